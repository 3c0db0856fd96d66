import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { cloudConfig } from '../support/program.ts';

describe('cloud-config validate', () => {
  let directory = '';
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'cloud-config-validate-'));
  });
  after(() => rmSync(directory, { recursive: true }));

  function file(name: string, content: string | Uint8Array): string {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  }

  it('says nothing but "no findings" of a good document and exits with 0', () => {
    const path = file('good.yml', '#cloud-config\nhostname: node1\n');
    assert.deepEqual(cloudConfig(['validate', path]), {
      status: 0,
      stdout: `${path}: no findings\n`,
      stderr: '',
    });
  });

  it('names code, place and remedy, and shows the line', () => {
    const path = file('bad.yml', '#cloud-config\ncoreos:\n  update:\n    reboot-strategy: sometimes\n');
    const { status, stdout } = cloudConfig(['validate', path]);
    assert.equal(status, 1);
    assert.match(stdout, /error\[CC203\]: `reboot_strategy` must be one of /);
    assert.ok(stdout.includes(`--> ${path}:4:22`));
    assert.ok(stdout.includes('reboot-strategy: sometimes'));
    assert.ok(stdout.includes(`${path}: 1 error\n`));
  });

  it('marks what is wrong letter by letter, behind a byte order mark too', () => {
    const { stdout } = cloudConfig(['validate', '-'], { input: '\ufeff{"hostnam": a}\n' });
    assert.ok(stdout.includes('<stdin>:1:3\n  |\n1 | {"hostnam": a}\n  |  ^^^^^^^^^\n'), stdout);
    const header = cloudConfig(['validate', '-'], { input: '\ufeff#cloud-config\n' }).stdout;
    assert.match(header, /\n1 \| #cloud-config\n {2}\| \^{13}\n/);
  });

  it('says which options the etcd of the machine ignores, when it is told which that is', () => {
    const path = file('etcd.yml', '#cloud-config\ncoreos:\n  etcd2:\n    discovery: https://d.example/abc\n');
    assert.equal(cloudConfig(['validate', path]).status, 0);
    assert.equal(cloudConfig(['validate', '--target', 'etcd=3.5', path]).status, 0);
    const { status, stdout } = cloudConfig(['validate', '--target', 'etcd=3.7', path]);
    assert.equal(status, 1);
    assert.match(stdout, /error\[CC315\]: etcd 3\.7 ignores `discovery`/);
    assert.equal(cloudConfig(['validate', '--target', 'etcd=latest', path]).status, 2);
  });

  it('explains a strategy that there was once', () => {
    const path = file('best.yml', '#cloud-config\ncoreos:\n  update:\n    reboot-strategy: best-effort\n');
    const { stdout } = cloudConfig(['validate', path]);
    assert.match(stdout, /no `best-effort` any more: write `etcd-lock` where etcd runs, else `reboot`/);
  });

  it('prints JSON that its schema describes', () => {
    const path = file(
      'json.yml',
      '#cloud-config\nhostnam: a\nwrite_files: [{path: rel, permissions: 420}]\n',
    );
    const { stdout } = cloudConfig(['validate', '--format', 'json', path]);
    const check = new Ajv().compile(JSON.parse(readFileSync('schemas/diagnostics.schema.json', 'utf8')));
    const [finding] = JSON.parse(stdout).diagnostics;
    assert.ok(check(JSON.parse(stdout)), JSON.stringify(check.errors));
    assert.deepEqual(finding.range, {
      start: { line: 2, column: 1 },
      end: { line: 2, column: 8 },
    });
    assert.deepEqual(finding.fix.edits[0].text, 'hostname');
  });

  it('escapes what users wrote in GitHub annotations', () => {
    const path = file('github.yml', '#cloud-config\n"a\\n::error::b": c\n');
    const { stdout } = cloudConfig(['validate', '--format', 'github', path]);
    assert.equal(stdout.split('\n').filter((line) => line.startsWith('::')).length, 1);
    assert.match(stdout, /^::error file=.*,line=2,/);
  });

  it('reads standard input, gzip and base64', () => {
    const text = '#cloud-config\nhostname: a\n';
    for (const input of [
      text,
      gzipSync(text),
      Buffer.from(text).toString('base64'),
      gzipSync(text).toString('base64'),
    ]) {
      assert.deepEqual(cloudConfig(['validate', '-'], { input }).stdout, '<stdin>: no findings\n');
    }
  });

  it('takes several files, and counts warnings with --strict', () => {
    const good = file('one.yml', '#cloud-config\n');
    const warned = file('two.yml', '#cloud-config\nwrite_files: [{path: /usr/bin/x, content: y}]\n');
    const { status, stdout } = cloudConfig(['validate', good, warned]);
    assert.equal(status, 0);
    assert.match(stdout, /two\.yml: 1 warning\n2 files: 1 warning in 1 of them\n$/);
    assert.match(
      cloudConfig(['validate', good, good.replace('one', '*ne')]).stdout,
      /^[^\n]*one\.yml: no findings\n$/,
    );
    assert.equal(cloudConfig(['validate', '--strict', good, warned]).status, 1);
  });

  it('exits with 2 for a wrong command line and 3 for a file that is not there', () => {
    assert.equal(cloudConfig(['validate', '--fromat', 'json']).status, 2);
    assert.match(cloudConfig(['validate', '--fromat', 'json']).stderr, /did you mean --format/);
    const { status, stderr } = cloudConfig(['validate', join(directory, 'absent.yml')]);
    assert.equal(status, 3);
    assert.match(stderr, /absent\.yml: no such file/);
  });

  it('names other tools’ documents for what they are', () => {
    for (const [text, name] of [
      ['{"ignition": {"version": "3.4.0"}}', 'Ignition'],
      ['variant: flatcar\nversion: 1.1.0\n', 'Butane'],
      ['## template: jinja\n#cloud-config\n', 'Jinja'],
      ['Content-Type: multipart/mixed; boundary="x"\n', 'multipart'],
      ['<!DOCTYPE html><title>404</title>', 'web page'],
    ] as const) {
      assert.ok(cloudConfig(['validate', '-'], { input: text }).stdout.includes(name), name);
    }
  });

  it('shows no secret of a document in any format', () => {
    const canary = '$6$canarysalt$CanaryHashCanaryHash';
    const text = `#cloud-config\nusers:\n  - {name: a, passwd: "${canary}", passwd: "${canary}", gecos: [x], sudo: {}}\n  - passwd: ${canary}\n`;
    for (const format of ['pretty', 'json', 'github']) {
      const { stdout, stderr } = cloudConfig(['validate', '--format', format, '-'], { input: text });
      assert.ok(!stdout.includes('CanaryHash') && !stderr.includes('CanaryHash'), format);
    }
  });
});

describe('bad input gets one clear error', () => {
  const cases: readonly (readonly [name: string, input: string | Uint8Array, expected: RegExp])[] = [
    ['truncated YAML', '#cloud-config\nusers:\n  - name: "ali', /CC101.*not closed/],
    ['binary noise', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 251), /CC004/],
    [
      '50,000 keys',
      `#cloud-config\n${Array.from({ length: 50_000 }, (_, i) => `key${i}: x`).join('\n')}`,
      /CC201.*50000/,
    ],
    ['a nesting of 2,000', `#cloud-config\nusers: ${'['.repeat(2000)}`, /CC105/],
    ['an alias bomb', readFileSync('fixtures/rules/CC104/bad.yaml'), /CC104/],
    ['a gzip bomb', gzipSync(new Uint8Array(100 * 1024 * 1024)), /CC005/],
    ['a cut-off gzip', gzipSync('#cloud-config\nhostname: a\n').subarray(0, 30), /CC007/],
    ['NUL', '#cloud-config\nhostname: a\0\n', /CC004/],
    ['invalid UTF-8', Uint8Array.from([...Buffer.from('#cloud-config\nhostname: '), 0xff, 0x0a]), /CC004/],
  ];
  for (const [name, input, expected] of cases) {
    it(name, () => {
      const { status, stdout, stderr } = cloudConfig(['validate', '-'], { input });
      assert.equal(status, 1);
      assert.equal(stderr, '');
      assert.match(stdout, expected);
      assert.equal(stdout.match(/^(?:error|warning)\[/gm)?.length, 1);
    });
  }
});
