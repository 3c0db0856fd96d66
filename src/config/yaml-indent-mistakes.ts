import type { Edit } from './diagnostic.ts';
import { isKnownKey } from './yaml-known-keys.ts';
import { firstOf, type Line, lineAt, linesAbove, linesBelow } from './yaml-lines.ts';
import { mistake, type Stumble, type YamlMistake } from './yaml-mistake.ts';

const BLOCK_HEADER = /:\s+[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;
/** More lines than this are not moved at once. */
const RUN_LIMIT = 500;

type Check = (stumble: Stumble) => YamlMistake | undefined;

const CHECKS: readonly Check[] = [
  tab,
  blockWithoutMark,
  leftBlock,
  itemBesideKeys,
  deeperThanSibling,
  offByOne,
];

/** Mistakes of indentation, the surest first. */
export function indentMistake(stumble: Stumble): YamlMistake | undefined {
  for (const check of CHECKS) {
    const found = check(stumble);
    if (found !== undefined) return found;
  }
  return undefined;
}

function reindent({ start, text }: Line, width: number): Edit {
  const old = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  return { start, end: start + old, text: ' '.repeat(width) };
}

function firstText({ start, end, indent }: Line): { start: number; end: number } {
  return { start: start + indent, end };
}

function looksLikeKey({ text }: Line): boolean {
  const key = /^\s*(?:- +)*([a-z][\w-]*):(?:\s|$)/.exec(text)?.[1];
  return key !== undefined && isKnownKey(key);
}

/** Tabs for spaces, in this line or the next; a run of such lines is corrected together. */
function tab({ source, line }: Stumble): YamlMistake | undefined {
  const first = [line, firstOf(linesBelow(source, line))].find((each) => each && /^[ ]*\t/.test(each.text));
  if (first === undefined) return undefined;
  const above = firstOf(linesAbove(source, first));
  const width = above === undefined ? 0 : wantedBelow(above, first);
  const edits = [reindent(first, width)];
  const depth = tabsOf(first);
  for (const below of linesBelow(source, first)) {
    if (!/^[ ]*\t/.test(below.text) || edits.length >= RUN_LIMIT) break;
    edits.push(reindent(below, Math.max(0, width + 2 * (tabsOf(below) - depth))));
  }
  const place = { start: first.start, end: first.start + first.indent };
  return mistake('a tab stands where spaces must; indent with spaces', place, 'Indent with spaces', edits);
}

function tabsOf({ text }: Line): number {
  return /^[ \t]*/.exec(text)?.[0].split('\t').length ?? 1;
}

function wantedBelow(above: Line, line: Line): number {
  if (/:\s*(?:[|>][+-]?\s*)?$/.test(above.text)) return above.column + 2;
  return /^\s*- /.test(line.text) ? above.indent : above.column;
}

/** Text below `content:`, with the `|` left out. */
function blockWithoutMark({ source, line }: Stumble): YamlMistake | undefined {
  let below = line;
  let count = 0;
  for (const above of linesAbove(source, line)) {
    if (above.indent < line.indent || /^\s*(?:- +)?content:\s*$/.test(above.text)) {
      if (!/^\s*(?:- +)?content:\s*$/.test(above.text) || below.indent <= above.indent) return undefined;
      if (!/^\s*(?:\[[A-Za-z]+\]|[A-Za-z]+=.*)\s*$/.test(below.text)) return undefined;
      const at = above.start + above.text.trimEnd().length;
      const place = { start: above.start + above.column, end: at };
      const message = 'the text below `content` needs a mark that it is one; write `content: |`';
      return mistake(message, place, 'Write content: |', [{ start: at, end: at, text: ' |' }]);
    }
    below = above;
    if (++count > RUN_LIMIT) return undefined;
  }
  return undefined;
}

/** A line of a block of text that is indented less than the block. */
function leftBlock({ source, line }: Stumble): YamlMistake | undefined {
  if (looksLikeKey(line)) return undefined;
  let deep: Line | undefined;
  let count = 0;
  for (const above of linesAbove(source, line)) {
    if (BLOCK_HEADER.test(above.text) && above.indent <= line.indent) {
      const width = deep?.indent ?? above.column + 2;
      if (width <= line.indent) return undefined;
      const end =
        deep === undefined
          ? 'this text must be indented deeper than the key it belongs to'
          : 'this line is indented less than the text above that it belongs to';
      return mistake(
        `${end}; indent it`,
        firstText(line),
        'Indent the text',
        shiftedRun(source, line, width),
      );
    }
    if (above.indent < line.indent || ++count > RUN_LIMIT) return undefined;
    if (above.indent > line.indent) deep = above;
    else return undefined;
  }
  return undefined;
}

/** The line and those after it that belong to the same text, moved together. */
function shiftedRun(source: string, line: Line, width: number): readonly Edit[] {
  const by = width - line.indent;
  const edits = [reindent(line, width)];
  for (const below of linesBelow(source, line)) {
    if (below.indent < line.indent || below.indent >= width || looksLikeKey(below)) break;
    if (edits.length >= RUN_LIMIT) break;
    edits.push(reindent(below, below.indent + by));
  }
  return edits;
}

/** Lists by the first key of their entries. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ['path', '`write_files`'],
  ['name', '`units` or `users`'],
]);

/** An entry of a list at the column of keys: the key of its list is missing, or it is not indented as the list is. */
function itemBesideKeys({ source, code, line }: Stumble): YamlMistake | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const item = line.text.trim() === '' ? firstOf(linesBelow(source, line)) : line;
  const key = /^\s*- +([a-z][\w-]*):/.exec(item?.text ?? '')?.[1];
  if (item === undefined || key === undefined || !isBesideKey(source, item)) return undefined;
  const list = LISTS.get(key) ?? 'its list';
  const message = `an entry of a list stands beside keys; put it below the key of ${list}, indented as the entries there`;
  return { message, ...firstText(item) };
}

/** Whether the nearest line above that is indented no deeper holds a key at the same column. */
function isBesideKey(source: string, item: Line): boolean {
  let count = 0;
  for (const above of linesAbove(source, item)) {
    if (above.indent <= item.indent)
      return above.indent === item.indent && /^\s*[\w.-]+:(?:\s|$)/.test(above.text);
    if (++count > RUN_LIMIT) return false;
  }
  return false;
}

/** A key that is indented deeper than the one above it, which has a value already. */
function deeperThanSibling({ source, code, line }: Stumble): YamlMistake | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const below = firstOf(linesBelow(source, line));
  const hasValue = /^\s*(?:- +)*[\w.-]+:\s+[^\s|>&*#]/.test(line.text);
  if (below === undefined || !hasValue || below.indent <= line.column || !looksLikeKey(below))
    return undefined;
  const message = 'this key is indented deeper than the one above it that it belongs beside; align them';
  const edits = [reindent(below, line.column)];
  let last = below;
  for (const next of linesBelow(source, below)) {
    if (next.indent < below.indent || edits.length >= RUN_LIMIT) break;
    edits.push(reindent(next, next.indent - below.indent + line.column));
    last = next;
  }
  return last === undefined ? undefined : mistake(message, firstText(below), 'Align the key', edits);
}

/** A key that stands one space beside its siblings. */
function offByOne({ source, line }: Stumble): YamlMistake | undefined {
  if (!/^\s*(?:- +|[\w.-]+:(?:\s|$))/.test(line.text)) return undefined;
  const first = firstChild(source, line);
  const isChild = first !== undefined && Math.abs(first.indent - line.indent) === 1;
  if (isChild && first.indent % 2 === 1 && line.indent % 2 === 0) return aligned(source, first, line.indent);
  for (const above of linesAbove(source, line)) {
    if (Math.abs(above.column - line.indent) === 1) return aligned(source, line, above.column);
    if (above.indent < line.indent - 1) return undefined;
  }
  return undefined;
}

/** The first line of the mapping or list that a line stands beside, indented a little differently. */
function firstChild(source: string, line: Line): Line | undefined {
  let first: Line | undefined;
  for (const above of linesAbove(source, line)) {
    if (above.column < line.indent) return first;
    if (above.indent <= line.indent + 1) first = above;
  }
  return undefined;
}

function aligned(source: string, line: Line, width: number): YamlMistake {
  const edits = [reindent(line, width)];
  for (const below of linesBelow(source, line)) {
    if (below.indent !== line.indent || edits.length >= RUN_LIMIT) break;
    edits.push(reindent(below, width));
  }
  const message = 'this line is indented differently from the lines it belongs with; align them';
  return mistake(message, firstText(lineAt(source, line.start)), 'Align the line', edits);
}
