import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Clock } from '../../src/datasources/datasource.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { acquireLock, type LockOptions } from '../../src/host/node/lock.ts';

/** A clock that only moves when someone sleeps; `onSleep` sees each sleep. */
function fakeClock(onSleep: () => void = () => {}): Clock {
  let time = 0;
  return {
    monotonic: () => time,
    now: () => time,
    random: () => 0,
    sleep: async (milliseconds) => {
      time += milliseconds;
      onSleep();
    },
  };
}

describe('the lock of a root', () => {
  let root: string;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-config-lock-'));
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  function options(changes: Partial<LockOptions> = {}): LockOptions {
    return { root, holder: 'apply a.yaml (process 7)', timeout: 300, clock: fakeClock(), ...changes };
  }

  it('names the holder to a run that has waited long enough', async () => {
    const lock = await acquireLock(options());
    await assert.rejects(acquireLock(options({ holder: 'second' })), (error) => {
      assert.ok(error instanceof CloudConfigError);
      assert.equal(error.code, 'LOCK_HELD');
      assert.match(error.message, /apply a\.yaml \(process 7\), is at work on .*cloud-config-lock/);
      return true;
    });
    lock.release();
  });

  it('says once whom it waits for', async () => {
    const lock = await acquireLock(options());
    const waited: string[] = [];
    await assert.rejects(acquireLock(options({ onWait: (holder) => waited.push(holder) })));
    assert.deepEqual(waited, ['apply a.yaml (process 7)']);
    lock.release();
  });

  it('goes to the next run once it is released', async () => {
    const lock = await acquireLock(options());
    const second = await acquireLock(options({ clock: fakeClock(() => lock.release()) }));
    second.release();
  });

  it('is one for each root, by whatever path the root is named', async () => {
    const other = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-config-lock-'));
    const link = path.join(other, 'link');
    fs.symlinkSync(root, link);
    const lock = await acquireLock(options());
    const elsewhere = await acquireLock(options({ root: other }));
    await assert.rejects(acquireLock(options({ root: link })), /is at work/);
    lock.release();
    elsewhere.release();
    fs.rmSync(other, { recursive: true });
  });

  it('is gone with the process that held it', async () => {
    const module = new URL('../../src/host/node/lock.js', import.meta.url).href;
    const script = `
      const { acquireLock } = await import(${JSON.stringify(module)});
      await acquireLock({ root: process.argv[1], holder: 'child', timeout: 0, clock: { monotonic: () => 0 } });
      setInterval(() => {}, 1000);
      console.log('held');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await assert.rejects(acquireLock(options()), /child, is at work/);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const lock = await acquireLock(options());
    lock.release();
  });

  it('does not keep an idle process alive', async () => {
    const module = new URL('../../src/host/node/lock.js', import.meta.url).href;
    const script = `
      const { acquireLock } = await import(${JSON.stringify(module)});
      await acquireLock({ root: process.argv[1], holder: 'child', timeout: 0, clock: { monotonic: () => 0 } });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, root], { stdio: 'inherit' });
    const [status] = await once(child, 'exit');
    assert.equal(status, 0);
  });

  it('says which root does not exist', async () => {
    await assert.rejects(acquireLock(options({ root: path.join(root, 'none') })), /none does not exist/);
  });
});
