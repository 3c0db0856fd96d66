import { CloudConfigError } from '../errors.ts';
import { decode, isSameBytes } from './bytes.ts';
import type { Account, Host, WriteOptions } from './host.ts';
import { encode } from './step.ts';

/** Keys that a user had before the first run are a set of their own, so that nobody loses a way in. */
const BEFORE = 'preexisting';

interface SshDirectory {
  readonly path: string;
  readonly sets: string;
  readonly file: string;
}

/** A user's key sets, one for each origin, and `authorized_keys`, which is their union. */
export interface KeyChange {
  readonly directory: SshDirectory;
  /** Set files to write; an empty one is removed. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly union: readonly string[];
  readonly isChanged: boolean;
}

/** What becomes of a user's keys when one origin has these. */
export function keyChange(account: Account, origin: string, keys: readonly string[], host: Host): KeyChange {
  const directory = directoryOf(account);
  const names = host.files.list(directory.sets);
  const sets = new Map<string, readonly string[]>();
  for (const name of names ?? []) {
    if (!name.startsWith('.')) sets.set(name, linesOf(host.files.read(`${directory.sets}/${name}`)));
  }
  const before = linesOf(host.files.read(directory.file));
  const changed = new Map<string, readonly string[]>();
  if (names === undefined && before.length > 0) changed.set(BEFORE, before);
  if ((sets.get(origin) ?? []).join('\n') !== keys.join('\n')) changed.set(origin, keys);
  const all = new Map([...sets, ...changed]);
  const ordered = [...all].sort(([left], [right]) => (left < right ? -1 : 1));
  const union = [...new Set(ordered.flatMap(([, lines]) => lines))];
  const isChanged =
    changed.size > 0 || !isSameBytes(host.files.read(directory.file) ?? new Uint8Array(), textOf(union));
  return { directory, sets: changed, union, isChanged };
}

/** Writes the sets, then their union. Nothing below the home follows a link, and the user owns it all. */
export function writeKeys(account: Account, change: KeyChange, host: Host): void {
  const { files } = host;
  const owner = host.privileged ? { owner: { uid: account.uid, gid: account.gid } } : {};
  const own = (mode: number): WriteOptions => ({ mode, links: 'refuse', ...owner });
  files.makeDirectory(change.directory.path, own(0o700));
  files.makeDirectory(change.directory.sets, own(0o700));
  for (const [name, lines] of change.sets) {
    const path = `${change.directory.sets}/${name}`;
    if (lines.length === 0) files.remove(path);
    else files.write(path, textOf(lines), own(0o600));
  }
  files.write(change.directory.file, textOf(change.union), own(0o600));
}

/** The account whose keys are set; `KEYS_NO_USER` says what to do when there is none. */
export function accountFor(user: string, host: Host): Account {
  const account = host.accounts.find(user);
  if (account !== undefined) return account;
  throw new CloudConfigError(
    'KEYS_NO_USER',
    `there is no user ${user}; create it under \`users\`, or name the image's user with --default-user`,
  );
}

function directoryOf({ home }: Account): SshDirectory {
  const path = `${home === '/' ? '' : home}/.ssh`;
  return { path, sets: `${path}/authorized_keys.d`, file: `${path}/authorized_keys` };
}

function linesOf(content: Uint8Array | undefined): readonly string[] {
  return decode(content)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function textOf(lines: readonly string[]): Uint8Array {
  return encode(lines.map((line) => `${line}\n`).join(''));
}
