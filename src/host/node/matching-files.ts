import { type Dirent, readdirSync, statSync } from 'node:fs';
import { CloudConfigError, reasonOf } from '../../errors.ts';

const MAGIC = /[*?[{]/;

/** Whether a name is a pattern rather than a file: `**` and `*.yml`, but no file of just this name. */
export function isPattern(name: string): boolean {
  return MAGIC.test(name) && statSync(name, { throwIfNoEntry: false }) === undefined;
}

export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Files that a pattern names, sorted: `*` and `?` within a name, `[a-c]`, `{a,b}`, `**` for any directories. Links to
 * directories are not followed, hidden names and `node_modules` only met by patterns that name them.
 */
export function filesMatching(pattern: string): readonly string[] {
  const found = new Set<string>();
  for (const one of alternatives(pattern)) {
    const isAbsolute = one.startsWith('/');
    const parts = one.split('/').filter((part) => part !== '' && part !== '.');
    walk(isAbsolute ? '/' : '', parts, found);
  }
  return [...found].sort();
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

function walk(directory: string, parts: readonly string[], found: Set<string>): void {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  if (part === '**') {
    walk(directory, rest, found);
    for (const entry of entriesOf(directory))
      if (entry.isDirectory() && !isAside(entry.name)) walk(`${directory}${entry.name}/`, parts, found);
    return;
  }
  if (!MAGIC.test(part) && rest.length > 0) {
    if (isDirectory(`${directory}${part}`)) walk(`${directory}${part}/`, rest, found);
    return;
  }
  const matcher = matcherOf(part);
  for (const entry of entriesOf(directory)) {
    if (!matcher.test(entry.name) || (entry.name.startsWith('.') && !part.startsWith('.'))) continue;
    const path = `${directory}${entry.name}`;
    if (rest.length === 0) addFile(entry, path, found);
    else if (isDirectory(path)) walk(`${path}/`, rest, found);
  }
}

function isAside(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function addFile(entry: Dirent, path: string, found: Set<string>): void {
  const isFile = entry.isSymbolicLink()
    ? statSync(path, { throwIfNoEntry: false })?.isFile() === true
    : entry.isFile();
  if (isFile) found.add(path);
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory === '' ? '.' : directory, { withFileTypes: true });
  } catch (cause) {
    throw new CloudConfigError(
      'FILE_UNREADABLE',
      `${directory === '' ? '.' : directory} cannot be listed: ${reasonOf(cause)}`,
      { cause },
    );
  }
}

function matcherOf(part: string): RegExp {
  const source = part.replace(/\[(!?)([^\]]+)\]|\*+|\?|[^*?[]+|\[/g, (token, not: string, set: string) => {
    if (set !== undefined) return `[${not === '!' ? '^' : ''}${set.replace(/[\\\]^]/g, '\\$&')}]`;
    if (token.startsWith('*')) return '[^/]*';
    return token === '?' ? '[^/]' : token.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u');
}
