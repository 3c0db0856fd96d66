import assert from 'node:assert/strict';
import { type Diagnostic, validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

const KEYS = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB7CkWcwL7u+M3ZDUhWaN7lCzlUxhTjPdtXgRDyFjlWr',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKNhZ3m1xq1kYf2R8v0mP5dX0a7cQmJ2T9sJ4uB6wEyL',
] as const;

function findings(source: string): readonly Diagnostic[] {
  return validate(source, gunzip).diagnostics;
}

function ofUser(lines: string): readonly string[] {
  return findings(`#cloud-config\nusers:\n  - name: jo\n    ${lines}\n`).map(({ code }) => code);
}

function corrected(source: string): string {
  const edits = findings(source).flatMap(({ fix }) => fix?.edits ?? []);
  return edits.reduceRight(
    (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
    source,
  );
}

describe('rules on users', () => {
  it('take for a rule of sudo what visudo takes', () => {
    for (const wrong of ['true', 'ALL', '[NOPASSWD]', 'jo ALL=(ALL) ALL'])
      assert.deepEqual(ofUser(`sudo: ${wrong}`), ['CC371'], wrong);
    for (const right of ['false', 'ALL=(ALL) ALL', '[]', '["ALL=(ALL) NOPASSWD: /bin/a", ""]'])
      assert.deepEqual(ofUser(`sudo: ${right}`), [], right);
  });

  it('part groups by commas', () => {
    assert.deepEqual(ofUser('groups: sudo docker'), ['CC372']);
    assert.deepEqual(ofUser('groups: ["sudo docker", a]'), ['CC372']);
    assert.deepEqual(ofUser('groups: "sudo, docker,"'), []);
    const source = '#cloud-config\nusers:\n  - {name: jo, groups: sudo docker}\n';
    assert.deepEqual(findings(corrected(source)), []);
  });

  it('see a second key in the line of a first', () => {
    const list = (text: string): string => `#cloud-config\nssh_authorized_keys:\n  - ${text}\n`;
    const both = `${KEYS[0]} a, ${KEYS[1]} b`;
    assert.equal(corrected(list(both)), list(`${KEYS[0]} a\n  - ${KEYS[1]} b`));
    const [quoted] = findings(list(`"${both}"`));
    assert.equal(quoted?.code, 'CC373');
    assert.equal(quoted.fix, undefined);
    assert.deepEqual(findings(list(`|\n    ${KEYS[0]} a\n    ${KEYS[1]} b`)), []);
    assert.deepEqual(findings(list(`${KEYS[0]} my ssh-rsa key`)), []);
  });
});
