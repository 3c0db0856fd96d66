import { type Block, createOutline, indentOf, type Line, lineOf, type Outline } from './outline.ts';

/** A line of a document, before it is taken into the outline. */
export interface ScannedLine {
  /** Offset. */
  readonly start: number;
  /** Without its end. */
  readonly text: string;
  readonly indent: number;
  readonly outline: Outline;
  /** The block scalar that is open; a line that is not deeper ends it. */
  readonly block: Block | undefined;
}

export interface Visitor {
  /** `stop` ends the scan. */
  line?(line: ScannedLine): 'stop' | undefined;
  /** After a line of dashes and keys was taken in. */
  entered?(line: Line, scanned: ScannedLine): void;
}

/** Goes through a document line by line. */
export function scanOutline(text: string, visitor: Visitor): void {
  const outline = createOutline();
  let block: Block | undefined;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const raw = text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
    const indent = indentOf(raw);
    const isBlank = indent === raw.length;
    const scanned = { start, text: raw, indent, outline, block };
    if (visitor.line?.(scanned) === 'stop') return;
    if (!isBlank && block !== undefined && indent <= block.column) block = undefined;
    if (!isBlank && block === undefined && !isAside(raw, indent)) {
      const line = lineOf(raw);
      outline.leave(line.begin);
      outline.enter(line);
      visitor.entered?.(line, scanned);
      block = outline.finish(line);
    }
    start = end + 1;
  }
}

/** Comments, the byte order mark before the header, and marks between documents. */
function isAside(text: string, indent: number): boolean {
  return text[indent] === '#' || text.startsWith('\ufeff#') || /^(?:---|\.\.\.|%)/.test(text);
}
