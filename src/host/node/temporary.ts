/**
 * Temporary names beside the file that is to be: `.NAME.cloud-config-PID`. The leading dot hides them from programs
 * that read every file of a directory (systemd, sudo, networkd).
 */
import * as fs from 'node:fs';
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

/** Process ids are given again: the writer of a file is a process that was there before it. */
function isOfLiveRun(place: Place, owner: number, pid: number): boolean {
  const started = owner === pid ? undefined : startOf(owner);
  const stat = fs.lstatSync(at(place), { throwIfNoEntry: false });
  return started !== undefined && stat !== undefined && started <= stat.ctimeMs;
}

/** The kernel counts hundredths of seconds, whatever its own clock: time(7), USER_HZ. */
const TICK = 10;

/** When a process began, in milliseconds since the epoch, to a second; `undefined` when there is none. */
function startOf(pid: number): number | undefined {
  try {
    const fields = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const boot = /^btime (\d+)$/m.exec(fs.readFileSync('/proc/stat', 'utf8'))?.[1];
    // Field 22 of proc(5), counted from the third, which follows the name.
    return Number(boot) * 1000 + Number(fields[19]) * TICK;
  } catch {
    return undefined;
  }
}
