import { shape as documentShape, type Shape } from './generated/shape.ts';
import { formatPath, type Path } from './path.ts';

export type MapShape = Extract<Shape, { readonly kind: 'map' }>;

/** What people write who know the same key from other tools. */
const USUAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
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
  },
  write_files: {
    name: 'path',
    file: 'path',
    filename: 'path',
    dest: 'path',
    destination: 'path',
    mode: 'permissions',
    perms: 'permissions',
    user: 'owner',
    data: 'content',
    text: 'content',
  },
  coreos: { etcd3: 'etcd_member', etcdmember: 'etcd_member' },
  'coreos.update': { channel: 'group', strategy: 'reboot_strategy', url: 'server' },
  'coreos.units': { unit: 'name', service: 'name', state: 'command', action: 'command', enabled: 'enable' },
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
