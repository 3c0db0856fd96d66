import type { Diagnostic } from '../config/diagnostic.ts';
import { type FileFindings, type LocatedFinding, located, type Trouble } from './findings.ts';
import { xmlText } from './xml-text.ts';

/**
 * A JUnit report: a suite a file, a case a finding. What does not fail the run is a skipped case, so that a pipeline that
 * reads the report agrees with the exit code; a file that could not be read is a case with an error.
 * @see https://github.com/testmoapp/junitxml
 */
export function junitFindings(
  files: readonly FileFindings[],
  troubles: readonly Trouble[],
  isFailure: (diagnostic: Diagnostic) => boolean,
): string {
  const all = files.flatMap(({ diagnostics }) => diagnostics);
  const failures = all.filter(isFailure).length;
  const cases = files.reduce((sum, { diagnostics }) => sum + Math.max(1, diagnostics.length), 0);
  const suites = [...files.map((file) => suite(file, isFailure)), ...troubles.map(unreadSuite)].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cloud-config validate" tests="${cases + troubles.length}" failures="${failures}" errors="${troubles.length}">\n${suites}</testsuites>\n`;
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

function unreadSuite(trouble: Trouble): string {
  const [file, code, message] = [trouble.file, trouble.code, trouble.message].map(xmlText);
  const error = `<error type="${code}" message="${message}">${message} [${code}]</error>`;
  const oneCase = `    <testcase classname="${file}" name="${code}" file="${file}">\n      ${error}\n    </testcase>\n`;
  return `  <testsuite name="${file}" tests="1" failures="0" errors="1" skipped="0">\n${oneCase}  </testsuite>\n`;
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
