import type { Stretch } from './source-text.ts';

/** `${name}` is a variable of ours; anything else in the braces is an expression of another tool. */
const MARK =
  /\{\{.{0,200}?(?:\}\}|$)|\{%.{0,200}?(?:%\}|$)|<%.{0,200}?(?:%>|$)|%\{.{0,200}?(?:\}|$)|\$\{(?![A-Za-z_]\w*\}).{0,200}?\}|__[A-Z][A-Z0-9_]{0,60}?__|(?<![\w.])@@?[A-Z][A-Z0-9_]{1,60}@@?(?!\w)/;
const LONGEST_LINE = 2000;

const TOOLS: readonly (readonly [mark: RegExp, what: string])[] = [
  [/^\{\{/, '`{{ }}` is a template of Go, Jinja, Helm or Mustache'],
  [/^\{%/, '`{% %}` is a template of Jinja'],
  [/^<%/, '`<% %>` is a template of ERB'],
  [/^%\{/, '`%{ }` is a template of Terraform'],
  [/^\$\{/, '`${ }` with an expression is a template of Terraform'],
];

/** The first mark of a template in a stretch of one line. */
export function templateMarkIn(source: string, start: number, end: number): Stretch | undefined {
  const match = MARK.exec(source.slice(start, Math.min(end, start + LONGEST_LINE)));
  if (match === null) return undefined;
  return { start: start + match.index, end: start + match.index + match[0].length };
}

/** Says what a mark is; never what it holds, which may be a secret’s default. */
export function templateMessage(mark: string): string {
  const what =
    TOOLS.find(([form]) => form.test(mark))?.[1] ?? 'this stands for a text that a tool puts in its place';
  return `${what}, and nothing replaces it on the machine; render the document first, and check the result`;
}
