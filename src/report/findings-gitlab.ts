import type { Diagnostic } from '../config/diagnostic.ts';
import { type FileFindings, located } from './findings.ts';
import { fingerprints } from './fingerprint.ts';

/**
 * A Code Quality report of GitLab.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabFindings(files: readonly FileFindings[]): string {
  const issues = files.flatMap(({ file, source, root, diagnostics }) => {
    // GitLab matches paths with those of the repository, which begin with a name.
    const path = file.replace(/^(?:\.\/)+/, '');
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
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function severityOf({ severity, boot }: Diagnostic): string {
  if (severity === 'error') return boot === 'refuse' ? 'critical' : 'major';
  return severity === 'warning' ? 'minor' : 'info';
}
