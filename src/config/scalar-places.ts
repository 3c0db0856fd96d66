import type { ScalarNode } from './tree.ts';

/** A stretch of the source that holds a piece of a scalar's value. */
export interface SourcePlace {
  readonly start: number;
  readonly end: number;
  /** It holds the piece letter by letter; otherwise it is the scalar as a whole. */
  readonly isExact: boolean;
}

/** Finds pieces of a scalar's value in the source; offsets count UTF-16 units of the value. */
export type ScalarPlaces = (start: number, end: number) => SourcePlace;

/** Where each letter of a value stands; `undefined` where quoting or folding hides it. */
type Mapping = (offset: number) => number;

/**
 * Maps offsets in a scalar's value to offsets in the source: literal block scalars line by line, plain and quoted
 * ones that stand on one line. Anything else, such as a folded block, is shown as a whole.
 */
export function scalarPlaces(source: string, node: ScalarNode): ScalarPlaces {
  let mapping: Mapping | undefined;
  let isMapped = false;
  const whole = { start: node.start, end: wholeEnd(source, node), isExact: false };
  return (start, end) => {
    if (!isMapped) {
      mapping = mappingOf(source, node);
      isMapped = true;
    }
    if (mapping === undefined) return whole;
    const from = mapping(start);
    // The last letter's place and one: what lies between it and the next line is not part of the piece.
    return { start: from, end: end > start ? mapping(end - 1) + 1 : from, isExact: true };
  };
}

/** Of a block scalar that cannot be mapped only its header is marked, not pages of text. */
function wholeEnd(source: string, { style, start, end }: ScalarNode): number {
  if (style !== 'block') return end;
  const firstBreak = source.indexOf('\n', start);
  return firstBreak === -1 ? end : Math.min(end, firstBreak);
}

function mappingOf(source: string, node: ScalarNode): Mapping | undefined {
  const written = source.slice(node.start, node.end);
  if (node.style === 'block') return written.startsWith('|') ? blockMapping(written, node) : undefined;
  if (node.style === 'plain') return written === node.text ? (offset) => node.start + offset : undefined;
  return quotedMapping(written, node);
}

/** A line of a literal block is its line in the source without the indentation. */
function blockMapping(written: string, { text, start }: ScalarNode): Mapping | undefined {
  const valueStarts: number[] = [];
  const sourceStarts: number[] = [];
  let value = 0;
  let line = written.indexOf('\n') + 1;
  if (line === 0) return undefined;
  while (value <= text.length) {
    const valueEnd = endOfLine(text, value);
    const lineEnd = endOfLine(written, line);
    const shown = written[lineEnd - 1] === '\r' && text[valueEnd - 1] !== '\r' ? lineEnd - 1 : lineEnd;
    const indentation = shown - line - (valueEnd - value);
    // A kept final line break ends the text behind the last line of the source.
    const isAfterEnd = value === text.length && line >= written.length;
    if (!isAfterEnd && (indentation < 0 || !written.endsWith(text.slice(value, valueEnd), shown)))
      return undefined;
    valueStarts.push(value);
    sourceStarts.push(start + (isAfterEnd ? written.length : line + indentation));
    value = valueEnd + 1;
    line = Math.min(lineEnd + 1, written.length + 1);
  }
  return (offset) => {
    const at = lastNotAfter(valueStarts, offset);
    return (sourceStarts[at] ?? start) + offset - (valueStarts[at] ?? 0);
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The position of the last number that is not greater; numbers ascend and the first is 0. */
function lastNotAfter(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Walks over the escapes of a quoted scalar; one that goes over several lines is folded and not mapped. */
function quotedMapping(written: string, { text, start }: ScalarNode): Mapping | undefined {
  const quote = written[0];
  if (written.includes('\n') || (quote !== '"' && quote !== "'")) return undefined;
  const body = written.slice(1, -1);
  if (body === text) return (offset) => start + 1 + offset;
  const places: number[] = [];
  for (let at = 0; at < body.length; ) {
    places.push(start + 1 + at);
    at += quote === '"' ? escapeLength(body, at) : singleLength(body, at);
  }
  places.push(start + 1 + body.length);
  // A letter beyond U+FFFF is one escape and two units; such a text is not mapped.
  return places.length === text.length + 1 ? (offset) => places[offset] ?? start : undefined;
}

function escapeLength(body: string, at: number): number {
  if (body[at] !== '\\') return 1;
  return ESCAPE_LENGTH[body[at + 1] ?? ''] ?? 2;
}

function singleLength(body: string, at: number): number {
  return body.startsWith("''", at) ? 2 : 1;
}
