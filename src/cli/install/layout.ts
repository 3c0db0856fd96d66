/** What belongs to cloud-config in the root of an image, and nothing else. */
import type { Files } from '../../apply/host.ts';
import { ETCD_UNIT } from '../etcd-unit.ts';
import { PACKAGED, type PackagedFile } from './generated.ts';

export interface InstallSettings {
  /** Name of the datasource that the image is for; found by evidence when left out. */
  readonly platform?: string;
  /** Whose the top-level SSH keys are; `core` when left out. */
  readonly defaultUser?: string;
  /** The image's etcd 3, which `coreos.etcd_member` configures; `etcd-member.service` when left out. */
  readonly etcdUnit?: string;
  /** Units and names of coreos-cloudinit, for images that depend on them. */
  readonly coreosCloudinit: boolean;
  /** Units of etcd, fleet, flannel and locksmith, where the image has none of that name. */
  readonly clusterUnits: boolean;
}

/** The program as a file of the image. */
export interface ProgramFile {
  readonly path: string;
  readonly content: Uint8Array;
}

export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly content: Uint8Array; readonly mode: number }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

const PROGRAM = '/usr/bin/cloud-config';
const UNITS = '/usr/lib/systemd/system';
const WANTED = '/etc/systemd/system/multi-user.target.wants';
const SETTINGS = '/etc/cloud-config';
const ENABLED = ['cloud-config-local.service', 'cloud-config.service'] as const;
const ENABLED_COMPATIBLE = ['system-config.target', 'user-config.target'] as const;
const LINKED = 'cloud-config';
/** Where an image may have a unit of its own, those of the distribution last. */
const UNIT_DIRECTORIES = [
  '/etc/systemd/system',
  '/usr/local/lib/systemd/system',
  UNITS,
  '/lib/systemd/system',
];
/** How units of the set `cluster-units` begin: one that does not is the image's own. */
const CLUSTER_UNIT_MARK = '# Placed by cloud-config install --cluster-units.\n';
const NAMES = ['/usr/bin/coreos-cloudinit', '/usr/bin/flatcar-cloudinit'] as const;

export function layoutOf(
  program: ProgramFile,
  settings: InstallSettings,
  image: Pick<Files, 'read' | 'stat'>,
): readonly Entry[] {
  const { platform, defaultUser, etcdUnit, coreosCloudinit, clusterUnits } = settings;
  const files = [
    ...PACKAGED.filter(({ set }) => set === 'always' || (set === 'coreos-cloudinit' && coreosCloudinit)),
    ...(clusterUnits ? clusterUnitFiles().filter(({ path }) => ownUnitOf(path, image) === undefined) : []),
  ];
  const enabled = [...ENABLED, ...(coreosCloudinit ? ENABLED_COMPATIBLE : [])];
  return [
    { kind: 'file', path: program.path, content: program.content, mode: 0o755 },
    ...(program.path === PROGRAM ? [] : [linkTo(PROGRAM, `../..${program.path}`)]),
    ...(coreosCloudinit ? NAMES.map((name) => linkTo(name, LINKED)) : []),
    ...files.map(({ path, content }) => textFile(path, content)),
    ...enabled.map((unit) => linkTo(`${WANTED}/${unit}`, `${UNITS}/${unit}`)),
    ...(platform === undefined ? [] : [textFile(`${SETTINGS}/datasource`, `${platform}\n`)]),
    ...(defaultUser === undefined ? [] : [textFile(`${SETTINGS}/default-user`, `${defaultUser}\n`)]),
    ...(etcdUnit === undefined ? [] : [textFile(ETCD_UNIT, `${etcdUnit}\n`)]),
  ];
}

function clusterUnitFiles(): readonly PackagedFile[] {
  return PACKAGED.filter(({ set }) => set === 'cluster-units');
}

/** The image's own units of the names in question, which stay: the path of each. */
export function ownClusterUnits(image: Pick<Files, 'read' | 'stat'>): readonly string[] {
  return clusterUnitFiles()
    .map(({ path }) => ownUnitOf(path, image))
    .filter((path) => path !== undefined);
}

function ownUnitOf(path: string, image: Pick<Files, 'read' | 'stat'>): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const places = UNIT_DIRECTORIES.map((directory) => `${directory}/${name}`);
  return places.find((place) => image.stat(place) !== undefined && !isClusterUnit(place, image));
}

function isClusterUnit(path: string, image: Pick<Files, 'read'>): boolean {
  return new TextDecoder().decode(image.read(path)).startsWith(CLUSTER_UNIT_MARK);
}

/**
 * Every path that an installation could have placed; settings are the image's and go only with the rest of its state. An
 * image may have a coreos-cloudinit of its own: names and units of that are ours only where the name is our link.
 */
export function placedIn(files: Pick<Files, 'read' | 'readLink'>): readonly string[] {
  const names = NAMES.filter((name) => files.readLink(name) === LINKED);
  const packaged = [
    ...PACKAGED.filter(({ set }) => set === 'always' || (set === 'coreos-cloudinit' && names.length > 0)),
    ...clusterUnitFiles().filter(({ path }) => isClusterUnit(path, files)),
  ];
  const enabled = [...ENABLED, ...(names.length > 0 ? ENABLED_COMPATIBLE : [])];
  return [
    PROGRAM,
    '/usr/lib/cloud-config/cloud-config.mjs',
    ...packaged.map(({ path }) => path),
    ...enabled.map((unit) => `${WANTED}/${unit}`),
    // Last: a run that is interrupted still knows what there was.
    ...names,
  ];
}

function linkTo(path: string, target: string): Entry {
  return { kind: 'link', path, target };
}

function textFile(path: string, text: string): Entry {
  return { kind: 'file', path, content: new TextEncoder().encode(text), mode: 0o644 };
}
