import type { Diagnostic, Severity } from '../config/diagnostic.ts';
import type { Position } from '../config/lines.ts';
import { printable } from '../printable.ts';
import { type FileFindings, type FindingRange, rangesOf } from './findings.ts';
import { type SourceLines, sourceLines } from './source-lines.ts';
import type { Paint, Tone } from './style.ts';

const TONES: Readonly<Record<Severity, Tone>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** Lines longer than this are shown around the finding only. */
const WIDTH = 100;

/**
 * Findings for a person at a terminal, in the manner of rustc: what, where, the line itself with its neighbours, what to
 * do. Secret values in the shown lines are masked.
 */
export function prettyFindings(findings: FileFindings, paint: Paint): string {
  const { source } = findings;
  // A byte order mark takes no room on a screen.
  const hasMark = source.startsWith('\ufeff');
  const lines = sourceLines(hasMark ? source.slice(1) : source);
  const ranges = rangesOf(findings);
  const file = printable(findings.file);
  const blocks = findings.diagnostics.map((diagnostic, index) => {
    const range = ranges[index];
    return range === undefined
      ? ''
      : block(file, lines, diagnostic, { range, shown: hasMark ? withoutMark(range) : range }, paint);
  });
  return blocks.join('\n');
}

function block(
  file: string,
  lines: SourceLines,
  diagnostic: Diagnostic,
  { range, shown: shownRange }: { readonly range: FindingRange; readonly shown: FindingRange },
  paint: Paint,
): string {
  const { severity, code, rule, message, fix } = diagnostic;
  const { line, column } = range.start;
  const shown = excerpt(lines, shownRange, paint, TONES[severity]);
  const gutter = ' '.repeat(String(line + 1).length);
  const help =
    fix === undefined
      ? `rule ${rule}`
      : `${fix.title.charAt(0).toLowerCase()}${fix.title.slice(1)} (rule ${rule}${fix.isUnsafe === true ? ', after a look' : ''})`;
  const text = [
    `${paint(TONES[severity], `${severity}[${code}]`)}${paint('bold', `: ${printable(message)}`)}`,
    `${gutter}${paint('blue', '-->')} ${file}:${line}:${column}`,
    ...shown,
    `${gutter} ${paint('blue', '=')} ${paint('dim', printable(help))}`,
  ];
  return `${text.join('\n')}\n`;
}

function withoutMark({ start, end }: FindingRange): FindingRange {
  const moved = ({ line, column }: Position): Position => ({
    line,
    column: line === 1 ? Math.max(1, column - 1) : column,
  });
  return { start: moved(start), end: moved(end) };
}

/** The line of a finding, marked, and the lines beside it. */
function excerpt(lines: SourceLines, range: FindingRange, paint: Paint, tone: Tone): readonly string[] {
  const { line, column } = range.start;
  const width = String(line + 1).length;
  const bar = paint('blue', '|');
  const empty = `${' '.repeat(width)} ${bar}`;
  const row = (number: number, text: string): string =>
    `${paint('blue', String(number).padStart(width))} ${bar} ${text}`;
  const neighbour = (number: number): readonly string[] => {
    const text = lines.context(number);
    return text === undefined ? [] : [row(number, text.length <= WIDTH ? text : `${text.slice(0, WIDTH)}…`)];
  };
  const written = lines.written(line);
  if (written.trim() === '') return [];
  const { text, offset } = around(lines.shown(line), column - 1);
  const marks = underline(lines.shown(line), written, range, offset);
  return [
    empty,
    ...neighbour(line - 1),
    row(line, text),
    `${empty} ${paint(tone, marks)}`.trimEnd(),
    ...neighbour(line + 1),
  ];
}

function around(line: string, column: number): { text: string; offset: number } {
  if (line.length <= WIDTH) return { text: line, offset: 0 };
  const offset = Math.max(0, Math.min(column - 20, line.length - WIDTH));
  const text = line.slice(offset, offset + WIDTH);
  return { text: `${offset > 0 ? '…' : ''}${text}…`, offset: offset > 0 ? offset - 1 : 0 };
}

/** Carets under the finding on its first line; none where masking moved the text. */
function underline(shown: string, written: string, { start, end }: FindingRange, offset: number): string {
  if (shown !== written) return '';
  const last = end.line === start.line ? end.column : shown.length + 1;
  const length = Math.max(1, Math.min(last, offset + WIDTH) - start.column);
  return `${' '.repeat(Math.max(0, start.column - 1 - offset))}${'^'.repeat(length)}`;
}
