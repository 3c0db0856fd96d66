import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Systemd } from '../../src/apply/host.ts';
import { createNetwork } from '../../src/host/node/network.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const unused = (): never => assert.fail('udev only reloads');

const SYSTEMD: Systemd = {
  state: async () => ({
    active: 'active',
    sub: 'running',
    result: 'success',
    load: 'loaded',
    type: 'notify',
    hasJob: false,
  }),
  queue: async () => ({ finished: Promise.resolve('done') }),
  enable: unused,
  enablement: unused,
  reload: unused,
  queueTransient: unused,
  journal: unused,
  close: unused,
};

describe('showing devices to udev again', () => {
  let devices = '';
  beforeEach(() => {
    devices = mkdtempSync(join(tmpdir(), 'devices-'));
  });
  afterEach(() => rmSync(devices, { recursive: true }));

  function device(name: string, files: Readonly<Record<string, string>>): void {
    mkdirSync(join(devices, name, 'device'), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(devices, name, file), text);
  }

  it('passes over those that are up, and those that go meanwhile', async () => {
    device('down', { flags: '0x1002', uevent: '' });
    device('gone', {});
    device('going', { flags: '0x1002' });
    device('up', { flags: '0x1003', uevent: '' });
    const network = createNetwork({ clock: createFakeClock(), systemd: async () => SYSTEMD, devices });
    assert.deepEqual(await network.applyLinks(), ['up']);
    assert.equal(readFileSync(join(devices, 'down', 'uevent'), 'utf8'), 'add');
    assert.equal(readFileSync(join(devices, 'up', 'uevent'), 'utf8'), '');
  });
});
