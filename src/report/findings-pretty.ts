import type { Diagnostic, Severity } from '../config/diagnostic.ts';
import { printable } from '../printable.ts';
import { type FileFindings, type FindingRange, rangesOf } from './findings.ts';
import { maskSecrets } from './mask.ts';
import type { Paint, Tone } from './style.ts';

const TONES: Readonly<Record<Severity, Tone>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** Lines longer than this are shown around the finding only. */
const WIDTH = 100;

/**
 * Findings for a person at a terminal, in the manner of rustc: what, where, the line itself, what to do.
 * Secret values in the shown lines are masked.
 */
export function prettyFindings(findings: FileFindings, paint: Paint): string {
  const lines = findings.source.split(/\r?\n/);
  const ranges = rangesOf(findings);
  const blocks = findings.diagnostics.map((diagnostic, index) => {
    const range = ranges[index];
    return range === undefined ? '' : block(findings.file, lines, diagnostic, range, paint);
  });
  return blocks.join('\n');
}

function block(
  file: string,
  lines: readonly string[],
  diagnostic: Diagnostic,
  range: FindingRange,
  paint: Paint,
): string {
  const { severity, code, rule, message, fix } = diagnostic;
  const tone = TONES[severity];
  const { line, column } = range.start;
  const number = String(line);
  const gutter = ' '.repeat(number.length);
  const bar = paint('blue', '|');
  const head = `${paint(tone, `${severity}[${code}]`)}${paint('bold', `: ${message}`)}`;
  const where = `${gutter}${paint('blue', '-->')} ${file}:${line}:${column}`;
  const written = printable((lines[line - 1] ?? '').replaceAll('\t', ' '));
  const shown = maskSecrets(written);
  const body = [head, where];
  if (written !== '') {
    const { text, offset } = around(shown, column - 1);
    body.push(`${gutter} ${bar}`, `${paint('blue', number)} ${bar} ${text}`);
    const marks = underline(shown, written, range, offset);
    body.push(`${gutter} ${bar} ${paint(tone, marks)}`.trimEnd());
  }
  const help =
    fix === undefined
      ? `rule ${rule}`
      : `${fix.title.charAt(0).toLowerCase()}${fix.title.slice(1)} (rule ${rule})`;
  body.push(`${gutter} ${paint('blue', '=')} ${paint('dim', help)}`);
  return `${body.join('\n')}\n`;
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
