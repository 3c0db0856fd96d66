/** Reading passwd(5), group(5) and shadow(5) of a root; each call reads the file anew. */
import type { Account, Accounts, Files, Group, Owner, ShadowEntry } from '../../apply/host.ts';
import { findRow, rowsOf, toAccount, toGroup, toShadow } from './account-tables.ts';

export const PASSWD = '/etc/passwd';
export const GROUP = '/etc/group';
export const SHADOW = '/etc/shadow';

/** What each of the two ways to change accounts supplies. */
export type AccountChanges = Pick<Accounts, 'create' | 'change' | 'setPassword'>;

export function findAccount(files: Files, user: string): Account | undefined {
  const row = findRow(readText(files, PASSWD), user);
  return row === undefined ? undefined : toAccount(row);
}

export function findGroup(files: Files, group: string): Group | undefined {
  const row = findRow(readText(files, GROUP), group);
  return row === undefined ? undefined : toGroup(row);
}

export function findShadow(files: Files, user: string): ShadowEntry | undefined {
  const row = findRow(readText(files, SHADOW), user);
  return row === undefined ? undefined : toShadow(row);
}

/** Whose home a directory is in or shall be: of an account that owns its home, which `/usr/sbin` of `daemon` is not. */
export function homeOwner(files: Files, path: string): Owner | undefined {
  const owners = rowsOf(readText(files, PASSWD))
    .map(toAccount)
    .filter((account) => account !== undefined)
    .filter(({ home }) => home.length > 1 && (path === home || path.startsWith(`${home}/`)))
    .sort((a, b) => b.home.length - a.home.length);
  for (const { uid, gid, home } of owners) {
    const stat = files.stat(home);
    if (uid !== 0 && (stat === undefined || stat.uid === uid)) return { uid, gid };
  }
  return undefined;
}

export function readText(files: Files, path: string): string {
  return new TextDecoder().decode(files.read(path) ?? new Uint8Array());
}
