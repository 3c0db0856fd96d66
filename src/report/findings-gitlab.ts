import type { Diagnostic } from '../config/diagnostic.ts';
import { type FileFindings, located, type Trouble } from './findings.ts';
import { fingerprints, hash } from './fingerprint.ts';

/**
 * A Code Quality report of GitLab.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabFindings(files: readonly FileFindings[], troubles: readonly Trouble[]): string {
  const issues = files.flatMap(({ file, source, root, diagnostics }) => {
    const path = pathOf(file);
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

/** GitLab matches paths with those of the repository, which begin with a name. */
function pathOf(file: string): string {
  return file.replace(/^(?:\.\/)+/, '');
}

/** The format wants a line, which a file without text has not. */
function unread({ file, code, message }: Trouble): object {
  const path = pathOf(file);
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
