/**
 * Accounts below another root, where no tool of that system can run: the tables are edited as useradd(8) would, each
 * replaced atomically. passwd is written last, so an account that is listed there is complete.
 */
import type { AccountChange, Files, NewAccount, Owner } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import { type AccountChanges, findGroup, GROUP, PASSWD, readText, SHADOW } from './account-database.ts';
import { nextId, nextSubordinate, nextSystemId } from './account-ids.ts';
import { type AccountSettings, readAccountSettings } from './account-settings.ts';
import {
  addMember,
  findRow,
  numbersIn,
  putRow,
  type Row,
  rowsOf,
  toGroup,
  toNumber,
  withField,
} from './account-tables.ts';
import { makeHome } from './home-directory.ts';

const GSHADOW = '/etc/gshadow';
const DAY = 86_400_000;

export interface OfflineOptions {
  readonly files: Files;
  readonly now: () => number;
}

export function createOfflineAccounts(options: OfflineOptions): AccountChanges {
  const editor = new OfflineAccounts(options);
  return {
    create: async (account) => editor.create(account),
    change: async (user, change) => editor.change(user, change),
    setPassword: async (user, hash) => editor.setPassword(user, hash),
  };
}

class OfflineAccounts {
  private readonly files: Files;
  private readonly now: () => number;

  constructor({ files, now }: OfflineOptions) {
    this.files = files;
    this.now = now;
  }

  create(account: NewAccount): void {
    const passwd = this.passwd();
    const settings = readAccountSettings(this.files);
    const { name } = account;
    const home = account.home ?? `${settings.homes}/${name}`;
    const shell = account.shell ?? settings.shell;
    check(account.name, [account.gecos, home, shell]);
    if (findRow(passwd, name) !== undefined) throw failure(`the user ${name} exists`);
    const expire = toDays(account.expireDate);
    const uid = this.chooseUid(account, settings, passwd);
    this.requireGroups(account.groups);
    const gid = this.chooseGroup(account, settings, uid);
    this.join(name, account.groups);
    if (account.createHome === 'create') {
      makeHome(this.files, {
        home,
        skeleton: settings.skeleton,
        mode: settings.homeMode,
        owner: { uid, gid },
      });
    }
    if (account.account === 'regular') this.delegate(name, uid, settings);
    const ageing = account.account === 'system' ? ['', '', ''] : settings.ageing;
    this.put(SHADOW, [name, '*', this.today(), ...ageing, String(account.inactive ?? ''), expire ?? '', '']);
    this.put(PASSWD, [name, 'x', String(uid), String(gid), account.gecos ?? '', home, shell]);
  }

  change(user: string, change: AccountChange): void {
    let row = this.account(user);
    check(user, [change.gecos, change.home, change.shell]);
    const expire = toDays(change.expireDate);
    this.requireGroups(change.addGroups ?? []);
    this.join(user, change.addGroups ?? []);
    if (expire !== undefined || change.inactive !== undefined) {
      let shadow = this.shadowRow(user);
      if (change.inactive !== undefined) shadow = withField(shadow, 6, String(change.inactive));
      if (expire !== undefined) shadow = withField(shadow, 7, expire);
      this.put(SHADOW, shadow);
    }
    if (change.primaryGroup !== undefined) row = withField(row, 3, String(this.gidOf(change.primaryGroup)));
    if (change.gecos !== undefined) row = withField(row, 4, change.gecos);
    if (change.home !== undefined) row = withField(row, 5, change.home);
    if (change.shell !== undefined) row = withField(row, 6, change.shell);
    this.put(PASSWD, row);
  }

  setPassword(user: string, hash: string): void {
    const row = this.account(user);
    if (/[:\n]/.test(hash))
      throw failure(`the password hash of ${user} has a colon or a line break; make a new one`);
    this.put(SHADOW, withField(withField(this.shadowRow(user), 1, hash), 2, this.today()));
    if (row[1] !== 'x') this.put(PASSWD, withField(row, 1, 'x'));
  }

  private passwd(): string {
    if (this.files.stat(PASSWD) === undefined) {
      throw new CloudConfigError(
        'ACCOUNT_NO_DATABASE',
        `${PASSWD} is missing below this root; install a system there first`,
      );
    }
    return readText(this.files, PASSWD);
  }

  private account(user: string): Row {
    const row = findRow(this.passwd(), user);
    if (row === undefined) throw failure(`there is no user ${user}; create it first`);
    return row;
  }

  private shadowRow(user: string): Row {
    return findRow(readText(this.files, SHADOW), user) ?? [user, '!', this.today(), '', '', '', '', '', ''];
  }

  private today(): string {
    return String(Math.floor(this.now() / DAY));
  }

  private chooseUid(account: NewAccount, settings: AccountSettings, passwd: string): number {
    const taken = numbersIn(passwd, 2);
    if (account.uid === undefined) {
      return account.account === 'system'
        ? nextSystemId(taken, settings.systemUids)
        : nextId(taken, settings.uids);
    }
    if (taken.has(account.uid))
      throw failure(`the uid ${account.uid} for the user ${account.name} is taken; choose another`);
    return account.uid;
  }

  private chooseGroup(account: NewAccount, settings: AccountSettings, uid: number): number {
    if (account.primaryGroup !== undefined) return this.gidOf(account.primaryGroup);
    if (account.userGroup === 'none') return toNumber(settings.group) ?? this.gidOf(settings.group);
    const existing = findGroup(this.files, account.name);
    if (existing !== undefined) return existing.gid;
    const taken = numbersIn(readText(this.files, GROUP), 2);
    const gid = taken.has(uid) ? nextGid(account, settings, taken) : uid;
    // As with passwd: what is listed in group is complete, wherever a run is killed.
    if (this.files.stat(GSHADOW) !== undefined) this.put(GSHADOW, [account.name, '!', '', '']);
    this.put(GROUP, [account.name, 'x', String(gid), '']);
    return gid;
  }

  private gidOf(group: string): number {
    const found = findGroup(this.files, group)?.gid ?? this.groupNumber(group);
    if (found === undefined) throw failure(`there is no group ${group}; create it or choose another`);
    return found;
  }

  private groupNumber(text: string): number | undefined {
    const gid = toNumber(text);
    const groups = rowsOf(readText(this.files, GROUP)).map(toGroup);
    return groups.find((group) => group !== undefined && group.gid === gid)?.gid;
  }

  private requireGroups(groups: readonly string[]): void {
    for (const group of groups) this.gidOf(group);
  }

  private join(user: string, groups: readonly string[]): void {
    for (const path of [GROUP, GSHADOW]) {
      const before = readText(this.files, path);
      let after = before;
      for (const group of groups) after = addMember(after, group, 3, user);
      if (after !== before) this.replace(path, after);
    }
  }

  private delegate(user: string, uid: number, settings: AccountSettings): void {
    if (uid < settings.uids.first || uid > settings.uids.last) return;
    const tables = [
      ['/etc/subuid', settings.subordinateUids],
      ['/etc/subgid', settings.subordinateGids],
    ] as const;
    for (const [path, range] of tables) {
      const text = readText(this.files, path);
      if (this.files.stat(path) === undefined || findRow(text, user) !== undefined) continue;
      const start = nextSubordinate(rowsOf(text), range, settings.subordinateCount);
      this.put(path, [user, String(start), String(settings.subordinateCount)]);
    }
  }

  private put(path: string, row: Row): void {
    this.replace(path, putRow(readText(this.files, path), row));
  }

  private replace(path: string, text: string): void {
    const stat = this.files.stat(path);
    const owner: Owner = stat ?? { uid: 0, gid: 0 };
    const usual = path === SHADOW || path === GSHADOW ? 0o600 : 0o644;
    const mode = stat?.type === 'file' ? stat.mode : usual;
    this.files.write(path, new TextEncoder().encode(text), { mode, owner });
  }
}

function nextGid(account: NewAccount, settings: AccountSettings, taken: ReadonlySet<number>): number {
  return account.account === 'system'
    ? nextSystemId(taken, settings.systemGids)
    : nextId(taken, settings.gids);
}

/** Days since 1970 of an ISO date, as shadow(5) counts. */
function toDays(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw failure(`${JSON.stringify(date)} is not a date; write it as 2030-01-31`);
  return String(time / DAY);
}

/** What would break a line of these tables, or be taken for an option or a path. */
function check(name: string, values: readonly (string | undefined)[]): void {
  if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,30}\$?$/.test(name)) {
    throw failure(`${JSON.stringify(name)} is not a user name; use a-z, 0-9, _ and -, at most 32`);
  }
  for (const value of values) {
    if (value !== undefined && /[:\n\r]/.test(value)) {
      throw failure(`${JSON.stringify(value)} of the user ${name} has a colon or a line break; remove it`);
    }
  }
}

function failure(message: string): CloudConfigError {
  return new CloudConfigError('ACCOUNT_FAILED', message);
}
