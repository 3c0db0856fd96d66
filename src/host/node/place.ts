/**
 * Finds the directory of a path component by component, each opened relative to the one before with
 * `/proc/self/fd/N/name` and O_NOFOLLOW: Node has no openat(2), and this is the same. A link that someone puts into
 * the path meanwhile is met as a link and can't lead out of the root.
 */
import * as fs from 'node:fs';
import { CloudConfigError } from '../../errors.ts';
import { errnoOf } from './fs-errors.ts';

/** open(2): a handle that only stands for the place; the same number on all architectures that we build for. */
const O_PATH = 0o10000000;
const LINKS_AT_MOST = 40;
const DIRECTORY: number = O_PATH | fs.constants.O_DIRECTORY | fs.constants.O_NOFOLLOW;

export interface WalkOptions {
  /** `refuse` lets only those links pass that nobody but root could have put there. */
  readonly links: 'inside' | 'refuse';
  /** The last name: `keep` looks no further, `follow` resolves it if it is a link, `enter` needs a directory there. */
  readonly last: 'keep' | 'follow' | 'enter';
  /** Makes a missing directory, `left` names before the end; without it a missing one ends the walk. */
  readonly create?: (place: Place, path: string, left: number) => void;
}

/** An open directory and the name in it that the path ends with; `.` for the directory itself. */
export interface Place {
  readonly directory: number;
  readonly name: string;
}

/** The place as a path for one system call. */
export function at(place: Place): string {
  return `/proc/self/fd/${place.directory}/${place.name}`;
}

/** Opens the thing at a place without following a link; the handle is good for fstat, chown and chmod by its path. */
export function openHandle(place: Place): number {
  return fs.openSync(at(place), O_PATH | fs.constants.O_NOFOLLOW);
}

/** Names of a path from the root; `..` takes one back as it did in 2018, but never above the root. */
export function components(path: string): readonly string[] {
  if (!path.startsWith('/') || path.includes('\0')) {
    throw new CloudConfigError(
      'FS_ESCAPE',
      `${JSON.stringify(path)} is not an absolute path; begin it with /`,
    );
  }
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) {
      throw new CloudConfigError('FS_ESCAPE', `${path} goes above the root; write the path without ..`);
    }
  }
  return names;
}

/** A link on the way, and how many names are left when the walk has left it behind. */
interface Passed {
  readonly path: string;
  readonly target: string;
  readonly rest: number;
}

class Walk {
  private readonly root: string;
  private readonly path: string;
  private readonly options: WalkOptions;
  private readonly opened: number[] = [];
  /** Open directories from the root to here, with their names. */
  private readonly trail: Place[] = [];
  private readonly pending: string[];
  private passed: Passed | undefined;
  private links = 0;

  constructor(root: string, path: string, options: WalkOptions) {
    this.root = root;
    this.path = path;
    this.options = options;
    this.pending = components(path).toReversed();
  }

  find(): Place | undefined {
    this.enter(this.root, '');
    for (let name = this.pending.pop(); name !== undefined; name = this.pending.pop()) {
      if (this.passed !== undefined && this.pending.length < this.passed.rest) this.passed = undefined;
      if (name === '..') {
        this.leave();
        continue;
      }
      const place = { directory: this.here(), name };
      if (this.pending.length === 0 && this.options.last === 'keep') return place;
      const found = this.step(place);
      if (found !== 'entered') return found === 'absent' ? undefined : place;
    }
    return { directory: this.here(), name: '.' };
  }

  close(): void {
    for (const descriptor of this.opened.splice(0)) fs.closeSync(descriptor);
  }

  private here(): number {
    const last = this.trail.at(-1);
    if (last === undefined) throw new Error('a walk begins at the root');
    return last.directory;
  }

  private named(name: string): string {
    return [...this.trail.slice(1).map((place) => place.name), name].map((part) => `/${part}`).join('');
  }

  private enter(path: string, name: string): void {
    // The root itself may be given as a link.
    const flags = name === '' ? O_PATH | fs.constants.O_DIRECTORY : DIRECTORY;
    const directory = fs.openSync(path, flags);
    this.opened.push(directory);
    this.trail.push({ directory, name });
  }

  private leave(): void {
    if (this.trail.length > 1) this.trail.pop();
    else if (this.root !== '/') throw this.escape();
  }

  private step(place: Place): 'entered' | 'absent' | 'end' {
    try {
      this.enter(at(place), place.name);
      return 'entered';
    } catch (error) {
      const errno = errnoOf(error);
      if (errno === 'ENOENT') return this.missing(place);
      if (errno !== 'ENOTDIR' && errno !== 'ELOOP') throw error;
      return this.notDirectory(place, error);
    }
  }

  private missing(place: Place): 'entered' | 'absent' | 'end' {
    if (this.pending.length === 0 && this.options.last === 'follow') return 'end';
    if (this.options.create === undefined) return 'absent';
    // A directory that only a link names is never made: the link may mean one outside of the root.
    if (this.passed !== undefined) throw this.escape();
    this.options.create(place, this.named(place.name), this.pending.length);
    this.enter(at(place), place.name);
    return 'entered';
  }

  private notDirectory(place: Place, error: unknown): 'entered' | 'end' {
    const target = readLinkAt(place);
    if (target === undefined) {
      if (this.pending.length === 0 && this.options.last === 'follow') return 'end';
      throw error;
    }
    this.links += 1;
    const passed = { path: this.named(place.name), target, rest: this.passed?.rest ?? this.pending.length };
    this.passed = passed;
    if (this.options.links === 'refuse' && !isRootsOwn(place.directory)) throw refused(this.path, passed);
    if (this.links > LINKS_AT_MOST) {
      throw new CloudConfigError(
        'FS_IO',
        `${this.path} leads through a ring of links at ${passed.path}; remove it`,
      );
    }
    if (target.startsWith('/')) this.trail.splice(1);
    this.pending.push(
      ...target
        .split('/')
        .filter((name) => name !== '' && name !== '.')
        .toReversed(),
    );
    return 'entered';
  }

  private escape(): CloudConfigError {
    const { path, target } = this.passed ?? { path: this.path, target: '..' };
    const where =
      this.root === '/'
        ? 'does not exist; make that directory'
        : 'leaves the root; replace the link by a directory';
    return new CloudConfigError(
      'FS_ESCAPE',
      `${this.path} leads through the link ${path} -> ${target}, which ${where}`,
    );
  }
}

/** A directory that only root can change: a link in it (`/home -> var/home`) is the system's. */
function isRootsOwn(directory: number): boolean {
  const { uid, mode } = fs.fstatSync(directory);
  return uid === 0 && (mode & 0o022) === 0;
}

function refused(path: string, link: Passed): CloudConfigError {
  const words = `${path} leads through the link ${link.path} -> ${link.target}, and no link is followed here`;
  return new CloudConfigError('FS_ESCAPE', `${words}; replace the link by a directory`);
}

/** What the link at a place points to; `undefined` when there is none or it is something else. */
export function readLinkAt(place: Place): string | undefined {
  try {
    return fs.readlinkSync(at(place));
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EINVAL' || errno === 'ENOENT') return undefined;
    throw error;
  }
}

/** Does something at the place where `path` ends; `undefined` when a directory on the way is missing. */
export function visit<T>(
  root: string,
  path: string,
  options: WalkOptions,
  action: (place: Place) => T,
): T | undefined {
  const walk = new Walk(root, path, options);
  try {
    const place = walk.find();
    return place === undefined ? undefined : action(place);
  } finally {
    walk.close();
  }
}
