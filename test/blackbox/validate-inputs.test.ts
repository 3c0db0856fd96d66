import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudConfig } from '../support/program.ts';

const BAD = '#cloud-config\nhostnam: n1\n';

describe('files of validate', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloud-config-inputs-'));
    mkdirSync(join(folder, 'sub'));
    for (const name of ['a.yml', 'sub/c.yml']) writeFileSync(join(folder, name), BAD);
    symlinkSync('gone', join(folder, 'b.yml'));
    symlinkSync('loop.yml', join(folder, 'loop.yml'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are all checked when one of a pattern or a directory cannot be read, which is named', () => {
    for (const operand of [folder, join(folder, '**/*.yml')]) {
      const { status, stdout, stderr } = cloudConfig(['validate', '--format', 'concise', operand]);
      assert.equal(status, 3);
      assert.match(stderr, /^cloud-config: \S+b\.yml: no such file \[INPUT_UNREADABLE\]$/m);
      assert.match(stderr, /^cloud-config: \S+loop\.yml cannot be read: ELOOP/m);
      assert.deepEqual(stdout.match(/\w+\.yml(?=:2:1: error)/g), ['a.yml', 'c.yml']);
    }
  });

  it('may be what a command prints, by its place in /dev', () => {
    for (const operand of ['/dev/stdin', '/dev/fd/0']) {
      const { status, stdout } = cloudConfig(['validate', '--format', 'concise', operand], { input: BAD });
      assert.equal(status, 1);
      assert.match(stdout, new RegExp(`^${operand}:2:1: error: unknown key`));
    }
  });

  it('are named when they are not to be reached', () => {
    for (const operand of [join(folder, 'loop.yml', 'x'), 'a'.repeat(5000), join(folder, 'a.yml', 'x')]) {
      const { status, stderr } = cloudConfig(['validate', operand]);
      assert.equal(status, 3);
      assert.match(stderr, /^cloud-config: .*(?:no such file|cannot be read: ).*\n$/);
    }
  });

  it('may be patterns that are odd', () => {
    for (const pattern of ['[z-a].yml', '[.yml', '{a,b', '(*', '[!]*', '***/**/a.yml']) {
      const { status, stderr } = cloudConfig(['validate', '--format', 'concise', join(folder, pattern)]);
      assert.ok(status === 3 || status === 1, pattern);
      assert.doesNotMatch(stderr, /bug/, pattern);
    }
  });
});
