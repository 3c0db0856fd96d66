import { Lexer } from 'yaml';
import { lineStartAt } from './lines.ts';

/** A stretch of the source; the end is exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A YAML comment, and what it stands beside. */
export interface Comment extends Stretch {
  /** From its `#` to the end of the line. */
  readonly text: string;
  /** Nothing but white space stands before it on its line. */
  readonly isAlone: boolean;
  /**
   * The line that it speaks of: its own when something stands before it, else the next with content. Scalars of several
   * lines count to the line that they begin in. Nothing when no content follows.
   */
  readonly scope: Stretch | undefined;
}

/** Lexemes of no length, by which the YAML library marks the start of a document, a scalar and the end of a flow. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);

const BLANK = /^[ \t\r\n\ufeff]*$/;

/** Where a text has comments: by YAML's lexer, since a `#` in a quoted text or a block scalar is none. */
export function commentsIn(source: string): readonly Comment[] {
  const comments: { text: string; start: number; isAlone: boolean; next: number | undefined }[] = [];
  const lines = createLines(source);
  let offset = 0;
  let isScalar = false;
  let header: number | undefined;
  let content: number | undefined;
  for (const lexeme of new Lexer().lex(source)) {
    if (MARKS.has(lexeme)) {
      isScalar ||= lexeme === '\u001f';
      continue;
    }
    const start = offset;
    offset += lexeme.length;
    if (lexeme.startsWith('#') && !isScalar) {
      const isAlone = content === undefined || content < lines.startOf(start);
      comments.push({ text: lexeme, start, isAlone, next: undefined });
      continue;
    }
    if (BLANK.test(lexeme) && !isScalar) continue;
    for (let last = comments.length - 1; last >= 0; last--) {
      const comment = comments[last];
      if (comment === undefined || comment.next !== undefined) break;
      comment.next = start;
    }
    if (lexeme.includes('\n')) lines.join(isScalar ? (header ?? start) : start, offset);
    const isHeader = !isScalar && /^[|>]/.test(lexeme);
    if (isHeader) header = start;
    else if (isScalar || !lexeme.startsWith('&')) header = undefined;
    content = Math.max(start, offset - 1);
    isScalar = false;
  }
  return comments.map(({ text, start, isAlone, next }) => {
    const anchor = isAlone ? next : start;
    const scope = anchor === undefined ? undefined : lines.around(anchor);
    return { text, start, end: start + text.length, isAlone, scope };
  });
}

/** Lines, some of them joined by a scalar that goes on from one to the next. */
function createLines(source: string): {
  startOf(offset: number): number;
  join(start: number, end: number): void;
  around(offset: number): Stretch;
} {
  const ends = new Map<number, number>();
  const starts = new Map<number, number>();
  const startOf = (offset: number): number => lineStartAt(source, offset);
  return {
    startOf,
    join(start, end) {
      const first = startOf(start);
      ends.set(first, Math.max(end, ends.get(first) ?? 0));
      const last = startOf(end);
      if (source[end - 1] !== '\n') starts.set(last, Math.min(start, starts.get(last) ?? start));
    },
    around(offset) {
      const line = startOf(offset);
      const newline = source.indexOf('\n', offset);
      // A finding may stand at the end of the text.
      const lineEnd = newline === -1 ? source.length + 1 : newline + 1;
      return { start: starts.get(line) ?? line, end: Math.max(lineEnd, ends.get(line) ?? 0) };
    },
  };
}
