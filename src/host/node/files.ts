import * as fs from 'node:fs';
import type { FileStat, Files, Owner, WriteOptions } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import { listAt, orAbsent, readAt, statAt } from './file-reading.ts';
import { errnoOf, naming } from './fs-errors.ts';
import { at, openHandle, type Place, readLinkAt, visit } from './place.ts';
import { removeLeftovers, removeQuietly, temporaryFor } from './temporary.ts';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = fs.constants;
const PARENT_MODE = 0o755;

export interface FilesOptions {
  /** Whether this process may give files away. */
  readonly privileged: boolean;
  readonly pid: number;
  /** Whose home this missing directory is in. */
  readonly homeOwner?: (path: string) => Owner | undefined;
}

/** The files below `root`; every path is walked inside it. */
export function createFiles(root: string, options: FilesOptions): Files {
  return new RootedFiles(root, options);
}

class RootedFiles implements Files {
  private readonly root: string;
  private readonly options: FilesOptions;
  /** Directories that were looked through for leftovers, by device and inode. */
  private readonly cleaned = new Set<string>();

  constructor(root: string, options: FilesOptions) {
    this.root = root;
    this.options = options;
  }

  read(path: string): Uint8Array | undefined {
    return this.look(path, 'follow', readAt);
  }

  stat(path: string): FileStat | undefined {
    return this.look(path, 'keep', statAt);
  }

  readLink(path: string): string | undefined {
    return this.look(path, 'keep', readLinkAt);
  }

  list(path: string): readonly string[] | undefined {
    return this.look(path, 'follow', listAt);
  }

  write(path: string, content: Uint8Array, options: WriteOptions): void {
    this.inParent(path, options.links, (place) => {
      this.replace(place, (temporary) => this.fill(temporary, content, options));
    });
  }

  link(path: string, target: string): void {
    this.inParent(path, 'inside', (place) => {
      this.replace(place, (temporary) => fs.symlinkSync(target, at(temporary)));
    });
  }

  makeDirectory(path: string, options: WriteOptions): void {
    const create = (place: Place, name: string, left: number): void => {
      if (left > 0) this.makeParent(place, name);
      else this.makeOne(place, options.mode, options.owner);
    };
    naming(path, () =>
      visit(this.root, path, { links: options.links ?? 'inside', last: 'enter', create }, () => {}),
    );
  }

  setAttributes(path: string, options: WriteOptions): void {
    const walk = { links: options.links ?? 'inside', last: 'keep' } as const;
    const found = naming(path, () =>
      visit(this.root, path, walk, (place) => {
        const handle = openHandle(place);
        try {
          if (options.links === 'refuse') refuseOtherNames(handle, path);
          this.dress(handle, options);
        } finally {
          fs.closeSync(handle);
        }
        return true;
      }),
    );
    if (found === undefined) throw new CloudConfigError('FS_IO', `${path} does not exist; create it first`);
  }

  remove(path: string): void {
    this.look(path, 'keep', (place) => {
      if (unlinkAt(place)) syncDirectory(place.directory);
    });
  }

  removeDirectory(path: string): void {
    this.look(path, 'keep', (place) => {
      orAbsent(() => fs.rmdirSync(at(place)));
      syncDirectory(place.directory);
    });
  }

  private look<T>(path: string, last: 'keep' | 'follow', action: (place: Place) => T): T | undefined {
    return naming(path, () => {
      try {
        return visit(this.root, path, { links: 'inside', last }, action);
      } catch (error) {
        // A file where a directory should be: what is asked for is not there either.
        if (errnoOf(error) === 'ENOTDIR') return undefined;
        throw error;
      }
    });
  }

  private inParent(path: string, links: WriteOptions['links'], action: (place: Place) => void): void {
    const create = (place: Place, name: string): void => this.makeParent(place, name);
    naming(path, () =>
      visit(this.root, path, { links: links ?? 'inside', last: 'keep', create }, (place) => {
        if (place.name === '.')
          throw new CloudConfigError('FS_IS_DIRECTORY', `${path} is a directory; choose another path`);
        this.cleanOnce(place.directory);
        action(place);
      }),
    );
  }

  private makeParent(place: Place, path: string): void {
    this.makeOne(place, PARENT_MODE, this.options.homeOwner?.(path));
  }

  /** Has its owner and mode before it has its name: a run that is killed between leaves no half-made directory. */
  private makeOne(place: Place, mode: number, owner: Owner | undefined): void {
    this.cleanOnce(place.directory);
    this.replace(place, (temporary) => {
      fs.mkdirSync(at(temporary), 0o700);
      const handle = openHandle(temporary);
      try {
        this.dress(handle, { mode, ...(owner !== undefined && { owner }) });
      } finally {
        fs.closeSync(handle);
      }
    });
  }

  private replace(place: Place, make: (temporary: Place) => void): void {
    const temporary = temporaryFor(place, this.options.pid);
    try {
      make(temporary);
      fs.renameSync(at(temporary), at(place));
    } catch (error) {
      removeQuietly(temporary);
      throw error;
    }
    syncDirectory(place.directory);
  }

  private fill(temporary: Place, content: Uint8Array, options: WriteOptions): void {
    const file = fs.openSync(at(temporary), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      writeAll(file, content);
      if (options.owner !== undefined && this.options.privileged) {
        fs.fchownSync(file, options.owner.uid, options.owner.gid);
      }
      // After the owner: the kernel clears setuid and setgid when it changes.
      fs.fchmodSync(file, options.mode);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
  }

  private dress(handle: number, options: WriteOptions): void {
    const self = `/proc/self/fd/${handle}`;
    if (options.owner !== undefined && this.options.privileged) {
      fs.chownSync(self, options.owner.uid, options.owner.gid);
    }
    if (!fs.fstatSync(handle).isSymbolicLink()) fs.chmodSync(self, options.mode);
  }

  private cleanOnce(directory: number): void {
    const { dev, ino } = fs.fstatSync(directory);
    const key = `${dev}:${ino}`;
    if (this.cleaned.has(key)) return;
    this.cleaned.add(key);
    removeLeftovers(directory, this.options.pid);
  }
}

/** Whether there was something to remove. */
function unlinkAt(place: Place): boolean {
  const removed = orAbsent(() => {
    fs.unlinkSync(at(place));
    return true;
  });
  return removed ?? false;
}

/** In a home, someone may have given a second name to a file of the system. */
function refuseOtherNames(handle: number, path: string): void {
  const stat = fs.fstatSync(handle);
  if (!stat.isFile() || stat.nlink === 1) return;
  throw new CloudConfigError('FS_ESCAPE', `${path} is a hard link to a file elsewhere; remove it`);
}

function writeAll(file: number, content: Uint8Array): void {
  for (let done = 0; done < content.length; ) done += fs.writeSync(file, content, done);
}

/** Makes the new name last through a power cut. */
function syncDirectory(directory: number): void {
  let handle: number;
  try {
    handle = fs.openSync(`/proc/self/fd/${directory}`, O_RDONLY | O_DIRECTORY);
  } catch {
    // Written in, but not to be opened for reading: the name is safe with the next sync.
    return;
  }
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
