import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { systemReason } from './system-reason.ts';

const MAGIC = /[*?[{]/;

/** Whether a name is a pattern rather than a file: `**` and `*.yml`, but no file of just this name. */
export function isPattern(name: string): boolean {
  return MAGIC.test(name) && statOf(name) === undefined;
}

export function isDirectory(path: string): boolean {
  return statOf(path)?.isDirectory() === true;
}

/** Nothing for what is not there, or not to be reached; whoever opens it is told why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

export interface MatchingFiles {
  /** Sorted. */
  readonly files: readonly string[];
  /** Directories that cannot be listed, in words. */
  readonly troubles: readonly string[];
}

interface Found {
  readonly files: Set<string>;
  readonly troubles: Set<string>;
}

/**
 * Files that a pattern names: `*` and `?` within a name, `[a-c]`, `{a,b}`, `**` for any directories. Links to
 * directories are not followed, hidden names and `node_modules` only met by patterns that name them.
 */
export function filesMatching(pattern: string): MatchingFiles {
  const found: Found = { files: new Set(), troubles: new Set() };
  for (const one of alternatives(pattern)) {
    const isAbsolute = one.startsWith('/');
    const parts = one.split('/').filter((part) => part !== '' && part !== '.');
    walk(isAbsolute ? '/' : '', parts, found);
  }
  return { files: [...found.files].sort(), troubles: [...found.troubles] };
}

/** Files of these names, which may be patterns, at any depth below a directory, whose own name is none. */
export function filesBelow(directory: string, names: readonly string[]): MatchingFiles {
  const found: Found = { files: new Set(), troubles: new Set() };
  const parts = directory.split('/').filter((part) => part !== '' && part !== '.');
  const root = `${directory.startsWith('/') ? '/' : ''}${parts.map((part) => `${part}/`).join('')}`;
  for (const name of names) walk(root, ['**', name], found);
  return { files: [...found.files].sort(), troubles: [...found.troubles] };
}

/** More than this many are a mistake. */
const ALTERNATIVE_LIMIT = 1000;

function alternatives(pattern: string): readonly string[] {
  let open: readonly string[] = [pattern];
  const done: string[] = [];
  while (open.length > 0 && open.length + done.length <= ALTERNATIVE_LIMIT) {
    const next: string[] = [];
    for (const one of open) {
      const braces = /\{([^{}]*,[^{}]*)\}/.exec(one);
      if (braces === null) done.push(one);
      else for (const choice of (braces[1] ?? '').split(',')) next.push(one.replace(braces[0], () => choice));
    }
    open = next;
  }
  return done;
}

function walk(directory: string, parts: readonly string[], found: Found): void {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  if (part === '**') {
    walk(directory, rest, found);
    for (const entry of entriesOf(directory, found))
      if (entry.isDirectory() && !isAside(entry.name)) walk(`${directory}${entry.name}/`, parts, found);
    return;
  }
  if (!MAGIC.test(part) && rest.length > 0) {
    if (isDirectory(`${directory}${part}`)) walk(`${directory}${part}/`, rest, found);
    return;
  }
  const matcher = matcherOf(part);
  for (const entry of entriesOf(directory, found)) {
    if (!matcher.test(entry.name) || (entry.name.startsWith('.') && !part.startsWith('.'))) continue;
    const path = `${directory}${entry.name}`;
    if (rest.length === 0) addFile(entry, path, found);
    else if (isDirectory(path)) walk(`${path}/`, rest, found);
  }
}

function isAside(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** A link that leads nowhere is taken too, so that reading it says so. */
function addFile(entry: Dirent, path: string, { files }: Found): void {
  const isFile = entry.isSymbolicLink() ? (statOf(path)?.isFile() ?? true) : entry.isFile();
  if (isFile) files.add(path);
}

function entriesOf(directory: string, { troubles }: Found): readonly Dirent[] {
  const path = directory === '' ? '.' : directory;
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    troubles.add(`${path} cannot be listed: ${systemReason(error)}`);
    return [];
  }
}

function matcherOf(part: string): RegExp {
  const source = part.replace(/\[(!?)([^\]]+)\]|\*+|\?|[^*?[]+|\[/g, (token, not: string, set: string) => {
    if (set !== undefined)
      return `[${not === '!' ? '^' : ''}${withoutEmptyRanges(set).replace(/[\\\]^]/g, '\\$&')}]`;
    if (token.startsWith('*')) return '[^/]*';
    return token === '?' ? '[^/]' : token.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u');
}

/** `z-a` has no characters; a regular expression would refuse it. */
function withoutEmptyRanges(set: string): string {
  return set.replace(/(.)-(.)/gu, (range, first: string, last: string) => (first > last ? '' : range));
}
