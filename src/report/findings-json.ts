import { type FileFindings, type FindingRange, located, type Trouble } from './findings.ts';

/** `schemas/diagnostics.schema.json`, version 1: lines and columns from 1, columns in UTF-16 units, ends exclusive. */
export function jsonFindings(files: readonly FileFindings[], troubles: readonly Trouble[]): string {
  const unread = troubles.length === 0 ? {} : { troubles };
  return `${JSON.stringify({ version: 1, diagnostics: files.flatMap(jsonIn), ...unread }, null, 2)}\n`;
}

/** One line a finding; each is one element of `diagnostics` in the JSON format. */
export function jsonLines(files: readonly FileFindings[]): string {
  return files
    .flatMap(jsonIn)
    .map((finding) => `${JSON.stringify(finding)}\n`)
    .join('');
}

function jsonIn({ file, source, diagnostics }: FileFindings): readonly object[] {
  return located(source, diagnostics).map(({ diagnostic, range, edits, related }) => {
    const { code, rule, severity, boot, message, path, fix } = diagnostic;
    const unsafe = fix?.isUnsafe === true ? { isUnsafe: true } : {};
    const written = edits.map(({ edit, range: at }) => ({ range: placed(at), text: edit.text }));
    const places = related.map(({ place, range: at }) => ({ message: place.message, range: placed(at) }));
    return {
      code,
      rule,
      severity,
      boot,
      message,
      file,
      path,
      range: placed(range),
      ...(fix === undefined ? {} : { fix: { title: fix.title, ...unsafe, edits: written } }),
      ...(places.length === 0 ? {} : { related: places }),
    };
  });
}

function placed({ start, end }: FindingRange): FindingRange {
  return { start, end };
}
