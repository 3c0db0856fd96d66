import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { JobVerb } from '../../src/apply/action.ts';
import type {
  Account,
  Accounts,
  FileStat,
  Files,
  Group,
  Host,
  Systemd,
  WriteOptions,
} from '../../src/apply/host.ts';
import { CloudConfigError } from '../../src/errors.ts';

export interface Node {
  readonly type: 'file' | 'directory' | 'symlink';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly content: Uint8Array;
  readonly target: string;
}

/** What lasts when a run is killed: the disk, the accounts, and systemd with what it has read. */
export class FakeMachine {
  readonly nodes: Map<string, Node> = new Map();
  readonly accounts: Map<string, Account> = new Map();
  readonly groups: Map<string, Group> = new Map();
  readonly hashes: Map<string, string> = new Map();
  readonly active: Set<string> = new Set();
  readonly enabled: Set<string> = new Set();
  /** Units whose jobs fail. */
  readonly broken: Set<string> = new Set();
  /** Units whose jobs never end. */
  readonly endless: Set<string> = new Set();
  /** Units that run once and are inactive again. */
  readonly oneshots: Set<string> = new Set();
  readonly journal: Map<string, readonly string[]> = new Map();
  /** Unit files as systemd read them last. */
  loaded = '';
  /** The same for systemd-networkd. */
  networkLoaded = '';
  kernelHostname = 'localhost';
  /** What was asked of the machine, in order. */
  readonly calls: string[] = [];

  constructor() {
    this.addAccount('root', 0, '/root');
    this.addAccount('core', 500, '/home/core');
    this.active.add('systemd-networkd.service');
  }

  addAccount(name: string, id: number, home: string): void {
    this.accounts.set(name, { name, uid: id, gid: id, gecos: '', home, shell: '/bin/sh' });
    this.groups.set(name, { name, gid: id, members: [] });
    this.hashes.set(name, '*');
    this.put(home, { type: 'directory', mode: 0o755, uid: id, gid: id });
  }

  put(path: string, node: Partial<Node>): void {
    const parent = path.slice(0, path.lastIndexOf('/'));
    if (parent !== '' && !this.nodes.has(parent)) this.put(parent, { type: 'directory', mode: 0o755 });
    const usual = {
      type: 'file',
      mode: 0o644,
      uid: 0,
      gid: 0,
      content: new Uint8Array(),
      target: '',
    } as const;
    this.nodes.set(path, { ...usual, ...node });
  }

  text(path: string): string | undefined {
    const node = this.nodes.get(path);
    return node === undefined ? undefined : new TextDecoder().decode(node.content);
  }

  under(directory: string): string {
    const files = [...this.nodes].filter(([path]) => path.includes(directory));
    return files
      .map(([path, { content, target }]) => `${path} ${target}${new TextDecoder().decode(content)}`)
      .sort()
      .join('\n');
  }

  /** Everything that an owner of the machine would see, without the notes of the agent itself. */
  endState(): object {
    const files = [...this.nodes].filter(([path]) => !path.startsWith('/run/cloud-config'));
    return {
      files: files.sort(([left], [right]) => (left < right ? -1 : 1)),
      accounts: [...this.accounts.values()].sort((left, right) => left.uid - right.uid),
      hashes: [...this.hashes].sort(),
      active: [...this.active].sort(),
      enabled: [...this.enabled].sort(),
      loaded: this.loaded,
      networkLoaded: this.networkLoaded,
      hostname: this.kernelHostname,
    };
  }
}

/** The process was killed: nothing of it goes on. */
class Killed extends Error {}

export interface FakeHostOptions {
  /** The process is killed before this change of the machine, counted from 1. */
  readonly killAt?: number;
  readonly privileged?: boolean;
  readonly systemd?: 'runs' | 'absent';
  /** Bodies by URL; others answer 404. */
  readonly web?: Readonly<Record<string, string>>;
  /** Paths that cannot be written. */
  readonly refused?: readonly string[];
  /** Called with each time that is waited for. */
  readonly onSleep?: (milliseconds: number, wake?: Promise<unknown>) => void;
}

export interface FakeHost extends Host {
  /** How often the machine was changed. */
  changes(): number;
}

/** A process on the machine; several one after the other are several runs. */
export function fakeHost(machine: FakeMachine, options: FakeHostOptions = {}): FakeHost {
  let count = 0;
  const change = (call: string): void => {
    if (options.killAt !== undefined && count + 1 >= options.killAt) throw new Killed(call);
    count += 1;
    machine.calls.push(call);
  };
  const systemd = options.systemd === 'absent' ? undefined : fakeSystemd(machine, change);
  return {
    root: options.systemd === 'absent' ? '/image' : '/',
    privileged: options.privileged ?? true,
    files: fakeFiles(machine, change, options.refused ?? []),
    accounts: fakeAccounts(machine, change),
    systemd: async () => systemd,
    commands: {
      run: async (argv) => (argv[0] === 'visudo' ? { status: 0, output: '' } : undefined),
    },
    network: {
      reload: async () => {
        change('networkd reload');
        machine.networkLoaded = machine.under('/systemd/network/');
        return true;
      },
      applyLinks: async () => {
        change('udev add');
        return [];
      },
    },
    http: {
      send: async ({ url }) => {
        const body = options.web?.[url];
        const status = body === undefined ? 404 : 200;
        return { status, headers: {}, body: new TextEncoder().encode(body ?? '') };
      },
      close: () => {},
    },
    clock: {
      monotonic: () => 0,
      now: () => 0,
      sleep: async (milliseconds, wake) => options.onSleep?.(milliseconds, wake),
      random: () => 0,
    },
    close: () => {},
    hostname: () => (options.systemd === 'absent' ? undefined : machine.kernelHostname),
    setHostname: async (hostname) => {
      if (options.systemd === 'absent') return;
      change(`hostname ${hostname}`);
      machine.kernelHostname = hostname;
    },
    sha1: (content) => createHash('sha1').update(content).digest('hex'),
    sha256: (content) => createHash('sha256').update(content).digest('hex'),
    gunzip: (content) => gunzipSync(content),
    changes: () => count,
  };
}

function fakeFiles(machine: FakeMachine, change: (call: string) => void, refused: readonly string[]): Files {
  const { nodes } = machine;
  const resolve = (path: string): Node | undefined => {
    const node = nodes.get(path);
    return node?.type === 'symlink' ? nodes.get(node.target) : node;
  };
  const attributes = ({ mode, owner }: WriteOptions) => ({
    mode,
    uid: owner?.uid ?? 0,
    gid: owner?.gid ?? 0,
  });
  return {
    read: (path) => {
      const node = resolve(path);
      return node?.type === 'file' ? node.content : undefined;
    },
    stat: (path): FileStat | undefined => {
      const node = nodes.get(path);
      if (node === undefined) return undefined;
      const { type, mode, uid, gid, content } = node;
      return { type, mode, uid, gid, size: content.length };
    },
    readLink: (path) => {
      const node = nodes.get(path);
      return node?.type === 'symlink' ? node.target : undefined;
    },
    list: (path) => {
      if (nodes.get(path)?.type !== 'directory') return undefined;
      const inside = [...nodes.keys()].filter((name) => name.startsWith(`${path}/`));
      return inside
        .map((name) => name.slice(path.length + 1))
        .filter((name) => !name.includes('/'))
        .sort();
    },
    write: (path, content, options) => {
      if (refused.includes(path)) throw new CloudConfigError('FS_READ_ONLY', `${path} cannot be written`);
      change(`write ${path}`);
      machine.put(path, { type: 'file', content, ...attributes(options) });
    },
    makeDirectory: (path, options) => {
      if (nodes.get(path)?.type === 'directory') return;
      change(`mkdir ${path}`);
      machine.put(path, { type: 'directory', ...attributes(options) });
    },
    setAttributes: (path, options) => {
      change(`chmod ${path}`);
      machine.put(path, { ...nodes.get(path), ...attributes(options) });
    },
    link: (path, target) => {
      change(`link ${path}`);
      machine.put(path, { type: 'symlink', mode: 0o777, target });
    },
    remove: (path) => {
      if (!nodes.has(path)) return;
      change(`remove ${path}`);
      nodes.delete(path);
    },
    removeDirectory: (path) => {
      if (nodes.has(path)) change(`remove ${path}`);
      nodes.delete(path);
    },
  };
}

function fakeAccounts(machine: FakeMachine, change: (call: string) => void): Accounts {
  const join = (user: string, groups: readonly string[]): void => {
    for (const name of groups) {
      const group = machine.groups.get(name);
      if (group === undefined) throw new CloudConfigError('ACCOUNT_FAILED', `there is no group ${name}`);
      machine.groups.set(name, { ...group, members: [...group.members, user] });
    }
  };
  return {
    find: (user) => machine.accounts.get(user),
    findGroup: (group) => machine.groups.get(group),
    shadow: (user) => {
      const hash = machine.hashes.get(user);
      return hash === undefined ? undefined : { hash };
    },
    create: async ({ name, home, gecos, shell, groups }) => {
      if (!/^[a-z]+$/.test(name)) throw new CloudConfigError('ACCOUNT_FAILED', `${name} is not a user name`);
      change(`useradd ${name}`);
      machine.addAccount(name, 1000 + machine.accounts.size, home ?? `/home/${name}`);
      const account = machine.accounts.get(name);
      if (account === undefined) throw new Error('just added');
      machine.accounts.set(name, { ...account, gecos: gecos ?? '', shell: shell ?? '/bin/sh' });
      machine.hashes.set(name, '!');
      join(name, groups);
    },
    change: async (user, { addGroups, gecos, shell, home }) => {
      change(`usermod ${user}`);
      const account = machine.accounts.get(user);
      if (account === undefined) throw new CloudConfigError('ACCOUNT_FAILED', `there is no user ${user}`);
      const changed = {
        gecos: gecos ?? account.gecos,
        shell: shell ?? account.shell,
        home: home ?? account.home,
      };
      machine.accounts.set(user, { ...account, ...changed });
      join(user, addGroups ?? []);
    },
    setPassword: async (user, hash) => {
      change(`chpasswd ${user}`);
      machine.hashes.set(user, hash);
    },
  };
}

function fakeSystemd(machine: FakeMachine, change: (call: string) => void): Systemd {
  const { active, broken, endless, nodes, oneshots } = machine;
  const fileOf = (unit: string): Node | undefined =>
    ['/etc', '/run', '/usr/lib']
      .map((top) => nodes.get(`${top}/systemd/system/${unit}`))
      .find((node) => node !== undefined);
  const loadOf = (unit: string): string => {
    const node = fileOf(unit);
    if (node === undefined) return 'not-found';
    return node.type === 'symlink' ? 'masked' : 'loaded';
  };
  const finish = async (unit: string, verb: JobVerb | 'script'): Promise<string> => {
    if (endless.has(unit)) return new Promise(() => {});
    if (broken.has(unit)) return 'failed';
    if (verb === 'stop') active.delete(unit);
    else if (verb !== 'script' && !oneshots.has(unit)) active.add(unit);
    return 'done';
  };
  return {
    state: async (unit) => ({
      load: loadOf(unit),
      active: active.has(unit) ? 'active' : 'inactive',
      sub: '',
      result: broken.has(unit) ? 'exit-code' : 'success',
      type: oneshots.has(unit) ? 'oneshot' : 'simple',
      hasJob: endless.has(unit),
      ...(broken.has(unit) ? { exitStatus: 1 } : {}),
    }),
    enable: async (unit) => {
      if (fileOf(unit) === undefined) throw new CloudConfigError('SYSTEMD_CALL', `${unit} has no file`);
      change(`enable ${unit}`);
      machine.enabled.add(unit);
      return true;
    },
    enablement: async (unit) => {
      if (fileOf(unit) === undefined) return undefined;
      return machine.enabled.has(unit) ? 'enabled' : 'disabled';
    },
    reload: async () => {
      change('reload');
      machine.loaded = machine.under('/systemd/system/');
    },
    queue: async (unit, verb) => {
      if (fileOf(unit) === undefined) throw new CloudConfigError('SYSTEMD_CALL', `NoSuchUnit: ${unit}`);
      change(`${verb} ${unit}`);
      return { finished: finish(unit, verb) };
    },
    queueTransient: async (unit) => {
      change(`run ${unit}`);
      return { finished: finish(unit, 'script') };
    },
    journal: async (unit) => machine.journal.get(unit) ?? [],
    close: () => {},
  };
}
