import type { Diagnostic } from '../config/diagnostic.ts';
import { type FileFindings, located, type Trouble } from './findings.ts';
import { fingerprints, hash } from './fingerprint.ts';

/**
 * A Code Quality report of GitLab, which matches the names of files with the paths of the repository.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabFindings(files: readonly FileFindings[], troubles: readonly Trouble[]): string {
  const issues = files.flatMap(({ file: path, source, root, diagnostics }) => {
    const prints = fingerprints(path, diagnostics, root);
    return located(source, diagnostics).map(({ diagnostic, range: { start, end } }, index) => ({
      type: 'issue',
      check_name: `${diagnostic.code} ${diagnostic.rule}`,
      description: `${diagnostic.message} (${diagnostic.code})`,
      categories: ['Bug Risk'],
      severity: severityOf(diagnostic),
      fingerprint: prints[index],
      location: { path, lines: { begin: start.line, end: Math.max(start.line, end.line) } },
    }));
  });
  return `${JSON.stringify([...issues, ...troubles.map(unread)], null, 2)}\n`;
}

/** The format wants a line, which a file without text has not. */
function unread({ file: path, code, message }: Trouble): object {
  return {
    type: 'issue',
    check_name: code,
    description: message,
    categories: ['Bug Risk'],
    severity: 'blocker',
    fingerprint: hash(`${path}\n${code}`),
    location: { path, lines: { begin: 1, end: 1 } },
  };
}

function severityOf({ severity, boot }: Diagnostic): string {
  if (severity === 'error') return boot === 'refuse' ? 'critical' : 'major';
  return severity === 'warning' ? 'minor' : 'info';
}
