import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshRoot, treeOf } from '../support/tree.ts';

const DOCUMENT = 'fixtures/documents/offline.yml';
const PRELOAD = pathToFileURL(resolve('test/support/kill-after.mjs')).href;

function apply(root: string, killAfter?: string) {
  const preload = killAfter === undefined ? [] : ['--import', PRELOAD];
  return spawnSync(
    process.execPath,
    [...preload, 'dist/cloud-config.mjs', 'apply', DOCUMENT, '--root', root],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', ...(killAfter === undefined ? {} : { KILL_AFTER: killAfter }) },
    },
  );
}

describe('a run that is killed', () => {
  const roots: string[] = [];
  function root(): string {
    const made = freshRoot();
    roots.push(made);
    return made;
  }
  after(() => {
    for (const made of roots) rmSync(made, { recursive: true, force: true });
  });

  it('after any change to the file system ends, when run again, like one that was not killed', function () {
    this.timeout(240_000);
    const whole = root();
    const counted = apply(whole, 'count');
    assert.equal(counted.status, 0, counted.stderr);
    const calls = Number(counted.output[3]);
    assert.ok(calls > 50, `only ${calls} changes`);
    const wanted = treeOf(whole);
    for (let call = 1; call <= calls; call++) {
      const killed = root();
      assert.equal(apply(killed, String(call)).signal, 'SIGKILL', `change ${call}`);
      assertNoHalfFile(killed, whole, call);
      const again = apply(killed);
      assert.equal(again.status, 0, again.stdout);
      assert.deepEqual(treeOf(killed), wanted, `after change ${call}`);
      rmSync(killed, { recursive: true, force: true });
    }
  });

  /** Under its own name a file is either as it was or as it shall be. */
  function assertNoHalfFile(killed: string, whole: string, call: number): void {
    for (const path of ['/etc/motd', '/etc/hostname', '/etc/hosts', '/etc/app/one.conf', '/etc/passwd']) {
      const now = contentOf(join(killed, path));
      const allowed = [contentOf(join('fixtures/roots/minimal', path)), contentOf(join(whole, path))];
      assert.ok(allowed.includes(now), `${path} after change ${call}`);
    }
  }
});

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
