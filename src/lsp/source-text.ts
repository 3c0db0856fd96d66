/** A position as the client counts: lines from 0, characters in units of the negotiated encoding. */
export interface ClientPosition {
  readonly line: number;
  readonly character: number;
}

export interface ClientRange {
  readonly start: ClientPosition;
  readonly end: ClientPosition;
}

export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** A text whose places are known both as offsets in UTF-16 units and as the client's positions. */
export interface SourceText {
  readonly text: string;
  offsetAt(position: ClientPosition): number;
  positionAt(offset: number): ClientPosition;
  rangeOf(place: { readonly start: number; readonly end: number }): ClientRange;
}

export function sourceText(text: string, encoding: Encoding): SourceText {
  let lines: readonly number[] | undefined;
  const starts = (): readonly number[] => {
    lines ??= lineStarts(text);
    return lines;
  };
  const endOf = (line: number): number => {
    const next = starts()[line + 1];
    if (next === undefined) return text.length;
    const isPair = text[next - 1] === '\n' && text[next - 2] === '\r';
    return next - (isPair ? 2 : 1);
  };
  const offsetAt = ({ line, character }: ClientPosition): number => {
    const row = Number.isFinite(line) ? Math.max(0, Math.floor(line)) : 0;
    const start = starts()[row];
    if (start === undefined) return text.length;
    return offsetInLine(text, start, endOf(row), character, encoding);
  };
  const positionAt = (offset: number): ClientPosition => {
    const at = Math.max(0, Math.min(offset, text.length));
    const line = lineOf(starts(), at);
    const start = starts()[line] ?? 0;
    return { line, character: unitsBetween(text, start, Math.min(at, endOf(line)), encoding) };
  };
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): ClientRange => ({
    start: positionAt(start),
    end: positionAt(end),
  });
  return { text, offsetAt, positionAt, rangeOf };
}

/** `\n`, `\r\n` and `\r` end a line, as the protocol has it. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Never inside a surrogate pair: a position there means the character's start. */
function offsetInLine(
  text: string,
  start: number,
  end: number,
  character: number,
  encoding: Encoding,
): number {
  let left = Number.isFinite(character) ? character : 0;
  let at = start;
  while (at < end && left > 0) {
    const point = text.codePointAt(at) ?? 0;
    const units = unitsOf(point, encoding);
    if (units > left) return at;
    left -= units;
    at += point > 0xffff ? 2 : 1;
  }
  return Math.min(at, end);
}

function unitsBetween(text: string, start: number, end: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return end - start;
  let units = 0;
  for (let at = start; at < end; ) {
    const point = text.codePointAt(at) ?? 0;
    units += unitsOf(point, encoding);
    at += point > 0xffff ? 2 : 1;
  }
  return units;
}

function unitsOf(point: number, encoding: Encoding): number {
  if (encoding === 'utf-32') return 1;
  if (encoding === 'utf-16') return point > 0xffff ? 2 : 1;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point > 0xffff ? 4 : 3;
}
