import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { cloudConfig } from '../support/program.ts';

/** Each line has a finding; the key in the fourth ends a line, a workflow command and an element. */
const TEXT = `#cloud-config
hostnam: ä
write_files: [{path: etc/motd, permissions: 384}]
"a\\n::error::<b>&'\\e[31m": 1
# cloud-config ignore=CC201 -- ours
ourkey: 1
# cloud-config ignore=CC301 -- nothing
timezone: UTC # cloud-config ignore=CC201 -- read by another program
`;

const FORMATS = [
  'pretty',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'checkstyle',
  'junit',
  'rdjson',
];

/** Control characters other than line ends. */
const CONTROL = /(?![\n])\p{Cc}/u;

describe('formats of validate', () => {
  let directory = '';
  let path = '';
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'cloud-config-formats-'));
    path = join(directory, 'a b.yml');
    writeFileSync(path, TEXT);
  });
  after(() => rmSync(directory, { recursive: true }));

  const output = (format: string, ...more: readonly string[]): string =>
    cloudConfig(['validate', '--format', format, ...more, path]).stdout;

  it('all have every finding, no control character, and the same exit code', () => {
    for (const format of FORMATS) {
      const { status, stdout, stderr } = cloudConfig(['validate', '--format', format, path]);
      assert.deepEqual([status, stderr], [1, ''], format);
      assert.ok(!CONTROL.test(stdout), format);
      for (const code of ['CC201', 'CC302', 'CC301', 'CC091'])
        assert.ok(stdout.includes(code), `${format} ${code}`);
    }
  });

  it('concise is a line a finding, as the problem matcher reads it', () => {
    const { problemMatcher } = JSON.parse(readFileSync('packaging/problem-matcher.json', 'utf8'));
    const matcher = new RegExp(problemMatcher[0].pattern[0].regexp);
    const lines = output('concise').trimEnd().split('\n');
    assert.equal(lines.length, 5);
    assert.ok(lines.every((line) => matcher.test(line)));
    assert.equal(lines[0], `${path}:2:1: error: unknown key \`hostnam\`, did you mean \`hostname\`? [CC201]`);
  });

  it('json and jsonl are what the schema says, with fixes and what a boot does', () => {
    const document: { readonly diagnostics: readonly { readonly boot: string }[] } = JSON.parse(
      output('json'),
    );
    const check = new Ajv().compile(JSON.parse(readFileSync('schemas/diagnostics.schema.json', 'utf8')));
    assert.ok(check(document), JSON.stringify(check.errors));
    const lines = output('jsonl').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      document.diagnostics,
    );
    assert.equal(document.diagnostics[0]?.boot, 'drop-key');
  });

  it('sarif is SARIF 2.1.0: rules, regions, fixes, fingerprints, suppressions', () => {
    const log = JSON.parse(output('sarif'));
    assert.deepEqual(sarifErrors(log), []);
    const [run] = log.runs;
    const { rules } = run.tool.driver;
    for (const rule of rules) {
      assert.ok(rule.help.markdown.length > 0 && rule.fullDescription.text.length > 0, rule.id);
    }
    for (const result of run.results) {
      assert.equal(rules[result.ruleIndex].id, result.ruleId);
      assert.match(result.partialFingerprints['cloudConfigFinding/v1'], /^[0-9a-f]{32}$/);
    }
    const fixes = run.results.flatMap((result: { fixes?: readonly unknown[] }) => result.fixes ?? []);
    assert.ok(fixes.length >= 3);
    const reasons = run.results.flatMap(
      ({ suppressions = [] }: { suppressions?: readonly { justification: string }[] }) =>
        suppressions.map(({ justification }) => justification),
    );
    assert.deepEqual(reasons, ['ours', 'read by another program']);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.invocations[0].executionSuccessful, true);
    assert.match(run.artifacts[0].location.uri, /a%20b\.yml$/);
  });

  it('sarif names files below the directory relative to it, and says what it could not read', () => {
    const { stdout, status } = cloudConfig([
      'validate',
      '--format',
      'sarif',
      'fixtures/rules/CC301/bad.yaml',
      join(directory, 'absent'),
    ]);
    const log = JSON.parse(stdout);
    assert.equal(status, 3);
    assert.deepEqual(sarifErrors(log), []);
    assert.deepEqual(log.runs[0].artifacts[0].location, {
      uri: 'fixtures/rules/CC301/bad.yaml',
      uriBaseId: '%SRCROOT%',
    });
    assert.equal(log.runs[0].invocations[0].executionSuccessful, false);
  });

  it('for programs name a file that could not be read', () => {
    const absent = join(directory, 'ab,sent&.yml');
    const told = (format: string): string => {
      const { stdout, status } = cloudConfig(['validate', '--format', format, absent, path]);
      assert.equal(status, 3, format);
      return stdout;
    };
    const message = `${absent}: no such file`;
    const code = 'INPUT_UNREADABLE';
    const document = JSON.parse(told('json'));
    assert.deepEqual(document.troubles, [{ file: absent, code, message }]);
    const check = new Ajv().compile(JSON.parse(readFileSync('schemas/diagnostics.schema.json', 'utf8')));
    assert.ok(check(document), JSON.stringify(check.errors));
    const [run] = JSON.parse(told('sarif')).runs;
    assert.equal(run.invocations[0].toolExecutionNotifications[0].message.text, `${message} [${code}]`);
    const junit = told('junit');
    assert.deepEqual(unbalanced(junit), []);
    assert.match(junit, /<testsuites [^>]*tests="6" [^>]*errors="1">/);
    assert.match(junit, /<error type="INPUT_UNREADABLE" message="[^"]*&amp;[^"]*no such file">/);
    const checkstyle = told('checkstyle');
    assert.deepEqual(unbalanced(checkstyle), []);
    assert.match(checkstyle, /sent&amp;\.yml">\n {4}<error [^>]*severity="error" [^>]*no such file/);
    assert.match(
      told('github'),
      /^::error file=[^,]*ab%2Csent&\.yml,title=INPUT_UNREADABLE::.*no such file$/m,
    );
    const issue = JSON.parse(told('gitlab')).at(-1);
    assert.deepEqual([issue.check_name, issue.description, issue.location.path], [code, message, absent]);
    const { location } = JSON.parse(told('rdjson')).diagnostics.at(-1);
    assert.deepEqual(location, { path: absent });
    assert.ok(!told('jsonl').includes('no such file'));
  });

  it('name a file below the directory relative to it, with the same fingerprint, however it is given', () => {
    const name = 'fixtures/rules/CC301/bad.yaml';
    const given = [name, `./${name}`, join(process.cwd(), name)];
    for (const format of ['gitlab', 'rdjson', 'sarif']) {
      const [plain = '', ...others] = given.map(
        (file) => cloudConfig(['validate', '--format', format, file, `${file}.absent`]).stdout,
      );
      const withoutMessages = (text: string): string => text.replace(/"[^"]*no such file[^"]*"/g, '""');
      for (const other of others) assert.equal(withoutMessages(other), withoutMessages(plain), format);
      assert.ok(plain.includes(`"${name}"`), format);
    }
  });

  it('fingerprints stay when lines move, and differ among equal findings', () => {
    const prints = (format: string): readonly string[] => {
      const report = JSON.parse(output(format));
      return format === 'gitlab'
        ? report.map(({ fingerprint }: { fingerprint: string }) => fingerprint)
        : report.runs[0].results.map(
            (result: { partialFingerprints: Record<string, string> }) =>
              result.partialFingerprints['cloudConfigFinding/v1'],
          );
    };
    const before = FORMATS.filter((name) => name === 'sarif' || name === 'gitlab').map(prints);
    assert.ok(before.every((all) => new Set(all).size === all.length));
    writeFileSync(path, TEXT.replace('\n', '\n\n# moved\n\n'));
    assert.deepEqual(['sarif', 'gitlab'].map(prints), before);
    const units = (...names: readonly string[]): string =>
      `#cloud-config\ncoreos: {units: [${names.map((name) => `{name: ${name}.service, comand: start}`).join()}]}\n`;
    writeFileSync(path, units('a', 'b'));
    const two = prints('sarif');
    writeFileSync(path, units('b', 'new', 'a'));
    const three = prints('sarif');
    assert.deepEqual([three.at(-1), three[0]], [two[0], two.at(-1)]);
    writeFileSync(path, TEXT);
  });

  it('gitlab is a Code Quality report', () => {
    for (const issue of JSON.parse(output('gitlab'))) {
      assert.deepEqual(Object.keys(issue.location.lines), ['begin', 'end']);
      assert.match(issue.severity, /^(?:info|minor|major|critical|blocker)$/);
      assert.ok(issue.description && issue.check_name && issue.fingerprint && issue.location.path);
    }
  });

  it('checkstyle and junit are XML, whatever keys and names there are', () => {
    for (const format of ['checkstyle', 'junit']) {
      const xml = output(format);
      assert.ok(!xml.includes('<b>') && xml.includes('&lt;b&gt;&amp;&apos;'), format);
      assert.deepEqual(unbalanced(xml), []);
    }
    const junit = output('junit', '--fail-on', 'never');
    assert.match(junit, /failures="0"/);
  });

  it('rdjson counts columns in bytes and suggests fixes', () => {
    writeFileSync(path, '#cloud-config\nhostname: a # ä\nwrite_files: [{content: "ää", path: etc/motd}]\n');
    const report = JSON.parse(output('rdjson'));
    writeFileSync(path, TEXT);
    const finding = report.diagnostics.find(
      ({ code }: { code: { value: string } }) => code.value === 'CC302',
    );
    assert.equal(finding.location.range.start.column, '#write_files: [{content: "ääää", path: '.length);
    assert.deepEqual(finding.suggestions[0].text, '/etc/motd');
  });

  it('github is chosen in a workflow, unless another is', () => {
    const environment = { GITHUB_ACTIONS: 'true' };
    assert.match(cloudConfig(['validate', path], { environment }).stdout, /^::error file=/);
    const { stdout } = cloudConfig(['validate', '--format', 'concise', path], { environment });
    assert.doesNotMatch(stdout, /::error file/);
  });

  it('offer no fix that does not fit a packed file', () => {
    const { stdout, status } = cloudConfig(['validate', '--format', 'json', '-'], { input: gzipSync(TEXT) });
    assert.equal(status, 1);
    const { diagnostics } = JSON.parse(stdout);
    assert.ok(diagnostics.length > 0 && diagnostics.every((each: object) => !('fix' in each)));
  });

  it('go to a file with --output', () => {
    const file = join(directory, 'report.sarif');
    const { stdout, status } = cloudConfig(['validate', '--format', 'sarif', '--output', file, path]);
    assert.deepEqual([stdout, status], ['', 1]);
    assert.deepEqual(sarifErrors(JSON.parse(readFileSync(file, 'utf8'))), []);
    const into = ['validate', '--output', join(directory, 'absent/report'), path];
    assert.equal(cloudConfig(into).status, 3);
  });

  it('show neither secrets nor what stands inside of files', () => {
    const secret = 'CanaryCanaryCanary';
    const text = `#cloud-config
write_files:
  - path: /a
    content: |
      ${secret}
    permissons: "0600"
  - content: inline ${secret}
    path: rel
  - {path: rel, content: "token ${secret}"}
users:
  - name: a
    passwd: $6$salt$${secret}
    comand: x
    gecos: y
`;
    writeFileSync(path, text);
    for (const format of FORMATS) assert.ok(!output(format).includes(`passwd: $6$salt$${secret}`), format);
    const pretty = output('pretty');
    assert.ok(!pretty.includes(`      ${secret}`) && !pretty.includes('$6$'));
    assert.ok(!pretty.includes(`inline ${secret}`));
    writeFileSync(path, `#cloud-config\nusers:\n- name: a\n  passwd: @${secret}\n`);
    for (const format of ['json', 'sarif', 'rdjson']) assert.ok(!output(format).includes(secret), format);
    writeFileSync(path, text);
    const { stdout } = cloudConfig(['validate', '--diff', path]);
    assert.ok(stdout.includes('+    command: x') || stdout.includes('permissions'));
    assert.ok(!stdout.includes('$6$'));
    writeFileSync(path, TEXT);
  });
});

/** What the schema has against a log; it is draft 4, of which only names differ from what Ajv reads. */
function sarifErrors(log: unknown): readonly unknown[] {
  const file = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  const { id: _id, $schema: _schema, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const check = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  check(log);
  return check.errors ?? [];
}

/** Tags without their other half; enough of a parser for what has no text but escaped one. */
function unbalanced(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = '', attributes = ''] of xml.matchAll(
    /<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*\/?>/g,
  )) {
    if (close === '/') assert.equal(open.pop(), name);
    else if (!new RegExp(`<${name}${escaped(attributes)}/>`).test(xml)) open.push(name);
  }
  return open;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
