import { Lexer } from 'yaml';
import { lineAt } from './yaml-lines.ts';
import { mistake, type Stumble, type YamlMistake } from './yaml-mistake.ts';

interface Opening {
  readonly mark: string;
  readonly start: number;
}

/** A quote that runs on over the lines below it, or a bracket that is never closed. */
export function unclosedMistake({ source, offset }: Stumble): YamlMistake | undefined {
  const opening = openingBefore(source, offset);
  if (opening === undefined) return undefined;
  const { mark, start } = opening;
  const line = lineAt(source, start);
  const text = source.slice(start, line.end).trimEnd();
  const end = start + text.length;
  const isQuote = mark === '"' || mark === "'";
  const closing = { '[': ']', '{': '}' }[mark] ?? mark;
  const what = isQuote ? 'this quote is not closed' : `\`${mark}\` is not closed`;
  const message = `${what}; add ${isQuote ? 'the closing quote' : `\`${closing}\``}, or the file was cut off here`;
  const goesOn = text.length === 1 || (!isQuote && text.endsWith(','));
  if (goesOn) return { message, start, end };
  return mistake(message, { start, end }, `Add ${closing}`, [{ start: end, end, text: closing }]);
}

/** What is open where the parser stumbles. */
function openingBefore(source: string, offset: number): Opening | undefined {
  const open: Opening[] = [];
  let runaway: Opening | undefined;
  let at = 0;
  for (const lexeme of new Lexer().lex(source)) {
    if (lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f') continue;
    const start = at;
    at += lexeme.length;
    if (start > offset) break;
    if (lexeme === '[' || lexeme === '{') open.push({ mark: lexeme, start });
    else if (lexeme === ']' || lexeme === '}') open.pop();
    else if (/^["']/.test(lexeme))
      runaway =
        isRunaway(lexeme) && reaches(source, at, offset) ? { mark: lexeme.charAt(0), start } : runaway;
  }
  return runaway ?? open.at(-1);
}

/** A quoted text without its end, or one that swallowed lines with keys. */
function isRunaway(lexeme: string): boolean {
  const isClosed = lexeme.length > 1 && lexeme.endsWith(lexeme.charAt(0));
  return !isClosed || /\n[ \t]*(?:- +)?[a-z][\w-]*:(?: |\r?\n)/.test(lexeme);
}

/** Whether the parser stumbles at the end of a text or on the same line behind it. */
function reaches(source: string, end: number, offset: number): boolean {
  return !source.slice(end, Math.max(end, offset)).trimEnd().includes('\n');
}
