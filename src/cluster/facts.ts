import type { Disk } from '../datasources/datasource.ts';
import { CloudConfigError } from '../errors.ts';
import type { MachinePorts } from './ports.ts';
import type { EtcdSettings } from './settings.ts';
import { commandOf, environmentFilesOf, environmentOf, flagValueOf, startsEtcd } from './unit-text.ts';

export interface EtcdVersion {
  readonly major: number;
  readonly minor: number;
}

/** What the machine has of etcd already. */
export interface EtcdFacts {
  /**
   * `member`, `proxy`: what an earlier start became; `unknown` when this is not the machine. A start that never joined
   * a cluster leaves directories without a write-ahead log: that is `none`, and etcd asks the token again.
   */
  readonly data: 'member' | 'proxy' | 'none' | 'unknown';
  readonly dataDirectory?: string;
  /** The unit or the document says so, and etcd sees the directories that we see. */
  readonly isDirectoryCertain?: boolean;
  readonly machineId?: string;
  readonly hostname?: string;
  readonly version?: EtcdVersion;
  /** The unit and its drop-ins as the image has them; empty when unknown. */
  readonly unitText: string;
  /** Of that, the drop-ins that win over the document's: those whose names sort after it, as that of `cluster join`. */
  readonly laterText?: string;
}

export type FactsOf = (settings: EtcdSettings) => Promise<EtcdFacts>;

/** Of a machine that one is not on. */
export const NO_FACTS: EtcdFacts = { data: 'unknown', unitText: '' };

const DIRECTORIES = [
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
  '/run/systemd/system',
  '/etc/systemd/system',
];
/** Written from the document: it says nothing about the image. */
const OWN_DROP_IN = '20-cloudinit.conf';
/** Where only root puts programs. */
const INSTALLED = /^\/(?:usr|opt|bin|sbin)\/(?!(?:.*\/)?\.\.\/)/;
/** A program that says its version does so at once; a boot waits for it. */
const LIMITS = { timeout: 5_000 };
const DATA: Readonly<Record<string, string>> = {
  'etcd.service': '/var/lib/etcd',
  'etcd2.service': '/var/lib/etcd2',
  'etcd-member.service': '/var/lib/etcd',
};

/** Reads the facts of the machine that the ports are of; what may not be read is unknown. */
export function factsFrom({ disk, commands }: MachinePorts): FactsOf {
  const read = (path: string): string | undefined =>
    attempt(() => {
      const content = disk.read(path);
      return content === undefined ? undefined : new TextDecoder().decode(content);
    });

  function dropInsOf(unit: string): readonly (readonly [name: string, text: string])[] {
    return DIRECTORIES.flatMap((directory) => {
      const names = attempt(() => disk.list(`${directory}/${unit}.d`)) ?? [];
      return names
        .filter((name) => name !== OWN_DROP_IN)
        .map((name) => [name, read(`${directory}/${unit}.d/${name}`) ?? ''] as const);
    });
  }

  function unitTextOf(unit: string): string {
    const main = DIRECTORIES.map((directory) => read(`${directory}/${unit}`)).findLast(
      (text) => text !== undefined,
    );
    const text = [main ?? '', ...dropInsOf(unit).map(([, dropIn]) => dropIn)].join('\n');
    const files = environmentFilesOf(text).map((path) => read(path) ?? '');
    return [text, ...files.map(asAssignments)].join('\n');
  }

  async function versionOf(unitText: string, documentText: string): Promise<EtcdVersion | undefined> {
    const text = `${unitText}\n${documentText}`;
    const tag = environmentOf(text).get('ETCD_IMAGE_TAG');
    if (tag !== undefined) return versionIn(tag);
    const command = commandOf(text) ?? '';
    const trust = command === commandOf(unitText) ? 'of the machine' : 'of a document';
    for (const program of programsOf(command, trust)) {
      const version = await versionBy(program);
      if (version !== undefined) return version;
    }
    return undefined;
  }

  async function versionBy(program: string): Promise<EtcdVersion | undefined> {
    try {
      return versionIn((await commands.run([program, '--version'], undefined, LIMITS))?.output ?? '');
    } catch (error) {
      if (error instanceof CloudConfigError) return undefined;
      throw error;
    }
  }

  return async ({ unit, values, unitText: documentText }) => {
    const unitText = unitTextOf(unit);
    const later = dropInsOf(unit).filter(([name]) => name > OWN_DROP_IN);
    const laterText = later.map(([, dropIn]) => dropIn).join('\n');
    const text = `${unitText}\n${documentText}`;
    const environment = environmentOf(text);
    const stated =
      flagValueOf(text, 'data-dir') ?? values.get('data_dir') ?? environment.get('ETCD_DATA_DIR');
    const dataDirectory = stated ?? DATA[unit] ?? '/var/lib/etcd';
    const logDirectory =
      values.get('wal_dir') ?? environment.get('ETCD_WAL_DIR') ?? `${dataDirectory}/member/wal`;
    const machineId = read('/etc/machine-id')?.trim();
    const hostname = read('/proc/sys/kernel/hostname')?.trim();
    const version = await versionOf(unitText, documentText);
    return {
      data: dataIn(disk, dataDirectory, logDirectory),
      dataDirectory,
      isDirectoryCertain: stated !== undefined && startsEtcd(text),
      unitText,
      laterText,
      ...(machineId ? { machineId } : {}),
      ...(hostname ? { hostname } : {}),
      ...(version === undefined ? {} : { version }),
    };
  };
}

/**
 * A unit names its program, or looks for it as the units of `packaging/cluster-units` do. A document is only read: it
 * cannot have a program run that lies about somewhere, such as beside it in a checkout.
 */
function programsOf(command: string, trust: 'of the machine' | 'of a document'): readonly string[] {
  const stated = /^\/\S*\/etcd2?(?=\s|$)/.exec(command)?.[0];
  if (stated !== undefined) return trust === 'of the machine' || INSTALLED.test(stated) ? [stated] : [];
  const names = command.includes('command -v etcd2') ? ['etcd2', 'etcd'] : ['etcd'];
  return names.flatMap((name) => [name, `/opt/bin/${name}`]);
}

/** `3.4.23`, `v3.4.23` or what `etcd --version` prints. */
export function versionIn(text: string): EtcdVersion | undefined {
  const [, major, minor] = /(?:^v?|etcd version:? v?)(\d+)\.(\d+)/i.exec(text) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

export function isAtLeast(version: EtcdVersion | undefined, major: number, minor: number): boolean {
  if (version === undefined) return false;
  return version.major > major || (version.major === major && version.minor >= minor);
}

function dataIn(disk: Disk, dataDirectory: string, logDirectory: string): EtcdFacts['data'] {
  try {
    const isMember = disk.list(logDirectory)?.some((name) => name.endsWith('.wal')) === true;
    if (isMember) return 'member';
    return disk.list(dataDirectory)?.includes('proxy') === true ? 'proxy' : 'none';
  } catch (error) {
    if (error instanceof CloudConfigError) return 'unknown';
    throw error;
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CloudConfigError) return undefined;
    throw error;
  }
}

/** A file of variables as a unit would write them. */
function asAssignments(text: string): string {
  const pairs = [...text.matchAll(/^\s*([A-Za-z_]\w*)=(.*)$/gm)];
  return pairs
    .map(([, name, value = '']) => `Environment="${name}=${value.trim().replace(/^(["'])(.*)\1$/, '$2')}"`)
    .join('\n');
}
