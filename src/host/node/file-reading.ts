import * as fs from 'node:fs';
import type { FileStat } from '../../apply/host.ts';
import { errnoOf } from './fs-errors.ts';
import { at, type Place } from './place.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants;

export function readAt(place: Place): Uint8Array | undefined {
  const file = orAbsent(() => fs.openSync(at(place), O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
  if (file === undefined) return undefined;
  try {
    return fs.fstatSync(file).isCharacterDevice() ? new Uint8Array() : fs.readFileSync(file);
  } finally {
    fs.closeSync(file);
  }
}

export function statAt(place: Place): FileStat | undefined {
  const stat = fs.lstatSync(at(place), { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const { uid, gid, size } = stat;
  return { type: typeOf(stat), mode: stat.mode & 0o7777, size, uid, gid };
}

function typeOf(stat: fs.Stats): FileStat['type'] {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'directory';
  return stat.isSymbolicLink() ? 'symlink' : 'other';
}

export function listAt(place: Place): readonly string[] | undefined {
  return orAbsent(() => fs.readdirSync(at(place)))?.sort();
}

export function orAbsent<T>(operation: () => T): T | undefined {
  try {
    return operation();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
