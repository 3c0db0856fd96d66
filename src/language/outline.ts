import type { Path } from '../config/path.ts';
import { canonicalKey } from '../config/tree.ts';

/** A mapping or a list that the scan is in, by its column. */
export interface Frame {
  readonly kind: 'map' | 'list';
  readonly column: number;
  readonly at: Path;
  /** The key, or the position, that the next deeper line belongs to. */
  last: string | number;
  /** Nothing stands after that key or dash yet. */
  isOpen: boolean;
}

/** What a line of a block document consists of: dashes, then a key with its colon, then the rest. */
export interface Line {
  /** Columns. */
  readonly dashes: readonly number[];
  /** Column of what follows the dashes. */
  readonly begin: number;
  readonly key?: { readonly name: string; readonly end: number; readonly colon: number };
  /** Column and text of the value, or of what is no key; without a comment. */
  readonly rest: { readonly begin: number; readonly text: string };
  /** Column of a comment at the end. */
  readonly comment?: number;
}

const KEY =
  /(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'[\]{},#&*!|>%@`?-][^\n]{0,200}?|[-?][^\s][^\n]{0,200}?))([ \t]{0,20}):(?=[ \t\r]|$)/y;
/** More of them in a row than any document has. */
const DASH_LIMIT = 100;
const BLOCK_HEADER = /^(?:[&!]\S*[ \t]+)*[|>][-+\d]*[ \t\r]*$/;
const PROPERTIES_ONLY = /^(?:[&!]\S*(?:[ \t]+|$))*$/;

export function lineOf(text: string): Line {
  const dashes: number[] = [];
  let begin = skipBlanks(text, 0);
  while (text[begin] === '-' && /[ \t\r]|^$/.test(text[begin + 1] ?? '') && dashes.length < DASH_LIMIT) {
    dashes.push(begin);
    begin = skipBlanks(text, begin + 1);
  }
  KEY.lastIndex = begin;
  const match = KEY.exec(text);
  const colon = match === null ? begin - 1 : KEY.lastIndex - 1;
  const after = skipBlanks(text, colon + 1);
  const comment = commentIn(text, after);
  const rest = { begin: after, text: text.slice(after, comment).trimEnd() };
  const shared = { dashes, begin, rest, ...(comment === undefined ? {} : { comment }) };
  if (match === null) return shared;
  const name = match[1] ?? match[2] ?? match[3] ?? '';
  return { ...shared, key: { name, end: colon - (match[4] ?? '').length, colon } };
}

export function indentOf(text: string): number {
  return skipBlanks(text, 0);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

/** A comment begins at a `#` after white space, outside of quotes. */
function commentIn(text: string, from: number): number | undefined {
  if (!text.includes('#', from)) return undefined;
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text.slice(from))?.[0].length ?? 0;
  const found = /(?:^|[ \t])#/.exec(text.slice(from + quoted));
  if (found === null) return undefined;
  return from + quoted + found.index + found[0].length - 1;
}

export interface Outline {
  readonly frames: readonly Frame[];
  /** Leaves what a line at this column is not in. */
  leave(column: number): void;
  /** Takes in the dashes and the key of a line. */
  enter(line: Line): void;
  /** Takes in the rest of it; gives the block scalar that begins there. */
  finish(line: Line): Block | undefined;
}

export interface Block {
  readonly at: Path;
  /** Its lines are deeper than this. */
  readonly column: number;
}

/** Follows the nesting of a block document line by line, whatever state it is in. */
export function createOutline(): Outline {
  const frames: Frame[] = [];
  const leave = (column: number): void => {
    while ((frames.at(-1)?.column ?? -1) > column) frames.pop();
  };
  const push = (kind: Frame['kind'], column: number, last: string | number): Frame => {
    const frame: Frame = { kind, column, at: pathOf(frames.at(-1)), last, isOpen: true };
    frames.push(frame);
    return frame;
  };
  const enterDash = (column: number): void => {
    leave(column);
    const top = frames.at(-1);
    if (top?.kind === 'list' && top.column === column && typeof top.last === 'number') {
      top.last += 1;
      top.isOpen = true;
      return;
    }
    push('list', column, 0);
  };
  const enterKey = (column: number, name: string): void => {
    leave(column);
    // A list may stand at the column of its own key.
    if (frames.at(-1)?.kind === 'list' && frames.at(-1)?.column === column) frames.pop();
    const top = frames.at(-1);
    const frame = top?.kind === 'map' && top.column === column ? top : push('map', column, name);
    frame.last = canonicalKey(name);
    frame.isOpen = true;
  };
  return {
    frames,
    leave,
    enter({ dashes, key, begin }) {
      for (const column of dashes) enterDash(column);
      if (key !== undefined) enterKey(begin, key.name);
    },
    finish({ rest }) {
      const top = frames.at(-1);
      if (top === undefined || PROPERTIES_ONLY.test(rest.text)) return undefined;
      top.isOpen = false;
      return BLOCK_HEADER.test(rest.text) ? { at: pathOf(top), column: top.column } : undefined;
    },
  };
}

/** The way to what a frame is at: its last key, or its last element. */
export function pathOf(frame: Frame | undefined): Path {
  return frame === undefined ? [] : [...frame.at, frame.last];
}
