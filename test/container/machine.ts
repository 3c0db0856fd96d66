import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createLab, type Lab, type Machine, type Result } from './lab.ts';

export const PROGRAM: string = resolve(process.env['CLOUD_CONFIG'] ?? 'dist/cloud-config');

/** The image that scripts/setup-container.sh has built. */
export function imagePath(): string {
  const image = process.env['CLOUD_CONFIG_IMAGE'];
  if (image === undefined || !existsSync(image)) throw new Error('run this tier by `npm run test:container`');
  return image;
}

/** A booted machine with the program in it, and the lab to end it by. */
export async function bootMachine(): Promise<{ readonly lab: Lab; readonly machine: Machine }> {
  const lab = createLab(imagePath());
  try {
    const machine = await lab.boot();
    machine.write('/usr/bin/cloud-config', readFileSync(PROGRAM), 0o755);
    return { lab, machine };
  } catch (error) {
    await lab.destroy();
    throw error;
  }
}

/** Addresses as the units of 2018 hand them on. */
export const ADDRESSES: Readonly<Record<string, string>> = {
  COREOS_PRIVATE_IPV4: '10.99.0.11',
  COREOS_PUBLIC_IPV4: '203.0.113.11',
};

/** Applies a document in the machine. */
export function apply(machine: Machine, document: string, args: readonly string[] = []): Result {
  machine.write('/root/document.yml', document, 0o600);
  return machine.run(['cloud-config', 'apply', ...args, '/root/document.yml'], { environment: ADDRESSES });
}

/** How often systemd has read its unit files since the machine booted. */
export function reloadsOf(machine: Machine): number {
  return machine
    .sh('journalctl -b -q --no-pager -o cat _PID=1')
    .split('\n')
    .filter((line) => /^Reloading\.*$/.test(line)).length;
}

/** A login over the real sshd with a key, from outside the machine; what `command` prints there. */
export function login(lab: Lab, machine: Machine, user: string, privateKey: string, command: string): Result {
  const argv = lab.outside([
    process.execPath,
    resolve('build/test/container/login.js'),
    machine.address,
    user,
    command,
  ]);
  const [program = '', ...args] = argv;
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', input: privateKey });
  return { status, stdout, stderr };
}
