import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from '../../datasources/datasource.ts';
import { CloudConfigError } from '../../errors.ts';
import { systemReason } from './system-reason.ts';

const ABSENT: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/** Files, read only: the running machine's, or those below a directory that stands for `/`. */
export function createDisk(root?: string): Disk {
  const placed = (path: string): string => (root === undefined ? path : join(root, path));
  return {
    read: (path) => unlessAbsent(path, () => readRegular(placed(path))),
    list: (path) => unlessAbsent(path, () => readdirSync(placed(path)).sort()),
    modified: (path) => unlessAbsent(path, () => statSync(placed(path)).mtimeMs),
    device: (path) => unlessAbsent(path, () => deviceNumber(statSync(placed(path)))),
  };
}

/** A pipe would be read for ever. */
function readRegular(path: string): Uint8Array {
  const stat = statSync(path);
  if (!stat.isFile() && !stat.isDirectory()) throw new Error('it is no regular file');
  return readFileSync(path);
}

function unlessAbsent<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (ABSENT.has(code)) return undefined;
    throw new CloudConfigError('FILE_UNREADABLE', `${path} cannot be read: ${systemReason(cause)}`, {
      cause,
    });
  }
}

/** Linux packs 12 bits of the major number and 20 of the minor one: makedev(3). */
function deviceNumber(stats: Stats): string | undefined {
  if (!stats.isBlockDevice()) return undefined;
  const major = (stats.rdev >>> 8) & 0xfff;
  const minor = (stats.rdev & 0xff) | ((stats.rdev >>> 12) & 0xfff00);
  return `${major}:${minor}`;
}
