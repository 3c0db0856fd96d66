import type { Diagnostic } from '../config/diagnostic.ts';
import { type FileFindings, type LocatedFinding, located } from './findings.ts';
import { xmlText } from './xml-text.ts';

/**
 * A JUnit report: a suite a file, a case a finding. What does not fail the run is a skipped case, so that a pipeline that
 * reads the report agrees with the exit code.
 * @see https://github.com/testmoapp/junitxml
 */
export function junitFindings(
  files: readonly FileFindings[],
  isFailure: (diagnostic: Diagnostic) => boolean,
): string {
  const all = files.flatMap(({ diagnostics }) => diagnostics);
  const failures = all.filter(isFailure).length;
  const cases = files.reduce((sum, { diagnostics }) => sum + Math.max(1, diagnostics.length), 0);
  const suites = files.map((file) => suite(file, isFailure)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cloud-config validate" tests="${cases}" failures="${failures}" errors="0">\n${suites}</testsuites>\n`;
}

function suite(
  { file, source, diagnostics }: FileFindings,
  isFailure: (diagnostic: Diagnostic) => boolean,
): string {
  const name = xmlText(file);
  const failed = diagnostics.filter(isFailure).length;
  const skipped = diagnostics.length - failed;
  const cases = located(source, diagnostics).map((finding) => testCase(name, finding, isFailure));
  if (cases.length === 0) cases.push(`    <testcase classname="${name}" name="no findings"/>\n`);
  return `  <testsuite name="${name}" tests="${cases.length}" failures="${failed}" errors="0" skipped="${skipped}">\n${cases.join('')}  </testsuite>\n`;
}

function testCase(
  file: string,
  { diagnostic, range: { start } }: LocatedFinding,
  isFailure: (diagnostic: Diagnostic) => boolean,
): string {
  const { code, rule, severity } = diagnostic;
  const place = `${start.line}:${start.column}`;
  const message = xmlText(diagnostic.message);
  const text = `${file}:${place}: ${severity}: ${message} [${code}]`;
  const outcome = isFailure(diagnostic)
    ? `<failure type="${severity}" message="${message}">${text}</failure>`
    : `<skipped message="${severity}: ${message}"/>`;
  return `    <testcase classname="${file}" name="${code} ${xmlText(rule)} ${place}" file="${file}" line="${start.line}">\n      ${outcome}\n    </testcase>\n`;
}
