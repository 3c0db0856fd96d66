import type { Edit, Fix } from './diagnostic.ts';
import { readPasswordHash } from './password-hash.ts';
import { scalarPlaces } from './scalar-places.ts';
import type { ScalarNode } from './tree.ts';

/** Takes away what keeps a text from being a hash; what is left is quoted nowhere. */
export function hashFix(node: ScalarNode, source: string): { readonly fix?: Fix } {
  const places = scalarPlaces(source, node);
  const edits: Edit[] = [];
  for (const [from, to] of superfluousIn(node.text)) {
    const { start, isExact } = places(from, from);
    if (!isExact) return {};
    edits.push({ start, end: places(to, to).start, text: '' });
  }
  return edits.length === 0 ? {} : { fix: { title: 'Leave the hash alone', edits } };
}

/** Quotes, white space, the other fields of a line of /etc/shadow, and what keeps a dollar sign from other programs. */
function superfluousIn(text: string): readonly (readonly [start: number, end: number])[] {
  const [hash] = /\$[\w$./=,]+/.exec(text) ?? [];
  if (hash !== undefined && hash !== text && isHash(hash)) {
    const start = text.indexOf(hash);
    const pieces = [
      [0, start],
      [start + hash.length, text.length],
    ] as const;
    return pieces.filter(([from, to]) => from < to);
  }
  const escapes = [...text.matchAll(/[$\\](?=\$)/g)];
  return isHash(text.replace(/[$\\](?=\$)/g, '')) ? escapes.map(({ index }) => [index, index + 1]) : [];
}

function isHash(text: string): boolean {
  return text.startsWith('$') && readPasswordHash(text).kind === 'hash';
}
