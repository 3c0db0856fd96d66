import { lineStartAt } from './lines.ts';
/** A line of a source text, without its break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** White space at its beginning, counted. */
  readonly indent: number;
  /** Where its content stands: behind the dashes of list entries. */
  readonly column: number;
}

/** The line around an offset. */
export function lineAt(source: string, offset: number): Line {
  const start = lineStartAt(source, offset);
  const next = source.indexOf('\n', start);
  const whole = source.slice(start, next === -1 ? source.length : next);
  const text = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
  const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const column = /^[ \t]*(?:-[ ]+)*/.exec(text)?.[0].length ?? indent;
  return { start, end: start + text.length, text, indent, column };
}

/** Whether a line holds nothing, or a comment alone. */
export function isBlank({ text }: Line): boolean {
  return /^\s*(?:#|$)/.test(text);
}

/** The lines above, from the nearest on, blank ones left out. */
export function* linesAbove(source: string, { start }: Line): Generator<Line> {
  for (let from = start; from > 0; ) {
    const line = lineAt(source, from - 1);
    if (!isBlank(line)) yield line;
    from = line.start;
  }
}

/** The lines below, blank ones left out. */
export function* linesBelow(source: string, { start }: Line): Generator<Line> {
  for (let at = source.indexOf('\n', start); at !== -1 && at + 1 < source.length; ) {
    const line = lineAt(source, at + 1);
    if (!isBlank(line)) yield line;
    at = source.indexOf('\n', at + 1);
  }
}

export function firstOf<T>(values: Iterable<T>): T | undefined {
  for (const value of values) return value;
  return undefined;
}
