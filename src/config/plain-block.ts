const NEWLINE = 10;
const SPACE = 32;

/** The text of a literal block scalar. */
export interface BlockLines {
  /** Without their margin, and without the blank ones at the end. */
  readonly lines: readonly string[];
  /** Behind the last of them. */
  readonly end: number;
  /** Where the document goes on. */
  readonly next: number;
}

/**
 * The lines below `|` that stand further in than `column`, that of the collection which they belong to. `undefined` for
 * a text without lines, and for one that may have a mistake. The source ends with a line break.
 */
export function readBlockLines(source: string, from: number, column: number): BlockLines | undefined {
  const lines: string[] = [];
  let margin: number | undefined;
  /** Of the blank lines before the first. */
  let widest = 0;
  let blanks = 0;
  let end = from;
  let next = from;
  while (next < source.length) {
    const limit = next + (margin ?? Number.POSITIVE_INFINITY);
    let at = next;
    while (at < limit && source.charCodeAt(at) === SPACE) at++;
    const inset = at - next;
    const isBlank = source.charCodeAt(at) === NEWLINE;
    if (!isBlank && inset <= column) break;
    next = source.indexOf('\n', at) + 1;
    if (isBlank) {
      if (margin === undefined) widest = Math.max(widest, inset);
      blanks++;
      continue;
    }
    margin ??= inset;
    if (inset < margin || widest > margin) return undefined;
    for (; blanks > 0; blanks--) lines.push('');
    lines.push(source.slice(at, next - 1));
    end = next;
  }
  return margin === undefined ? undefined : { lines, end, next };
}
