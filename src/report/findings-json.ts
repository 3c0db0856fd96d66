import { positionsIn } from '../config/lines.ts';
import type { FileFindings } from './findings.ts';

/** `schemas/diagnostics.schema.json`, version 1: lines and columns from 1, columns in UTF-16 units, ends exclusive. */
export function jsonFindings(files: readonly FileFindings[]): string {
  return `${JSON.stringify({ version: 1, diagnostics: files.flatMap(inFile) }, null, 2)}\n`;
}

function inFile({ file, source, diagnostics }: FileFindings): readonly object[] {
  const position = positionsIn(source);
  const rangeOf = (part: { readonly start: number; readonly end: number }) => ({
    start: position(part.start),
    end: position(part.end),
  });
  return diagnostics.map((diagnostic) => {
    const { code, rule, severity, message, path, fix } = diagnostic;
    const edits = fix?.edits.map((edit) => ({ range: rangeOf(edit), text: edit.text }));
    const fixed = fix === undefined ? {} : { fix: { title: fix.title, edits } };
    return { code, rule, severity, message, file, path, range: rangeOf(diagnostic), ...fixed };
  });
}
