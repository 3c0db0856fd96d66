import type { Diagnostic } from '../config/diagnostic.ts';
import { positionsIn } from '../config/lines.ts';

/** Findings for a log, a line each: `file:line:column: severity: message [code]`; never a secret. */
export function findingLines(
  file: string,
  source: string,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  const position = positionsIn(source);
  return diagnostics.map(({ start, severity, message, code }) => {
    const { line, column } = position(start);
    return `${file}:${line}:${column}: ${severity}: ${message} [${code}]`;
  });
}
