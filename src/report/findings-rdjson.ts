import type { Severity } from '../config/diagnostic.ts';
import type { Position } from '../config/lines.ts';
import { type FileFindings, type FindingRange, located, type Trouble } from './findings.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/**
 * The diagnostic format of reviewdog, with fixes as suggestions. Its columns count bytes of UTF-8.
 * @see https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 */
export function rdjsonFindings(files: readonly FileFindings[], troubles: readonly Trouble[]): string {
  const report = {
    source: { name: 'cloud-config' },
    diagnostics: [...files.flatMap(inFile), ...troubles.map(unread)],
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function unread({ file, code, message }: Trouble): object {
  return { message, location: { path: file }, severity: SEVERITIES.error, code: { value: code } };
}

function inFile({ file, source, diagnostics }: FileFindings): readonly object[] {
  const lines = source.split('\n');
  const encoder = new TextEncoder();
  const position = ({ line, column }: Position): Position => {
    const before = (lines[line - 1] ?? '').slice(0, column - 1);
    return { line, column: encoder.encode(before).length + 1 };
  };
  const range = ({ start, end }: FindingRange): FindingRange => ({
    start: position(start),
    end: position(end),
  });
  return located(source, diagnostics).map((finding) => {
    const { code, severity, message } = finding.diagnostic;
    const suggestions = finding.edits.map(({ edit, range: at }) => ({ range: range(at), text: edit.text }));
    const related = finding.related.map(({ place, range: at }) => ({
      message: place.message,
      location: { path: file, range: range(at) },
    }));
    return {
      message,
      location: { path: file, range: range(finding.range) },
      severity: SEVERITIES[severity],
      code: { value: code },
      ...(suggestions.length === 0 ? {} : { suggestions }),
      ...(related.length === 0 ? {} : { related_locations: related }),
    };
  });
}
