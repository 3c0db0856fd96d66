import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { naming } from './fs-errors.ts';

/**
 * Gives a file of the user new content: all of it or nothing, with the mode and, where rights allow, the owner that it
 * had. A link stays a link.
 */
export function replaceFile(path: string, content: Uint8Array): void {
  naming(path, () => {
    const target = fs.realpathSync(path);
    const { mode, uid, gid } = fs.statSync(target);
    const temporary = join(dirname(target), `.${basename(target).slice(0, 200)}.cloud-config-${process.pid}`);
    const file = fs.openSync(temporary, 'wx', 0o600);
    try {
      fs.writeFileSync(file, content);
      giveAway(file, uid, gid);
      fs.fchmodSync(file, mode & 0o7777);
      fs.fsyncSync(file);
      fs.renameSync(temporary, target);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    } finally {
      fs.closeSync(file);
    }
  });
}

/** Others than root cannot; then the file is that of who corrected it. */
function giveAway(file: number, uid: number, gid: number): void {
  const own = fs.fstatSync(file);
  if (own.uid === uid && own.gid === gid) return;
  try {
    fs.fchownSync(file, uid, gid);
  } catch {
    // The content is what was asked for.
  }
}

/** Writes what a command puts out to a file that may be there already. */
export function writeOutput(path: string, text: string): void {
  naming(path, () => fs.writeFileSync(path, text));
}
