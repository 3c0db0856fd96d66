import { printable } from '../printable.ts';
import { type FileFindings, located } from './findings.ts';

/** A line a finding, `file:line:column: severity: message [code]`, as compilers write them and editors read them. */
export function conciseFindings({ file, source, diagnostics }: FileFindings): string {
  const name = printable(file);
  return located(source, diagnostics)
    .map(({ diagnostic: { severity, message, code }, range: { start } }) => {
      return `${name}:${start.line}:${start.column}: ${severity}: ${printable(message)} [${code}]\n`;
    })
    .join('');
}
