/**
 * The user-data of a Vagrant box: Vagrant uploads to `/tmp/vagrantfile-user-data` once the machine answers on SSH, then
 * moves that to `/var/lib/coreos-vagrant/vagrantfile-user-data`. The file of the boot before is still there then, and
 * must not be taken for this boot's; but `vagrant up` without `--provision` uploads nothing, and then it is the one.
 *
 * The rule: the file counts at once when it was written in this boot (modified after the kernel started) and no upload
 * is under way. Otherwise we poll for 30 s, and for 30 s more when an upload of this boot is seen in `/tmp`; after that
 * an old file counts, and that is reported. Without the directory this is no Vagrant box and nothing is waited for.
 * @see https://github.com/coreos/coreos-vagrant
 * @see https://github.com/coreos/bugs/issues/751
 */
import type { Clock, Datasource, Disk } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { type Environment, metadataFromEnvironment } from './environment.ts';
import type { Provider } from './provider.ts';
import { path } from './signs.ts';

const DIRECTORY = '/var/lib/coreos-vagrant';
const FILE = `${DIRECTORY}/vagrantfile-user-data`;
const UPLOAD = '/tmp/vagrantfile-user-data';
const POLL = 500;

export interface VagrantPorts {
  readonly disk: Disk;
  readonly clock: Clock;
}

export interface VagrantOptions {
  readonly environment: Environment;
  /** Milliseconds to wait for an upload; 30 s when left out. */
  readonly patience?: number;
  readonly onWait?: (message: string) => void;
}

export function vagrant(ports: VagrantPorts, options: VagrantOptions): Datasource {
  let settled: Promise<boolean> | undefined;

  function isThere(): Promise<boolean> {
    settled ??= settle(ports, options);
    return settled;
  }

  return {
    name: 'vagrant',
    isAvailable: isThere,
    fetch: async () => {
      const userData = (await isThere()) ? ports.disk.read(FILE) : undefined;
      if (userData === undefined) throw nothingThere('vagrant', `${FILE}: no such file`);
      const metadata = metadataFromEnvironment(options.environment);
      return { datasource: 'vagrant', location: FILE, metadata, userData };
    },
  };
}

/** Waits until the file is this boot's, or none is to be expected; then whether there is one. */
async function settle({ disk, clock }: VagrantPorts, options: VagrantOptions): Promise<boolean> {
  const { patience = 30_000, onWait } = options;
  if (disk.list(DIRECTORY) === undefined) return false;
  const booted = bootTime(disk);
  const started = clock.monotonic();
  let end = started + patience;
  let isAnnounced = false;
  while (clock.monotonic() < end) {
    const isUploading = isSince(booted, disk.modified(UPLOAD));
    if (isSince(booted, disk.modified(FILE)) && !isUploading) return true;
    if (isUploading && !isAnnounced) {
      isAnnounced = true;
      end += patience;
    }
    await clock.sleep(POLL);
  }
  if (disk.modified(FILE) === undefined) return false;
  const waited = Math.round((clock.monotonic() - started) / 1000);
  onWait?.(`vagrant: no new upload within ${waited} s, using ${FILE} as it is`);
  return true;
}

function isSince(booted: number, modified: number | undefined): boolean {
  return modified !== undefined && modified >= booted;
}

/** Milliseconds since the epoch, of the clock that also dates files; 0 makes every file new where it is not known. */
function bootTime(disk: Disk): number {
  const text = new TextDecoder().decode(disk.read('/proc/stat'));
  const seconds = /^btime (\d+)$/m.exec(text)?.[1];
  return seconds === undefined ? 0 : Number(seconds) * 1000;
}

export const provider: Provider = {
  name: 'vagrant',
  about: 'the file that Vagrant uploads to a box',
  documentation: 'https://github.com/coreos/coreos-vagrant',
  location: { about: 'not used', need: 'optional' },
  reads: 'machine',
  signs: [path(DIRECTORY)],
  supplies: ['user-data'],
  create: (ports, { deadline, ...settings }) =>
    vagrant(ports, { ...settings, ...(deadline === undefined ? {} : { patience: deadline }) }),
};
