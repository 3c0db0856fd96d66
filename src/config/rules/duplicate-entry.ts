import { filesIn, textAt, unitsIn } from '../entries.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { isNull, type Place } from '../tree.ts';

// Of two entries that say what one file holds, only the last can be true on the machine.
export const duplicateEntry: Rule = {
  code: 'CC313',
  name: 'duplicate-entry',
  severity: 'warning',
  boot: 'keep',
  summary: 'two entries write the same file or unit; the last one wins',
  *check({ root }) {
    yield* repeated(filesIn(root), 'path', ({ node }) => {
      const isAddition = node.kind === 'map' && node.entries.has('append');
      return !isAddition;
    });
    yield* repeated(unitsIn(root), 'name', ({ node }) => {
      const content = node.kind === 'map' ? node.entries.get('content')?.value : undefined;
      return content !== undefined && !isNull(content);
    });
  },
};

function* repeated(
  entries: Iterable<Place>,
  key: string,
  counts: (entry: Place) => boolean,
): Generator<Finding> {
  const seen = new Set<string>();
  for (const entry of entries) {
    const text = textAt(entry, key);
    if (text === undefined || !counts(entry)) continue;
    const { at, node } = text;
    if (seen.has(node.text)) {
      const message = `${quote(node.text)} is written by an entry above too; this one wins, remove the other`;
      yield { message, at, start: node.start, end: node.end };
    }
    seen.add(node.text);
  }
}
