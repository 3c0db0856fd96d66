import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Commands, Host } from '../../src/apply/host.ts';
import type { Clock, Http } from '../../src/datasources/datasource.ts';
import { createHost } from '../../src/host/node/host.ts';
import { setKernelHostname } from '../../src/host/node/hostname.ts';

const clock: Clock = { monotonic: () => 0, now: () => 0, random: () => 0, sleep: async () => {} };
const http: Http = {
  send: async () => ({ status: 404, headers: {}, body: new Uint8Array() }),
  close: () => {},
};

describe('a host', () => {
  let root: string;
  let host: Host;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-config-host-'));
    host = createHost({ root, clock, http });
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });

  it('has no systemd and no host name of its own when it is a directory', async () => {
    assert.equal(await host.systemd(), undefined);
    assert.equal(host.hostname(), undefined);
    const before = os.hostname();
    await host.setHostname('not-for-this-machine');
    assert.equal(os.hostname(), before);
  });

  it('knows the host name of the running machine', () => {
    assert.equal(createHost({ root: '/', clock, http }).hostname(), os.hostname());
  });

  it('gives new directories in a home to its owner', function () {
    if (!host.privileged) this.skip();
    host.files.write('/etc/passwd', new TextEncoder().encode('bob:x:1234:1235::/home/bob:\n'), {
      mode: 0o644,
    });
    host.files.write('/home/bob/.config/x', new Uint8Array(), { mode: 0o600 });
    assert.deepEqual(host.files.stat('/home/bob/.config')?.uid, 1234);
    assert.deepEqual(host.files.stat('/home')?.uid, 0);
  });

  it('computes SHA-256 in hexadecimal', () => {
    assert.match(
      host.sha256(new TextEncoder().encode('abc')),
      /^ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad$/,
    );
  });
});

describe('setting the kernel’s host name', () => {
  // The kernel lets nobody write this one, root included.
  const READ_ONLY = '/proc/sys/kernel/ostype';

  it('asks hostname(1) where /proc is read-only', async () => {
    const calls: (readonly string[])[] = [];
    const commands: Commands = {
      run: async (argv) => {
        calls.push(argv);
        return { status: 0, output: '' };
      },
    };
    await setKernelHostname('node-1', { path: READ_ONLY, commands });
    assert.deepEqual(calls, [['hostname', '--', 'node-1']]);
  });

  it('reports what hostname(1) said', async () => {
    const commands: Commands = { run: async () => ({ status: 1, output: 'hostname: not\n permitted\n' }) };
    const set = setKernelHostname('node-1', { path: READ_ONLY, commands });
    await assert.rejects(set, { code: 'COMMAND_FAILED', message: /node-1: hostname: not permitted$/ });
  });
});
