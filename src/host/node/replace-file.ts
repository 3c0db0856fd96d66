import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CloudConfigError } from '../../errors.ts';
import { naming } from './fs-errors.ts';

/**
 * Gives a file of the user that holds `before` new content: all of it or nothing, with the mode and, where rights allow,
 * the owner that it had. A symbolic link stays one; other names of the file (hard links) keep the old content.
 */
export function replaceFile(path: string, before: Uint8Array, content: Uint8Array): void {
  naming(path, () => {
    const target = fs.realpathSync(path);
    const { mode, uid, gid } = regular(path, target);
    // It may have been given by another of its names.
    if (fs.readFileSync(target).equals(content)) return;
    const temporary = join(dirname(target), `.${basename(target).slice(0, 200)}.cloud-config-${process.pid}`);
    const file = fs.openSync(temporary, 'wx', 0o600);
    try {
      fs.writeFileSync(file, content);
      fs.fchmodSync(file, giveAway(file, { uid, gid, mode: mode & 0o7777 }));
      fs.fsyncSync(file);
      if (!fs.readFileSync(target).equals(before))
        throw new CloudConfigError(
          'FILE_CHANGED',
          `${path} was changed while it was corrected, and is left as it is; run it again`,
        );
      fs.renameSync(temporary, target);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    } finally {
      fs.closeSync(file);
    }
  });
}

function regular(path: string, target: string): fs.Stats {
  const found = fs.statSync(target);
  if (found.isFile()) return found;
  throw new CloudConfigError('FILE_NOT_REGULAR', `${path} is no regular file and cannot be replaced`);
}

interface Access {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/**
 * Gives the file to whom it was, and says which mode fits. Others than root may only give it to a group of theirs:
 * another group then gets no more than everybody has, and nobody's rights are lent by setuid.
 */
function giveAway(file: number, { uid, gid, mode }: Access): number {
  const own = fs.fstatSync(file);
  if (own.uid === uid && own.gid === gid) return mode;
  if (isGiven(file, uid, gid)) return mode;
  if (isGiven(file, own.uid, gid)) return mode & 0o777;
  return (mode & 0o707) | ((mode & 0o007) << 3);
}

function isGiven(file: number, uid: number, gid: number): boolean {
  try {
    fs.fchownSync(file, uid, gid);
    return true;
  } catch {
    // The content is what was asked for.
    return false;
  }
}

/** Whether two names are those of one file; false for one that is not there. */
export function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((path) => fs.statSync(path, { throwIfNoEntry: false }));
  return first !== undefined && first.dev === second?.dev && first.ino === second.ino;
}

/** Writes what a command puts out to a file that may be there already. */
export function writeOutput(path: string, text: string): void {
  naming(path, () => fs.writeFileSync(path, text));
}
