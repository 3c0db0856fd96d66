import { type FileFindings, located } from './findings.ts';
import { xmlText } from './xml-text.ts';

/**
 * The report of Checkstyle, which Jenkins and other services read.
 * @see https://checkstyle.org/cmdline.html
 */
export function checkstyleFindings(files: readonly FileFindings[]): string {
  const elements = files.map(({ file, source, diagnostics }) => {
    const errors = located(source, diagnostics).map(({ diagnostic, range: { start } }) => {
      const { severity, message, code } = diagnostic;
      return `    <error line="${start.line}" column="${start.column}" severity="${severity}" message="${xmlText(message)}" source="cloud-config.${code}"/>\n`;
    });
    return `  <file name="${xmlText(file)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n${elements.join('')}</checkstyle>\n`;
}
