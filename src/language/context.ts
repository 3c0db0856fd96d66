import type { Path } from '../config/path.ts';
import { canonicalKey } from '../config/tree.ts';
import { type FlowPlace, flowPlace } from './flow-context.ts';
import { type Line, lineOf, type Outline, pathOf } from './outline.ts';
import { type ScannedLine, scanOutline } from './outline-scan.ts';

/**
 * What the cursor is at. `key`: in a key of the mapping `at`, or where one may begin. `value`: after the colon of the key
 * that `at` ends with. `item`: after a dash. `child`: on a deeper line below a key or dash that has no value yet.
 * `body`: in the lines of a block scalar.
 */
export type Role = 'key' | 'value' | 'item' | 'child' | 'body' | 'comment' | 'none';

export interface Context {
  readonly role: Role;
  readonly at: Path;
  /** What a completion replaces, and its text up to the cursor. */
  readonly start: number;
  readonly end: number;
  readonly typed: string;
  /** Keys that the mapping has besides the one at the cursor, underscore spelling. */
  readonly present: ReadonlySet<string>;
  /** Column at which what is inserted begins. */
  readonly column: number;
  /** What must stand before it: the space after a colon, the dash of an element. */
  readonly before: '' | ' ' | '- ';
  /** A colon follows already, or the value is in brackets on one line. */
  readonly form: 'block' | 'keyed' | 'flow';
}

/** A context in columns of its line. */
interface Spot {
  readonly role: Role;
  readonly at: Path;
  readonly from: number;
  readonly to: number;
  readonly before?: Context['before'];
  readonly form?: Context['form'];
}

/**
 * Says what stands at an offset, by indentation alone: a document that is being typed is seldom good YAML. Time is
 * linear in the text.
 */
export function contextAt(text: string, offset: number): Context {
  let spot: Spot = { role: 'none', at: [], from: 0, to: 0 };
  let lineStart = 0;
  scanOutline(text, {
    line(scanned) {
      if (offset > scanned.start + scanned.text.length && offset < nextStart(text, scanned)) return 'stop';
      if (offset > scanned.start + scanned.text.length) return undefined;
      spot = spotIn(scanned, offset - scanned.start);
      lineStart = scanned.start;
      return 'stop';
    },
  });
  const { role, at, from, to, before = '', form = 'block' } = spot;
  const start = lineStart + from;
  const hasKeys = role === 'key' || role === 'item' || role === 'child';
  const present =
    hasKeys && before !== '- ' && form !== 'flow' ? presentKeys(text, at, lineStart) : new Set<string>();
  return {
    role,
    at,
    start,
    end: lineStart + to,
    typed: text.slice(start, Math.max(start, offset)),
    present,
    column: from + before.length,
    before,
    form,
  };
}

function nextStart(text: string, { start, text: line }: ScannedLine): number {
  const newline = text.indexOf('\n', start + line.length);
  return newline === -1 ? text.length + 1 : newline + 1;
}

/** Keys of a mapping, without those on the line that is being typed. */
function presentKeys(text: string, at: Path, exceptLine: number): ReadonlySet<string> {
  const keys = new Set<string>();
  scanOutline(text, {
    entered({ key }, { start, outline }) {
      const top = outline.frames.at(-1);
      if (key === undefined || top === undefined || start === exceptLine) return;
      if (isSame(top.at, at)) keys.add(canonicalKey(key.name));
    },
  });
  return keys;
}

function isSame(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((part, index) => part === right[index]);
}

function spotIn({ text, indent, outline, block }: ScannedLine, cursor: number): Spot {
  const isBlank = indent === text.length;
  if (block !== undefined && (isBlank ? cursor : indent) > block.column)
    return bodySpot(block.at, text, cursor);
  if (isBlank) return blankSpot(outline, cursor, cursor);
  if (text[indent] === '#' && cursor > indent) return { role: 'comment', at: [], from: cursor, to: cursor };
  if (cursor < indent) return { role: 'none', at: [], from: cursor, to: cursor };
  const line = lineOf(text);
  outline.leave(line.begin);
  if (line.comment !== undefined && cursor > line.comment)
    return { role: 'comment', at: [], from: cursor, to: cursor };
  return line.key === undefined
    ? wordSpot(outline, line, text, cursor)
    : keySpot(outline, line, line.key, text, cursor);
}

/** In a body only the variable that is being typed is replaced. */
function bodySpot(at: Path, text: string, cursor: number): Spot {
  const typed = /\$?\w*$/.exec(text.slice(0, cursor))?.[0] ?? '';
  const after = /^\w*/.exec(text.slice(cursor))?.[0] ?? '';
  return { role: 'body', at, from: cursor - typed.length, to: cursor + after.length };
}

function keySpot(
  outline: Outline,
  line: Line,
  key: { readonly name: string; readonly end: number; readonly colon: number },
  text: string,
  cursor: number,
): Spot {
  outline.enter(line);
  const frame = outline.frames.at(-1);
  if (cursor < line.begin) return { role: 'none', at: [], from: cursor, to: cursor };
  if (cursor <= key.colon)
    return { role: 'key', at: frame?.at ?? [], from: line.begin, to: key.end, form: 'keyed' };
  const flow = flowSpot(line, pathOf(frame), cursor);
  if (flow !== undefined) return flow;
  const { begin, text: value } = line.rest;
  const at = pathOf(frame);
  if (value === '' || cursor < begin) {
    const before = text[cursor - 1] === ':' ? ' ' : '';
    return { role: 'value', at, from: cursor, to: value === '' ? cursor : begin + value.length, before };
  }
  return { role: 'value', at, from: begin, to: Math.max(begin + value.length, cursor) };
}

/** A line that has no key, or none yet. */
function wordSpot(outline: Outline, line: Line, text: string, cursor: number): Spot {
  const { dashes, begin, rest } = line;
  const to = rest.begin + rest.text.length;
  const dash = dashes.at(-1);
  if (dash === undefined) return { ...blankSpot(outline, begin, begin), to: Math.max(to, cursor) };
  outline.enter(line);
  const at = pathOf(outline.frames.at(-1));
  if (rest.text === '' || cursor < begin) {
    const before = text[cursor - 1] === '-' ? ' ' : '';
    return { role: 'item', at, from: cursor, to: rest.text === '' ? cursor : to, before };
  }
  return flowSpot(line, at, cursor) ?? { role: 'item', at, from: begin, to: Math.max(to, cursor) };
}

/** What may begin at a column where nothing stands: a key of the mapping there, an element, or a first child. */
function blankSpot(outline: Outline, column: number, cursor: number): Spot {
  outline.leave(column);
  const place = { from: cursor, to: cursor };
  const top = outline.frames.at(-1);
  const below = outline.frames.at(-2);
  if (top === undefined) return { role: 'key', at: [], ...place };
  if (top.kind === 'list' && top.column === column && below?.column === column)
    return { role: 'key', at: below.at, ...place };
  if (top.kind === 'list' && top.column === column)
    return { role: 'item', at: [...top.at, Number(top.last) + 1], ...place, before: '- ' };
  if (top.column === column) return { role: 'key', at: top.at, ...place };
  return top.isOpen ? { role: 'child', at: pathOf(top), ...place } : { role: 'none', at: [], ...place };
}

function flowSpot({ rest }: Line, at: Path, cursor: number): Spot | undefined {
  if (!/^[[{]/.test(rest.text) || cursor <= rest.begin) return undefined;
  const place: FlowPlace = flowPlace(rest.text, cursor - rest.begin);
  return {
    role: place.role,
    at: [...at, ...place.way],
    from: rest.begin + place.start,
    to: rest.begin + place.end,
    form: 'flow',
  };
}
