import { shape as documentShape, type Shape } from './generated/shape.ts';
import { formatPath, type Path } from './path.ts';

export type MapShape = Extract<Shape, { readonly kind: 'map' }>;

const ETCD_NAMES = {
  advertise_peer_urls: 'initial_advertise_peer_urls',
  discovery_url: 'discovery',
  discovery_token: 'discovery',
  cluster: 'initial_cluster',
  cluster_state: 'initial_cluster_state',
  cluster_token: 'initial_cluster_token',
} as const;

/** What people write who know the same key from other tools. */
const USUAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    flatcar: 'coreos',
    ssh_keys: 'ssh_authorized_keys',
    user: 'users',
    files: 'write_files',
    name: 'hostname',
    host: 'hostname',
    sshkeys: 'ssh_authorized_keys',
    ssh_public_keys: 'ssh_authorized_keys',
    authorized_keys: 'ssh_authorized_keys',
  },
  users: {
    user: 'name',
    username: 'name',
    login: 'name',
    home: 'homedir',
    home_dir: 'homedir',
    full_name: 'gecos',
    comment: 'gecos',
    ssh_keys: 'ssh_authorized_keys',
    sshkeys: 'ssh_authorized_keys',
    ssh_public_keys: 'ssh_authorized_keys',
    authorized_keys: 'ssh_authorized_keys',
    id: 'name',
    password_hash: 'passwd',
    password: 'passwd',
    hash: 'passwd',
    github: 'coreos_ssh_import_github',
    ssh_import_github: 'coreos_ssh_import_github',
    ssh_import_url: 'coreos_ssh_import_url',
  },
  write_files: {
    name: 'path',
    file: 'path',
    filename: 'path',
    dest: 'path',
    destination: 'path',
    mode: 'permissions',
    perms: 'permissions',
    chmod: 'permissions',
    chown: 'owner',
    body: 'content',
    contents: 'content',
    encode: 'encoding',
    user: 'owner',
    data: 'content',
    text: 'content',
  },
  coreos: {
    etcd3: 'etcd_member',
    etcdmember: 'etcd_member',
    upgrade: 'update',
    service: 'units',
    unit: 'units',
  },
  'coreos.etcd': { discovery_url: 'discovery', discovery_token: 'discovery' },
  'coreos.etcd2': ETCD_NAMES,
  'coreos.etcd_member': ETCD_NAMES,
  'coreos.fleet': { etcd_endpoints: 'etcd_servers', endpoints: 'etcd_servers' },
  'coreos.flannel': { etcd_servers: 'etcd_endpoints', endpoints: 'etcd_endpoints', iface: 'interface' },
  'coreos.locksmith': {
    endpoints: 'endpoint',
    etcd_endpoints: 'endpoint',
    start: 'window_start',
    length: 'window_length',
  },
  'coreos.update': {
    channel: 'group',
    strategy: 'reboot_strategy',
    reboot: 'reboot_strategy',
    url: 'server',
  },
  'coreos.oem': { version: 'version_id' },
  'coreos.units': {
    unit: 'name',
    service: 'name',
    id: 'name',
    state: 'command',
    action: 'command',
    cmd: 'command',
    enabled: 'enable',
    body: 'content',
    contents: 'content',
    text: 'content',
    dropins: 'drop_ins',
  },
  'coreos.units.drop_ins': {
    id: 'name',
    file: 'name',
    body: 'content',
    contents: 'content',
    text: 'content',
  },
};

/** Sections of `coreos` whose keys are looked for when they stand elsewhere; those of etcd are alike. */
const SECTIONS = ['update', 'locksmith', 'fleet', 'flannel'];

/** The key that another tool's name for the same stands for here. */
export function usualName(key: string, at: Path, { keys }: MapShape): string | undefined {
  const names = USUAL[formatPath(at.filter((part) => typeof part === 'string'))];
  const name = names !== undefined && Object.hasOwn(names, key) ? names[key] : undefined;
  return name !== undefined && Object.hasOwn(keys, name) ? name : undefined;
}

/** Where a key that is unknown here is known: at the top level, under `coreos`, or in one of its sections. */
export function homeOf(key: string, at: Path): string | undefined {
  if (documentShape.kind !== 'map') return undefined;
  const atTop = at.length === 0;
  if (!atTop && Object.hasOwn(documentShape.keys, key)) {
    return at.length === 1 && at[0] === 'coreos'
      ? 'at the top level, not under `coreos`'
      : 'at the top level';
  }
  const coreos = documentShape.keys['coreos']?.shape;
  if (coreos?.kind !== 'map') return undefined;
  if (Object.hasOwn(coreos.keys, key) && at[0] !== 'coreos') return 'under `coreos`';
  return atTop || at[0] === 'coreos' ? sectionOf(key, coreos) : undefined;
}

function sectionOf(key: string, coreos: MapShape): string | undefined {
  const homes = SECTIONS.filter((name) => {
    const section = coreos.keys[name]?.shape;
    return section?.kind === 'map' && Object.hasOwn(section.keys, key);
  });
  return homes.length === 1 ? `under \`coreos.${homes[0]}\`` : undefined;
}
