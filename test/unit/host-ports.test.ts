import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host, Systemd } from '../../src/apply/host.ts';
import type { Disk, Drives } from '../../src/datasources/datasource.ts';
import { createDisk } from '../../src/host/node/disk.ts';
import { createDrives } from '../../src/host/node/drives.ts';
import { createInterfaces } from '../../src/host/node/interfaces.ts';
import { createSerial } from '../../src/host/node/serial.ts';
import { failureOf } from '../support/failure.ts';
import { createFakeDisk } from '../support/fake-disk.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';

const MOUNTED = '36 35 254:16 / /media/my\\040drive ro,nosuid - iso9660 /dev/vdb ro\n';

interface Setting {
  readonly label: string;
  /** What the mount table says before and after the mount unit was started. */
  readonly before: string;
  readonly after: string;
  readonly started?: string[];
  /** What udev keeps of the drive. */
  readonly udev?: string;
}

function drivesOf({ label, before, after, started = [], udev = '' }: Setting): Drives {
  let isMounted = false;
  const files = createFakeDisk(
    new Map([
      [`/dev/disk/by-label/${label}`, { content: '' }],
      ['/run/udev/data/b254:16', { content: udev }],
    ]),
  );
  const disk: Disk = {
    ...files,
    read: (path) =>
      path === '/proc/self/mountinfo'
        ? new TextEncoder().encode(isMounted ? after : before)
        : files.read(path),
    device: (path) => (path === `/dev/disk/by-label/${label}` ? '254:16' : undefined),
  };
  const host: Host = {
    ...fakeHost(new FakeMachine()),
    systemd: async (): Promise<Systemd | undefined> => ({
      ...(await someSystemd()),
      queue: async (unit, verb) => {
        started.push(`${verb} ${unit}`);
        isMounted = verb === 'start';
        return { finished: Promise.resolve('done') };
      },
    }),
  };
  return createDrives(host, disk);
}

async function someSystemd(): Promise<Systemd> {
  const systemd = await fakeHost(new FakeMachine()).systemd();
  assert.ok(systemd !== undefined);
  return systemd;
}

describe('drives by label', () => {
  it('are where they are mounted, spaces and all', async () => {
    const started: string[] = [];
    const drives = drivesOf({ label: 'config-2', before: MOUNTED, after: MOUNTED, started });
    assert.equal(await drives.mounted(['config-2', 'CONFIG-2']), '/media/my drive');
    assert.deepEqual(started, []);
  });

  it('are mounted by the unit that is installed for them', async () => {
    const started: string[] = [];
    const drives = drivesOf({ label: 'CIDATA', before: '', after: MOUNTED, started });
    assert.equal(await drives.mounted(['cidata', 'CIDATA']), '/media/my drive');
    assert.deepEqual(started, ['start run-cloud\\x2dconfig-cidata.mount']);
  });

  it('are unmounted again by who has mounted them, and by nobody else', async () => {
    const ours: string[] = [];
    const drives = drivesOf({ label: 'cidata', before: '', after: MOUNTED, started: ours });
    await drives.mounted(['cidata']);
    await drives.release();
    assert.deepEqual(ours.slice(1), ['stop run-cloud\\x2dconfig-cidata.mount']);
    const others: string[] = [];
    const found = drivesOf({ label: 'cidata', before: MOUNTED, after: MOUNTED, started: others });
    await found.mounted(['cidata']);
    await found.release();
    assert.deepEqual(others, []);
  });

  it('stay mounted where a rule of udev asks for that', async () => {
    const started: string[] = [];
    const udev = 'S:disk/by-label/config-2\nE:SYSTEMD_WANTS=other.service media-configdrive.mount\n';
    const drives = drivesOf({ label: 'config-2', before: '', after: MOUNTED, started, udev });
    await drives.mounted(['config-2']);
    await drives.release();
    assert.deepEqual(started, ['start media-configdrive.mount']);
  });

  it('are absent where no disk has the label', async () => {
    const drives = drivesOf({ label: 'data', before: '', after: '' });
    assert.equal(await drives.mounted(['config-2']), undefined);
  });

  it('are there and broken when they cannot be mounted', async () => {
    const drives = drivesOf({ label: 'config-2', before: '', after: '' });
    const { message } = await failureOf(drives.mounted(['config-2']), 'DRIVE_MOUNT');
    assert.match(message, /the disk labelled config-2 could not be mounted: .*\.mount/);
  });
});

describe('a serial line', () => {
  let folder: string;
  const started: string[] = [];
  const serial = createSerial({
    run: async (argv) => {
      started.push(argv.join(' '));
      return undefined;
    },
  });
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloud-config-serial-'));
    execFileSync('mkfifo', [join(folder, 'line')]);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('gives what was sent up to the end that is asked for', async () => {
    const answer = await serial.exchange(join(folder, 'line'), '<\n\n>{}\u0004', '\u0004', 5_000);
    assert.equal(answer, '<\n\n>{}\u0004');
    assert.deepEqual(started, [`stty -F ${join(folder, 'line')} raw -echo`]);
  });

  it('ends at the deadline when nobody answers, and names a device that is not there', async () => {
    await failureOf(serial.exchange(join(folder, 'line'), 'hello', '\u0004', 1), 'SERIAL_TIMEOUT');
    await failureOf(serial.exchange(join(folder, 'none'), 'x', 'y', 1), 'SERIAL_UNREADABLE');
  });
});

describe('files of the machine', () => {
  it('are not waited for when they are pipes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cloud-config-disk-'));
    execFileSync('mkfifo', [join(folder, 'user-data')]);
    try {
      assert.throws(() => createDisk(folder).read('/user-data'), {
        code: 'FILE_UNREADABLE',
        message: /no regular file/,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the interfaces of this machine', () => {
  it('are without loopback and link-local addresses', () => {
    for (const { name, ipv4, ipv6 } of createInterfaces().list()) {
      assert.notEqual(name, 'lo');
      assert.ok([...ipv4, ...ipv6].every((address) => !/^(?:127\.|169\.254\.|fe80)/.test(address)));
    }
  });
});
