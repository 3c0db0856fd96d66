import type { Severity } from '../config/diagnostic.ts';
import { type FileFindings, rangesOf, type Trouble } from './findings.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Annotations for GitHub Actions. Messages quote what users wrote, so everything is escaped: a line break would
 * otherwise start a workflow command of its own.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubFindings(findings: FileFindings): string {
  const ranges = rangesOf(findings);
  const lines = findings.diagnostics.map(({ severity, code, rule, message }, index) => {
    const range = ranges[index];
    if (range === undefined) return '';
    const { start, end } = range;
    const place = [
      `file=${property(findings.file)}`,
      `line=${start.line}`,
      `endLine=${end.line}`,
      `col=${start.column}`,
      `endColumn=${Math.max(end.column, start.column)}`,
      `title=${property(`${code} ${rule}`)}`,
    ];
    return `::${COMMANDS[severity]} ${place.join(',')}::${data(message)}\n`;
  });
  return lines.join('');
}

/** What could not be read, as an annotation of its file. */
export function githubTrouble({ file, code, message }: Trouble): string {
  return `::error file=${property(file)},title=${property(code)}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
