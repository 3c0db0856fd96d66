import type { Severity } from '../config/diagnostic.ts';
import type { Position } from '../config/lines.ts';
import { type FileFindings, located, type Trouble } from './findings.ts';
import { xmlText } from './xml-text.ts';

/**
 * The report of Checkstyle, which Jenkins and other services read.
 * @see https://checkstyle.org/cmdline.html
 */
export function checkstyleFindings(files: readonly FileFindings[], troubles: readonly Trouble[]): string {
  const elements = files.map(({ file, source, diagnostics }) => {
    const errors = located(source, diagnostics).map(({ diagnostic, range: { start } }) =>
      errorElement(start, diagnostic),
    );
    return fileElement(file, errors);
  });
  // Readers of the format want a line, which a file without text has not.
  const unread = troubles.map((trouble) =>
    fileElement(trouble.file, [errorElement({ line: 1, column: 1 }, { severity: 'error', ...trouble })]),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n${[...elements, ...unread].join('')}</checkstyle>\n`;
}

function fileElement(file: string, errors: readonly string[]): string {
  return `  <file name="${xmlText(file)}">\n${errors.join('')}  </file>\n`;
}

function errorElement(
  { line, column }: Position,
  {
    severity,
    message,
    code,
  }: { readonly severity: Severity; readonly message: string; readonly code: string },
): string {
  return `    <error line="${line}" column="${column}" severity="${severity}" message="${xmlText(message)}" source="cloud-config.${code}"/>\n`;
}
