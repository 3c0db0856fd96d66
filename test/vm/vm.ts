import { type ChildProcess, execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, type Lab, must } from './lab.ts';
import type { Login } from './login.ts';

/** What a machine is made of besides its disk. */
export interface Hardware {
  /** Added to the kernel's command line. */
  readonly kernel?: readonly string[];
  /** `type=1,manufacturer=…` of qemu's `-smbios`. */
  readonly smbios?: readonly string[];
  readonly drives?: readonly Drive[];
  readonly cards?: readonly Card[];
}

/** A disk of ISO 9660. */
export interface Drive {
  readonly label: string;
  readonly files: Readonly<Record<string, string>>;
}

export interface Card {
  readonly mac: string;
  /** `user` leads to the lab and takes logins; all cards on `hub` hear each other, and nobody else. */
  readonly wire: 'user' | 'hub';
}

/** How a boot went, as the machine itself says. */
export interface Boot {
  /** As `systemctl is-system-running` calls it. */
  readonly state: string;
  readonly failed: readonly string[];
  /** Seconds from the start of the first process until the last target. */
  readonly userspace: number;
  /** What the console said. */
  readonly console: string;
}

export interface Vm {
  /** From power-on until no job is left. */
  boot(): Promise<Boot>;
  /** What a shell line prints that must succeed, as root or another user whose key is given. */
  ssh(line: string, user?: Login): Promise<string>;
  powerOff(): Promise<void>;
}

export const CARD: Card = { mac: '52:54:00:00:00:01', wire: 'user' };

const BOOT_PATIENCE = 180_000;
/** Long after the first line of every machine that lives. */
const SILENCE_PATIENCE = 90_000;
const END_PATIENCE = 60_000;
const PORT = '2222';
/** A prompt may have come before it in its line. */
const REPORT =
  /(?:^|login: )machine is (\S+); Startup finished in .*?([\d.]+min )?([\d.]+)(m?s) \(userspace\).*; failed: ?(.*?) ?\.$/m;
const SSH =
  'ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new -o ConnectTimeout=20';

function given(name: string): string {
  const path = process.env[name];
  if (path === undefined || !existsSync(path)) throw new Error('run this tier by `npm run test:vm`');
  return path;
}

/** A machine with a disk of its own on which nothing has booted yet. */
export function createVm(lab: Lab, name: string, hardware: Hardware): Vm {
  const directory = mkdtempSync(join(lab.directory, `${name}-`));
  const disk = join(directory, 'disk');
  must(['cp', '--sparse=always', given('CLOUD_CONFIG_DISK'), disk]);
  const drives = (hardware.drives ?? []).map((drive, index) =>
    isoOf(drive, join(directory, `drive${index}`)),
  );
  let qemu: ChildProcess | undefined;
  let boots = 0;

  async function boot(): Promise<Boot> {
    boots += 1;
    const log = join(directory, `console${boots}`);
    const errors: string[] = [];
    const power = async (): Promise<ChildProcess> => {
      qemu = await lab.power(qemuLine(hardware, [disk, ...drives], log));
      qemu.stderr?.on('data', (text) => errors.push(String(text)));
      return qemu;
    };
    let child = await power();
    if (await isSilent(log, child)) {
      // Emulated processors have hung in a lock of the emulator before the first process ran: nothing is on the disk yet.
      process.stderr.write(`${name}: the emulator hangs; the machine is powered on again\n`);
      child = await power();
    }
    const report = await reported(log, child).catch(async (error: Error) => {
      await end(child);
      throw new Error(`${error.message}: ${errors.join('')}\n${consoleOf(log)}`);
    });
    return { ...report, console: consoleOf(log) };
  }

  async function ssh(line: string, login?: Login): Promise<string> {
    const options = ['-o', `UserKnownHostsFile=${join(directory, 'known_hosts')}`, '-p', PORT];
    const key = login?.key ?? given('CLOUD_CONFIG_KEY');
    const argv = [...SSH.split(' '), ...options, '-i', key, `${login?.name ?? 'root'}@127.0.0.1`, line];
    const [program = '', ...args] = lab.inside(argv);
    return new Promise((resolve, reject) => {
      execFile(program, args, { encoding: 'utf8', timeout: 60_000 }, (error, stdout, stderr) => {
        if (error) reject(new Error(`${line}: ${error.message}\n${stdout}${stderr}`));
        else resolve(stdout.trimEnd());
      });
    });
  }

  async function powerOff(): Promise<void> {
    if (qemu === undefined || qemu.exitCode !== null) return;
    const gone = once(qemu, 'exit', { signal: AbortSignal.timeout(END_PATIENCE) });
    await ssh('systemctl poweroff --no-block');
    await gone;
  }

  return { boot, ssh, powerOff };
}

function isoOf({ label, files }: Drive, directory: string): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  must(['genisoimage', '-quiet', '-V', label, '-r', '-J', '-o', `${directory}.iso`, directory]);
  return `${directory}.iso`;
}

function qemuLine(
  { kernel = [], smbios = [], cards = [CARD] }: Hardware,
  [disk = '', ...isos]: readonly string[],
  log: string,
): readonly string[] {
  const image = given('CLOUD_CONFIG_VM');
  const quiet = 'console=ttyS0 root=/dev/vda mitigations=off quiet loglevel=3 panic=-1';
  return [
    ...'qemu-system-x86_64 -M pc -accel tcg,thread=multi,tb-size=512 -cpu Nehalem -smp 2 -m 1024'.split(' '),
    ...'-nodefaults -no-user-config -display none -no-reboot -device virtio-rng-pci'.split(' '),
    ...['-serial', `file:${log}`],
    ...['-kernel', join(image, 'vmlinuz'), '-initrd', join(image, 'initrd.gz')],
    ...['-append', [quiet, ...kernel].join(' ')],
    ...['-drive', `file=${disk},format=raw,if=virtio,cache=unsafe`],
    ...isos.flatMap((iso) => ['-drive', `file=${iso},format=raw,if=virtio,readonly=on`]),
    ...smbios.flatMap((value) => ['-smbios', value]),
    ...cards.flatMap(({ mac, wire }, index) => [
      '-netdev',
      wire === 'hub' ? `hubport,id=n${index},hubid=0` : `user,id=n${index},hostfwd=tcp:127.0.0.1:${PORT}-:22`,
      '-device',
      `virtio-net-pci,netdev=n${index},mac=${mac},romfile=`,
    ]),
  ];
}

/** Whether a machine that runs says nothing at all. */
async function isSilent(log: string, qemu: ChildProcess): Promise<boolean> {
  for (const started = Date.now(); Date.now() - started < SILENCE_PATIENCE; await sleep(100)) {
    if (consoleOf(log) !== '' || qemu.exitCode !== null || qemu.signalCode !== null) return false;
  }
  return true;
}

async function reported(log: string, qemu: ChildProcess): Promise<Omit<Boot, 'console'>> {
  for (const started = Date.now(); Date.now() - started < BOOT_PATIENCE; await sleep(100)) {
    const [, state = '', minutes, amount, unit, failed = ''] = REPORT.exec(consoleOf(log)) ?? [];
    if (state !== '') {
      const seconds = Number(amount) * (unit === 'ms' ? 0.001 : 1) + Number.parseFloat(minutes ?? '0') * 60;
      return { state, userspace: seconds, failed: failed.split(' ').filter((name) => name !== '') };
    }
    if (qemu.exitCode !== null || qemu.signalCode !== null) throw new Error('the machine ended as it booted');
  }
  throw new Error('the machine did not come up');
}

function consoleOf(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').replaceAll('\r', '') : '';
}
