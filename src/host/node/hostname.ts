import * as fs from 'node:fs';
import type { Commands } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import { toFileError } from './fs-errors.ts';

export interface HostnameOptions {
  /** `/proc/sys/kernel/hostname`. */
  readonly path: string;
  readonly commands: Commands;
}

/**
 * Through /proc, where it costs one write; where that is read-only (containers), by hostname(1), and by hostnamed
 * where that is missing too.
 */
export async function setKernelHostname(
  hostname: string,
  { path, commands }: HostnameOptions,
): Promise<void> {
  try {
    fs.writeFileSync(path, hostname);
    return;
  } catch (error) {
    const failure = toFileError(error, path);
    if (failure.code !== 'FS_READ_ONLY' && failure.code !== 'FS_PERMISSION') throw failure;
  }
  const result = await commands.run(['hostname', '--', hostname]);
  if (result === undefined) await askHostnamed(hostname);
  else if (result.status !== 0) throw failed(hostname, result.output);
}

async function askHostnamed(hostname: string): Promise<void> {
  const { connectSystemBus } = await import('./systemd-connection.ts');
  const bus = await connectSystemBus();
  try {
    await bus.call({
      destination: 'org.freedesktop.hostname1',
      path: '/org/freedesktop/hostname1',
      interface: 'org.freedesktop.hostname1',
      member: 'SetHostname',
      signature: 'sb',
      body: [hostname, false],
    });
  } finally {
    bus.close();
  }
}

function failed(hostname: string, output: string): CloudConfigError {
  const words = output.replace(/\s+/g, ' ').trim();
  return new CloudConfigError('COMMAND_FAILED', `hostname cannot set ${hostname}: ${words}`);
}
