import { shape as documentShape, type Shape } from '../generated/shape.ts';
import type { Path } from '../path.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { type Entry, isNull, type TreeNode } from '../tree.ts';

export const valueMissing: Rule = {
  code: 'CC393',
  name: 'value-missing',
  severity: 'info',
  boot: 'keep',
  summary: 'a key without a value is as if it were not there; what begins with `#` is a comment',
  *check({ source, root }) {
    yield* walk(source, root, documentShape, []);
  },
};

function* walk(source: string, node: TreeNode | undefined, shape: Shape, at: Path): Generator<Finding> {
  if (node?.kind === 'list' && shape.kind === 'list') {
    for (const [index, item] of node.items.entries()) yield* walk(source, item, shape.items, [...at, index]);
  }
  if (node?.kind !== 'map' || shape.kind !== 'map') return;
  for (const entry of node.entries.values()) {
    const key = Object.hasOwn(shape.keys, entry.key) ? shape.keys[entry.key] : undefined;
    if (key === undefined) continue;
    if (isEmpty(entry) && key.shape.kind !== 'map' && key.shape.kind !== 'list')
      yield findingOf(source, entry, [...at, entry.key]);
    else yield* walk(source, entry.value, key.shape, [...at, entry.key]);
  }
}

/** Nothing at all; whoever writes `null` means it. */
function isEmpty({ value }: Entry): boolean {
  return isNull(value) && value.kind === 'scalar' && value.text === '' && value.start === value.end;
}

function findingOf(source: string, { written, keyStart, keyEnd }: Entry, at: Path): Finding {
  const place = { at, start: keyStart, end: keyEnd };
  const next = source.indexOf('\n', keyEnd);
  const behind = source.slice(keyEnd, next === -1 ? source.length : next).trimEnd();
  const [, gap = '', comment] = /^(:[ \t]+)(#\S.*)$/.exec(behind) ?? [];
  if (comment === undefined)
    return {
      ...place,
      message: `${quote(written)} has no value, and nothing is done for it; write one, or remove the key`,
    };
  const start = keyEnd + gap.length;
  const text = `'${comment.replaceAll("'", "''")}'`;
  const message = `${quote(written)} has no value, since \`#\` begins a comment; quote what follows if it is meant, or remove the key`;
  const edits = [{ start, end: start + comment.length, text }];
  return { ...place, message, fix: { title: 'Quote the value', edits, isUnsafe: true } };
}
