import type { Path } from '../path.ts';
import type { Finding, Rule } from '../rule.ts';
import type { ScalarNode, TreeNode } from '../tree.ts';

export const joinedLines: Rule = {
  code: 'CC392',
  name: 'joined-lines',
  severity: 'error',
  boot: 'keep',
  summary:
    'entries of a list whose dash has no space behind it, or no key above it, are one text to YAML; so are the lines of a key without `|`',
  *check({ source, root }) {
    yield* walk(source, root, []);
  },
};

function* walk(source: string, node: TreeNode | undefined, at: Path): Generator<Finding> {
  if (node?.kind === 'map') {
    for (const { key, value } of node.entries.values()) yield* walk(source, value, [...at, key]);
  } else if (node?.kind === 'list') {
    for (const [index, item] of node.items.entries()) yield* walk(source, item, [...at, index]);
  } else if (
    node?.style === 'plain' &&
    node.end > node.start &&
    source.indexOf('\n', node.start) < node.end
  ) {
    const finding = findingOf(source, node, at);
    if (finding !== undefined) yield finding;
  }
}

function findingOf(source: string, { start, end }: ScalarNode, at: Path): Finding | undefined {
  const written = source.slice(start, end);
  if (written.startsWith('-----BEGIN ')) return pemFinding(source, written, start, at);
  const joined = [...written.matchAll(/\n[ \t]*(-)(?=[ \t]|[^\s-])/g)];
  if (joined.length === 0) return undefined;
  const starts = joined.map(({ index, 0: line }) => start + index + line.length);
  const first = /^-(?=[^\s-])/.test(written) ? [start + 1] : [];
  const missing = [...first, ...starts].filter((offset) => !/[ \t]/.test(source.charAt(offset)));
  const [place] = missing.length > 0 ? missing : starts;
  if (place === undefined) return undefined;
  const message =
    missing.length > 0
      ? 'a space is missing behind this dash, so that the line is part of the text around it; write `- `'
      : 'this line is part of the text above it; align its dash with those of the list';
  const edits = missing.map((offset) => ({ start: offset, end: offset, text: ' ' }));
  const fix = missing.length > 0 ? { fix: { title: 'Add the space', edits } } : {};
  return { message, at, start: place - 1, end: place, ...fix };
}

/** A key or certificate whose line breaks YAML makes blanks of. */
function pemFinding(source: string, written: string, start: number, at: Path): Finding {
  const [, margin = ''] = /\n([ \t]*)/.exec(written) ?? [];
  const message = 'without `|` before them the lines of this text are one, which nothing reads; write `|`';
  const edits = [{ start, end: start, text: `|\n${margin}` }];
  const isEven =
    source.charAt(start - 1) === ' ' &&
    [...written.matchAll(/\n[ \t]*/g)].every(([line]) => line === `\n${margin}`);
  return {
    message,
    at,
    start,
    end: start + 1,
    ...(isEven ? { fix: { title: 'Keep the lines', edits } } : {}),
  };
}
