import type { Diagnostic } from '../config/diagnostic.ts';
import { textAt } from '../config/entries.ts';
import type { Path } from '../config/path.ts';
import { find, type Place, type TreeNode } from '../config/tree.ts';

/**
 * One text per finding that stays when lines and entries move: made of file, rule and key path, with the names of
 * entries in place of their positions, and for several equal ones of how many stand before. Services follow a finding
 * by it from one commit to the next.
 */
export function fingerprints(
  file: string,
  diagnostics: readonly Diagnostic[],
  root?: TreeNode,
): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, at }) => {
    const identity = `${file}\n${code}\n${JSON.stringify(namedPath(at, root))}`;
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return hash(`${identity}\n${before}`);
  });
}

/** Units, drop-ins and users have a name, files a path; what has none keeps its position. */
function namedPath(at: Path, root: TreeNode | undefined): Path {
  let place: Place | undefined = root && { node: root, at: [] };
  return at.map((part) => {
    place = find(place, part);
    if (typeof part === 'string') return part;
    return (textAt(place, 'name') ?? textAt(place, 'path'))?.node.text ?? part;
  });
}

const PRIME = 0x01000193;

/** FNV-1a, four times with other beginnings: 128 bits that need be unique, not secret. */
export function hash(text: string): string {
  return [0x811c9dc5, 0x2f0b4c47, 0x9e3779b9, 0x85ebca6b]
    .map((seed) => {
      let value = seed;
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        value = Math.imul(value ^ (unit & 0xff), PRIME);
        value = Math.imul(value ^ (unit >>> 8), PRIME);
      }
      return (value >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
