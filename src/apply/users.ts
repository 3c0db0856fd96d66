import type { User } from '../config/generated/types.ts';
import type { EnsureUser, Step } from './action.ts';
import { distinctKeys, keySetOf } from './keys.ts';
import type { Layer, PlanInput } from './layer.ts';
import { step, withheld } from './step.ts';

/** Accounts, each with its password, sudo rules and keys; keys from elsewhere are imported last of all. */
export function planUsers(input: PlanInput): readonly Step[] {
  const entries = input.layers.map(({ config }) => entriesByName(config.users ?? []));
  return input.layers.flatMap((layer, rank) =>
    (layer.config.users ?? []).flatMap((user, index) => {
      const path = `users[${index}]`;
      const stronger = input.layers.find((_, at) => at > rank && entries[at]?.has(user.name));
      if (stronger !== undefined) {
        const reason = `the ${stronger.name} document has this user too, and wins`;
        return [withheld('users', layer, path, `user ${user.name}`, reason, 'skipped')];
      }
      const own = entries[rank]?.get(user.name) ?? [];
      return own[0] === user ? planUser(own, index, layer, input) : [];
    }),
  );
}

function entriesByName(users: readonly User[]): ReadonlyMap<string, readonly User[]> {
  const entries = new Map<string, User[]>();
  for (const user of users) {
    const known = entries.get(user.name);
    if (known === undefined) entries.set(user.name, [user]);
    else known.push(user);
  }
  return entries;
}

/** A user listed more than once is one user: what a later entry states counts, the rest stays. */
function asOne(entries: readonly User[]): User {
  const groups = entries.flatMap((user) => user.groups ?? []);
  let all: User = { name: '' };
  for (const entry of entries) all = { ...all, ...entry };
  return { ...all, groups };
}

function planUser(entries: readonly User[], index: number, layer: Layer, input: PlanInput): readonly Step[] {
  const user = asOne(entries);
  const { name } = user;
  const path = `users[${index}]`;
  const steps = [step('users', layer, path, account(user))];
  const lock = lockOf(user);
  if (user.passwd || lock !== 'keep') {
    const hash = user.passwd ? { hash: user.passwd } : {};
    steps.push(step('users', layer, `${path}.passwd`, { kind: 'setPassword', user: name, lock, ...hash }));
  }
  if (user.sudo !== undefined) {
    const rules = user.sudo.filter((rule) => rule.trim() !== '');
    steps.push(step('users', layer, `${path}.sudo`, { kind: 'writeSudoers', user: name, rules }));
  }
  steps.push(...planSet(entries, index, layer, input));
  return [...steps, ...planImports(user, path, layer, input)];
}

/** All keys that a document has for a user, with its first entry: two steps for one set would undo each other. */
function planSet(entries: readonly User[], index: number, layer: Layer, input: PlanInput): readonly Step[] {
  const name = entries[0]?.name ?? '';
  const ofDefault = name === input.defaultUser ? layer.config.ssh_authorized_keys : undefined;
  const lists = entries.map((user) => user.ssh_authorized_keys);
  const stated = [ofDefault, ...lists].filter((list) => list !== undefined);
  if (stated.length === 0) return [];
  const keys = distinctKeys(...stated);
  const action = { kind: 'setKeys', user: name, origin: keySetOf(layer, input), keys } as const;
  return [step('users', layer, `users[${index}].ssh_authorized_keys`, action)];
}

function lockOf(user: User): 'lock' | 'unlock' | 'keep' {
  if (user.lock_passwd === undefined) return 'keep';
  return user.lock_passwd ? 'lock' : 'unlock';
}

function account(user: User): EnsureUser {
  return {
    kind: 'ensureUser',
    user: user.name,
    createHome: user.no_create_home ? 'none' : 'create',
    groups: [...new Set((user.groups ?? []).filter((group) => group !== ''))],
    userGroup: user.no_user_group ? 'none' : 'create',
    account: user.system ? 'system' : 'regular',
    logInit: user.no_log_init ? 'none' : 'create',
    ...(user.uid === undefined ? {} : { uid: user.uid }),
    ...(user.gecos ? { gecos: user.gecos } : {}),
    ...(user.homedir ? { home: user.homedir } : {}),
    ...(user.shell ? { shell: user.shell } : {}),
    ...(user.primary_group ? { primaryGroup: user.primary_group } : {}),
    ...(user.expiredate ? { expireDate: user.expiredate } : {}),
    ...(user.inactive === undefined ? {} : { inactive: user.inactive }),
  };
}

/** @see https://help.launchpad.net/YourAccount/CreatingAnSSHKeyPair for `lp:`, https://github.com/NAME.keys for `gh:` */
function planImports(user: User, path: string, layer: Layer, input: PlanInput): readonly Step[] {
  const github = [user.coreos_ssh_import_github, ...(user.coreos_ssh_import_github_users ?? [])].filter(
    Boolean,
  );
  const urls = [
    ...github.map((name) => `https://github.com/${name}.keys`),
    ...(user.ssh_import_id ?? []).map(urlOfImport),
    ...(user.coreos_ssh_import_url ? [user.coreos_ssh_import_url] : []),
  ];
  if (urls.length === 0) return [];
  const action = {
    kind: 'importKeys',
    user: user.name,
    origin: `${keySetOf(layer, input)}-import`,
    urls,
  } as const;
  return [step('late', layer, path, action)];
}

function urlOfImport(id: string): string {
  const [service, name = ''] = id.split(':');
  return service === 'lp' ? `https://launchpad.net/~${name}/+sshkeys` : `https://github.com/${name}.keys`;
}
