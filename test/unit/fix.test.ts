import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnostic, Edit } from '../../src/config/diagnostic.ts';
import { type Fixed, fixed } from '../../src/config/fix.ts';
import { validate } from '../../src/config/validate.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

const check = (text: string): readonly Diagnostic[] => validate(text, gunzip).diagnostics;
const fix = (text: string, unsafe = false): Fixed => fixed(text, check(text), { validate: check, unsafe });

function finding(code: string, edit: Edit): Diagnostic {
  const { start, end } = edit;
  const words = { code, rule: code, message: code, path: '', severity: 'error', boot: 'keep' } as const;
  return { ...words, at: [], start, end, fix: { title: code, edits: [edit] } };
}

describe('fixes', () => {
  it('leave comments, layout, line ends and a byte order mark alone', () => {
    const text =
      '#cloud-config\r\n# ours\r\nhostnam:   node1   # the name\r\n\r\ncoreos:\r\n  units:\r\n    - {name: a.service, comand: start}\r\n';
    assert.equal(fix(text).text, text.replace('hostnam:', 'hostname:').replace('comand', 'command'));
  });

  it('uncover others, which are made in turn', () => {
    const { text, applied, remaining } = fix('# cloud-config\nhostnam: node1\n');
    assert.equal(text, '#cloud-config\nhostname: node1\n');
    assert.deepEqual(applied.map(({ code }) => code).sort(), ['CC002', 'CC201']);
    assert.deepEqual(remaining, []);
  });

  it('that overlap are made one after the other', () => {
    const text = 'aa';
    const both = (now: string): readonly Diagnostic[] => {
      const at = now.indexOf('a');
      return at === -1
        ? []
        : [
            finding('first', { start: at, end: at + 1, text: 'b' }),
            finding('second', { start: at, end: at + 1, text: 'c' }),
          ];
    };
    assert.equal(fixed(text, both(text), { validate: both }).text, 'bb');
  });

  it('that make a document worse are not made, the others are', () => {
    const good = finding('good', { start: 0, end: 1, text: 'x' });
    const bad = finding('bad', { start: 4, end: 5, text: 'y' });
    const judge = (now: string): readonly Diagnostic[] => [
      ...(now.startsWith('a') ? [good] : []),
      ...(now.endsWith('b') ? [bad] : [1, 2, 3].map(() => ({ ...bad, fix: { title: '', edits: [] } }))),
    ];
    const { text, applied } = fixed('a---b', judge('a---b'), { validate: judge });
    assert.equal(text, 'x---b');
    assert.deepEqual(
      applied.map(({ code }) => code),
      ['good'],
    );
  });

  it('that go in circles end, and end at the same text again', () => {
    const judge = (now: string): readonly Diagnostic[] => [
      finding('circle', { start: 0, end: 1, text: now === 'a' ? 'b' : 'a' }),
    ];
    const { text } = fixed('a', judge('a'), { validate: judge });
    assert.equal(fixed(text, judge(text), { validate: judge }).text, text);
  });

  it('may change the meaning only when asked for', () => {
    const text = '#cloud-config\nwrite_files:\n  - path: /etc/a\n    permissions: "0666"\n    content: a\n';
    assert.equal(fix(text).text, text);
    assert.notEqual(fix(text, true).text, text);
  });

  it('change a mode that a boot applies only when asked for', () => {
    const mode = (text: string): string =>
      `#cloud-config\nwrite_files:\n  - path: /etc/a\n    permissions: ${text}\n`;
    assert.equal(fix(mode('420')).text, mode('420'));
    assert.equal(fix(mode('420'), true).text, mode('"0644"'));
    assert.equal(fix(mode('384')).text, mode('"0600"'), 'a boot drops what is no octal number');
  });

  it('take no encoding for another', () => {
    const file = (encoding: string): string =>
      `#cloud-config\nwrite_files:\n  - path: /etc/a\n    encoding: ${encoding}\n    content: MFRGG2LO\n`;
    for (const encoding of ['base32', 'base16', 'b32', 'zip', 'bzip2', 'xz', 'zip+base64']) {
      assert.equal(fix(file(encoding), true).text, file(encoding));
    }
    assert.equal(fix(file('bas64')).text, file('base64'));
    assert.equal(fix(file('base46')).text, file('base64'));
    assert.equal(fix(file('gizp+base64'), true).text.includes('encoding: gzip+base64'), true);
  });

  it('take no variable of a template for one of ours', () => {
    const host = (name: string): string => `#cloud-config\nhostname: ${name}\n`;
    for (const name of ['${hostname_tf}', '${tf_hostname}', '${region2}']) {
      assert.equal(fix(host(name), true).text, host(name));
      const [found] = check(host(name));
      assert.match(found?.message ?? '', /render the document first if it is a template/);
    }
    assert.equal(fix(host('$hostname_x')).text, host('$hostname_x'));
    assert.equal(fix(host('${private_ip}')).text, host('${private_ip}'));
    assert.equal(fix(host('${private_ip}'), true).text, host('${private_ipv4}'));
    assert.equal(fix(host('$hostnam')).text, host('$hostname'));
    assert.equal(fix(host('${HOSTNAME}')).text, host('${hostname}'));
  });

  it('give a machine another name only when asked for, a dot at its end aside', () => {
    const underscore = '#cloud-config\nhostname: Node_1\n';
    assert.equal(fix(underscore).text, underscore);
    assert.match(fix('#cloud-config\nhostname: node_1\n', true).text, /hostname: node-1\n/);
    assert.match(
      fix('#cloud-config\nhostname: node1.example.com.\n').text,
      /hostname: node1\.example\.com\n/,
    );
  });

  it('leave no bad example worse, and change nothing when made again', () => {
    for (const code of readdirSync('fixtures/rules')) {
      for (const unsafe of [false, true]) {
        const before = readFileSync(`fixtures/rules/${code}/bad.yaml`, 'utf8');
        const { text, remaining } = fix(before, unsafe);
        assert.equal(fix(text, unsafe).text, text, code);
        const refusals = (found: readonly Diagnostic[]): number =>
          found.filter(({ boot }) => boot === 'refuse').length;
        assert.ok(refusals(remaining) <= refusals(check(before)), code);
        assert.deepEqual(remaining, check(text), code);
      }
    }
  });
});
