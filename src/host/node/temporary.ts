/**
 * Temporary names beside the file that is to be: `.NAME.cloud-config-PID`. The leading dot hides them from programs
 * that read every file of a directory (systemd, sudo, networkd).
 */
import * as fs from 'node:fs';
import { errnoOf } from './fs-errors.ts';
import { at, type Place } from './place.ts';

const PATTERN = /^\.(?:.+\.)?cloud-config-(\d+)$/;
const NAME_BYTES = 255;

export function temporaryFor(place: Place, pid: number): Place {
  const suffix = `cloud-config-${pid}`;
  const long = `.${place.name}.${suffix}`;
  const name = Buffer.byteLength(long) <= NAME_BYTES ? long : `.${suffix}`;
  return { directory: place.directory, name };
}

/** Removes what a killed run of ours left in this directory. */
export function removeLeftovers(directory: number, pid: number): void {
  let names: readonly string[];
  try {
    names = fs.readdirSync(`/proc/self/fd/${directory}`);
  } catch {
    // A directory that may be written but not read: what is left there can't be known.
    return;
  }
  for (const name of names) {
    const owner = PATTERN.exec(name)?.[1];
    if (owner !== undefined && !isOfLiveRun({ directory, name }, Number(owner), pid))
      removeQuietly({ directory, name });
  }
}

export function removeQuietly(place: Place): void {
  try {
    const isDirectory = fs.lstatSync(at(place)).isDirectory();
    if (isDirectory) fs.rmdirSync(at(place));
    else fs.unlinkSync(at(place));
  } catch {
    // It is gone already, or it was never made: the first failure is the one to report.
  }
}

/** Process ids are given again, above all at the next boot: a file from before the boot is nobody's. */
function isOfLiveRun(place: Place, owner: number, pid: number): boolean {
  if (owner === pid || !isAlive(owner)) return false;
  const stat = fs.lstatSync(at(place), { throwIfNoEntry: false });
  return stat !== undefined && stat.ctimeMs >= bootTime();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

function bootTime(): number {
  const seconds = /^btime (\d+)$/m.exec(fs.readFileSync('/proc/stat', 'utf8'))?.[1];
  return seconds === undefined ? 0 : Number(seconds) * 1000;
}
