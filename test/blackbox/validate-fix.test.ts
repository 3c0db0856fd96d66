import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cloudConfig } from '../support/program.ts';

const WRONG = '#cloud-config\r\n# ours\r\nhostnam: a  # name\r\n';
const RIGHT = WRONG.replace('hostnam', 'hostname');

describe('validate --fix', () => {
  let directory = '';
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'cloud-config-fix-'));
  });
  after(() => rmSync(directory, { recursive: true }));

  function file(name: string, content: string | Uint8Array): string {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  }

  it('corrects a file in place; its mode stays, a link stays a link, nothing is left beside it', () => {
    const path = file('a.yml', WRONG);
    chmodSync(path, 0o640);
    symlinkSync('a.yml', join(directory, 'link.yml'));
    const { status, stdout, stderr } = cloudConfig(['validate', '--fix', join(directory, 'link.yml')]);
    assert.equal(status, 0);
    assert.match(stdout, /no findings/);
    assert.match(stderr, /1 corrected/);
    assert.equal(readFileSync(path, 'utf8'), RIGHT);
    assert.equal(statSync(path).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(directory).sort(), ['a.yml', 'link.yml']);
  });

  it('takes a file that is given by two names once', () => {
    const path = file('twice.yml', WRONG);
    symlinkSync('twice.yml', join(directory, 'again.yml'));
    const { status, stderr } = cloudConfig(['validate', '--fix', path, join(directory, 'again.yml')]);
    assert.equal(status, 0, stderr);
    assert.equal(readFileSync(path, 'utf8'), RIGHT);
    rmSync(join(directory, 'again.yml'));
  });

  it('never writes findings over a document', () => {
    const path = file('kept.yml', WRONG);
    symlinkSync('kept.yml', join(directory, 'report.yml'));
    for (const output of [path, join(directory, 'report.yml')]) {
      const { status, stderr } = cloudConfig(['validate', path, '--output', output]);
      assert.equal(status, 2);
      assert.match(stderr, /--output .* is one of the documents/);
      assert.equal(readFileSync(path, 'utf8'), WRONG);
    }
  });

  it('leaves files alone that need nothing', () => {
    const path = file('right.yml', RIGHT);
    const before = statSync(path).mtimeMs;
    assert.equal(cloudConfig(['validate', '--fix', path]).status, 0);
    assert.equal(statSync(path).mtimeMs, before);
  });

  it('prints standard input corrected, and what is left on standard error', () => {
    const input = `${WRONG}unheard_of: 1\r\n`;
    const { status, stdout, stderr } = cloudConfig(['validate', '--fix', '--stdin-filename', 'x.yml', '-'], {
      input,
    });
    assert.equal(stdout, input.replace('hostnam', 'hostname'));
    assert.match(stderr, /x\.yml:4:1/);
    assert.equal(status, 1);
    assert.equal(cloudConfig(['validate', '--fix', '-'], { input: '#!/bin/sh\n' }).stdout, '#!/bin/sh\n');
  });

  it('refuses packed documents by name and corrects the others', () => {
    const packed = file('packed.gz', gzipSync(WRONG));
    const plain = file('plain.yml', WRONG);
    const { status, stderr } = cloudConfig(['validate', '--fix', packed, plain]);
    assert.equal(status, 3);
    assert.match(stderr, /packed\.gz: the document is packed/);
    assert.equal(readFileSync(plain, 'utf8'), RIGHT);
  });

  it('makes what may change the meaning only with --unsafe-fixes', () => {
    const text = '#cloud-config\nwrite_files:\n  - path: /etc/a\n    permissions: "0666"\n    content: a\n';
    const path = file('unsafe.yml', text);
    cloudConfig(['validate', '--fix', path]);
    assert.equal(readFileSync(path, 'utf8'), text);
    cloudConfig(['validate', '--fix', '--unsafe-fixes', path]);
    assert.notEqual(readFileSync(path, 'utf8'), text);
  });

  it('shows with --diff what it would do, and writes nothing', () => {
    const path = file('diff.yml', '#cloud-config\n# ours\nhostnam: a\ntimezone: UTC');
    const { status, stdout } = cloudConfig(['validate', '--diff', path]);
    assert.equal(status, 1);
    assert.deepEqual(stdout.split('\n').slice(2), [
      '@@ -1,4 +1,4 @@',
      ' #cloud-config',
      ' # ours',
      '-hostnam: a',
      '+hostname: a',
      ' timezone: UTC',
      '\\ No newline at end of file',
      '',
    ]);
    assert.match(readFileSync(path, 'utf8'), /hostnam:/);
    const right = cloudConfig(['validate', '--diff', file('right.yml', RIGHT)]);
    assert.deepEqual([right.status, right.stdout], [0, '']);
  });

  it('refuses options that would do nothing, and says what to write instead', () => {
    const path = file('pointless.yml', RIGHT);
    const pointless: readonly (readonly [remedy: RegExp, options: readonly string[]])[] = [
      [/--unsafe-fixes .* add --fix .* or --diff/, ['--unsafe-fixes']],
      [/none as json; leave out --format/, ['--diff', '--format', 'json']],
      [/--output .* > FILE/, ['--diff', '--output', join(directory, 'diff')]],
      [/--fail-on is for findings/, ['--diff', '--fail-on', 'never']],
      [/--strict is for findings/, ['--diff', '--strict']],
      [/--strict is --fail-on warning/, ['--strict', '--fail-on', 'error']],
      [/give - as FILE/, ['--stdin-filename', 'x.yml']],
    ];
    for (const [remedy, options] of pointless) {
      const { status, stderr } = cloudConfig(['validate', ...options, path]);
      assert.equal(status, 2, options.join(' '));
      assert.match(stderr, remedy);
    }
    for (const options of [
      ['--diff', '--format', 'pretty'],
      ['--fix', '--diff', '--unsafe-fixes'],
    ])
      assert.equal(cloudConfig(['validate', ...options, path]).status, 0, options.join(' '));
    assert.equal(cloudConfig(['validate', '--strict', '--fail-on', 'warning', path]).status, 0);
  });
});

describe('validate', () => {
  let directory = '';
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'cloud-config-inputs-'));
    for (const folder of ['a/b', 'empty', 'node_modules', '.git'])
      mkdirSync(join(directory, folder), { recursive: true });
    for (const name of ['1.yml', 'a/2.yaml', 'a/b/user-data', 'node_modules/x.yml', '.git/x.yml', '[x].yml'])
      writeFileSync(join(directory, name), '#cloud-config\n');
    writeFileSync(join(directory, 'a/other.yml'), 'services: {}\n');
  });
  after(() => rmSync(directory, { recursive: true }));

  const filesOf = (...patterns: readonly string[]): readonly string[] => {
    const { stdout } = cloudConfig(['validate', ...patterns.map((each) => join(directory, each))]);
    return [...stdout.matchAll(/^(\/.*): no findings$/gm)].map(([, name = '']) =>
      name.slice(directory.length + 1),
    );
  };

  it('takes patterns that no shell has expanded, and directories', () => {
    assert.deepEqual(filesOf('*.yml'), ['1.yml', '[x].yml']);
    assert.deepEqual(filesOf('**/{2,9}.yaml', '1.yml'), ['a/2.yaml', '1.yml']);
    assert.deepEqual(filesOf('a/**/user-*'), ['a/b/user-data']);
    assert.deepEqual(filesOf('[x].yml'), ['[x].yml']);
    assert.deepEqual(filesOf('', '1.yml'), ['1.yml', '[x].yml', 'a/2.yaml', 'a/b/user-data']);
  });

  it('takes a directory that there is for what it is, whatever its name looks like', () => {
    for (const name of ['b[1]', 'c{1,2}', '*']) {
      mkdirSync(join(directory, 'odd', name, 'in'), { recursive: true });
      writeFileSync(join(directory, 'odd', name, 'in/x.yml'), '#cloud-config\n');
      assert.deepEqual(filesOf(`odd/${name}`), [`odd/${name}/in/x.yml`]);
      rmSync(join(directory, 'odd'), { recursive: true });
    }
  });

  it('checks what it can read and exits with 3 for the rest', () => {
    for (const name of ['absent.yml', 'absent/**/*.yml', 'empty']) {
      const all = ['validate', join(directory, '1.yml'), `${directory}/${name}`];
      const { status, stdout, stderr } = cloudConfig(all);
      assert.equal(status, 3, name);
      assert.match(stdout, /1\.yml: no findings/);
      assert.match(stderr, /absent|no cloud-config document/);
    }
  });

  it('fails from the severity on that is said', () => {
    const input = '#cloud-config\nwrite_files: [{path: /usr/bin/x, content: y}]\n';
    const status = (...options: readonly string[]): number | null =>
      cloudConfig(['validate', ...options, '-'], { input }).status;
    assert.deepEqual(
      [status(), status('--fail-on', 'warning'), status('--strict'), status('--fail-on=never')],
      [0, 1, 1, 0],
    );
    assert.equal(
      cloudConfig(['validate', '--fail-on', 'never', '-'], { input: '#cloud-config\na: 1\n' }).status,
      0,
    );
  });

  it('takes targets more than once, and a provider that there is', () => {
    const input = '#cloud-config\n';
    const run = (...options: readonly string[]): { status: number | null; stderr: string } =>
      cloudConfig(['validate', ...options, '-'], { input });
    assert.equal(run('--target', 'etcd=3.5', '--target', 'flatcar', '--provider', 'ec2').status, 0);
    assert.equal(run('--target', 'cloud-init:25.1').status, 0);
    assert.match(run('--target', 'ubuntu').stderr, /write coreos, flatcar/);
    assert.match(run('--provider', 'hetzer').stderr, /did you mean hetzner/);
    assert.equal(run('--provider', 'hetzer').status, 2);
  });
});

describe('rules and schemas', () => {
  it('explain shows what is wrong, a document that is found, and one that is fine', () => {
    const { stdout, status } = cloudConfig(['explain', 'cc301', 'relative-path']);
    assert.equal(status, 0);
    for (const words of ['CC301 decimal-mode (error)', 'permissions: 384', 'corrected: by `--fix`', 'CC302'])
      assert.ok(stdout.includes(words), words);
    assert.equal(cloudConfig(['explain', 'CC999']).status, 2);
    assert.match(cloudConfig(['explain', 'decimal-mod']).stderr, /did you mean decimal-mode/);
  });

  it('rules lists them all, and schema prints the schemas', () => {
    const { rules } = JSON.parse(cloudConfig(['rules', '--format', 'json']).stdout);
    assert.equal(cloudConfig(['rules']).stdout.trimEnd().split('\n').length, rules.length + 1);
    for (const { code, fixable } of rules) {
      const page = readFileSync(`docs/rules/${code}.md`, 'utf8');
      assert.ok(page.includes(fixable === 'no' ? 'by hand' : 'fix'), code);
    }
    for (const name of ['cloud-config', 'diagnostics', 'rules', 'plan']) {
      const printed = JSON.parse(cloudConfig(['schema', '--name', name]).stdout);
      assert.deepEqual(printed, JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));
    }
    assert.equal(cloudConfig(['schema', '--name', 'x']).status, 2);
  });
});
