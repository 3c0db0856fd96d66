import type { EnsureUser } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import type { Account, AccountChange, Host } from '../host.ts';
import type { Outcome } from '../report.ts';

/** @see https://man7.org/linux/man-pages/man8/useradd.8.html and usermod.8 */
export const ensureUser: Handler<EnsureUser> = {
  inspect(action, host) {
    const account = host.accounts.find(action.user);
    const needsRoot = { state: 'skipped', note: 'needs root' } as const;
    if (account === undefined) return host.privileged ? { state: 'change', note: 'new account' } : needsRoot;
    const { change, words } = changeOf(action, account, host);
    if (Object.keys(change).length === 0 && missingGroups(action, host).length === 0) return UNCHANGED;
    return host.privileged ? { state: 'change', note: words.join(', ') } : needsRoot;
  },
  async perform(action, host) {
    const account = host.accounts.find(action.user);
    const missing = missingGroups(action, host);
    if (account === undefined)
      await host.accounts.create({ ...withoutKind(action, missing), name: action.user });
    else {
      const { change } = changeOf(action, account, host);
      if (Object.keys(change).length > 0) await host.accounts.change(action.user, change);
    }
    return missing.length === 0 ? DONE : groupsMissing(missing);
  },
};

function groupsMissing(missing: readonly string[]): Outcome {
  const names = missing.join(', ');
  const reason = `the account is there, but not in ${names}: no such group; create it in the image or remove it from \`groups\``;
  return { status: 'failed', code: 'GROUP_UNKNOWN', reason };
}

function withoutKind(action: EnsureUser, missing: readonly string[]): Omit<EnsureUser, 'kind' | 'user'> {
  const { kind: _kind, user: _user, ...account } = action;
  return { ...account, groups: action.groups.filter((group) => !missing.includes(group)) };
}

function missingGroups(action: EnsureUser, host: Host): readonly string[] {
  const { groups, user, userGroup, primaryGroup } = action;
  const isOwn = (group: string) => group === user && userGroup === 'create';
  const isMissing = (group: string) => host.accounts.findGroup(group) === undefined;
  // useradd itself refuses a new account without its group; one that exists would only keep the old one.
  const isKept = primaryGroup !== undefined && host.accounts.find(user) !== undefined;
  const primary = isKept && !/^\d+$/.test(primaryGroup) && isMissing(primaryGroup) ? [primaryGroup] : [];
  return [...primary, ...groups.filter((group) => !isOwn(group) && isMissing(group))];
}

/** What differs between an account that is there and the one asked for; numbers and names of accounts never change. */
function changeOf(
  action: EnsureUser,
  account: Account,
  host: Host,
): { change: AccountChange; words: readonly string[] } {
  const change: { -readonly [K in keyof AccountChange]: AccountChange[K] } = {};
  const words: string[] = [];
  for (const field of ['gecos', 'shell', 'home'] as const) {
    const wanted = action[field];
    if (wanted === undefined || wanted === account[field]) continue;
    change[field] = wanted;
    words.push(`${field} ${account[field]} to ${wanted}`);
  }
  const { primaryGroup } = action;
  const group = primaryGroup === undefined ? undefined : host.accounts.findGroup(primaryGroup);
  if (primaryGroup !== undefined && group !== undefined && group.gid !== account.gid) {
    change.primaryGroup = primaryGroup;
    words.push(`primary group ${primaryGroup}`);
  }
  const added = action.groups.filter((name) => isOutside(name, account, host));
  if (added.length > 0) {
    change.addGroups = added;
    words.push(`groups ${added.join(', ')}`);
  }
  Object.assign(change, expiryOf(action, host));
  if (change.expireDate !== undefined || change.inactive !== undefined) words.push('expiry');
  return { change, words };
}

function isOutside(name: string, account: Account, host: Host): boolean {
  const group = host.accounts.findGroup(name);
  return group !== undefined && group.gid !== account.gid && !group.members.includes(account.name);
}

function expiryOf(
  { user, expireDate, inactive }: EnsureUser,
  host: Host,
): Pick<AccountChange, 'expireDate' | 'inactive'> {
  if ((expireDate === undefined && inactive === undefined) || !host.privileged) return {};
  const shadow = host.accounts.shadow(user);
  const days =
    expireDate === undefined ? undefined : Math.floor(Date.parse(`${expireDate}T00:00:00Z`) / 86_400_000);
  return {
    ...(expireDate !== undefined && shadow?.expire !== days ? { expireDate } : {}),
    ...(inactive !== undefined && shadow?.inactive !== inactive ? { inactive } : {}),
  };
}
