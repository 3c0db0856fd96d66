/** What belongs to cloud-config in the root of an image, and nothing else. */
import { PACKAGED } from './generated.ts';

export interface InstallSettings {
  /** Name of the datasource that the image is for; found by evidence when left out. */
  readonly platform?: string;
  /** Whose the top-level SSH keys are; `core` when left out. */
  readonly defaultUser?: string;
  /** Units and names of coreos-cloudinit, for images that depend on them. */
  readonly coreosCloudinit: boolean;
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
const NAMES = ['/usr/bin/coreos-cloudinit', '/usr/bin/flatcar-cloudinit'] as const;

export function layoutOf(program: ProgramFile, settings: InstallSettings): readonly Entry[] {
  const { platform, defaultUser, coreosCloudinit } = settings;
  const files = PACKAGED.filter(({ set }) => set === 'always' || coreosCloudinit);
  const enabled = [...ENABLED, ...(coreosCloudinit ? ENABLED_COMPATIBLE : [])];
  return [
    { kind: 'file', path: program.path, content: program.content, mode: 0o755 },
    ...(program.path === PROGRAM ? [] : [linkTo(PROGRAM, `../..${program.path}`)]),
    ...(coreosCloudinit ? NAMES.map((name) => linkTo(name, 'cloud-config')) : []),
    ...files.map(({ path, content }) => textFile(path, content)),
    ...enabled.map((unit) => linkTo(`${WANTED}/${unit}`, `${UNITS}/${unit}`)),
    ...(platform === undefined ? [] : [textFile(`${SETTINGS}/datasource`, `${platform}\n`)]),
    ...(defaultUser === undefined ? [] : [textFile(`${SETTINGS}/default-user`, `${defaultUser}\n`)]),
  ];
}

/** Every path that any installation could have placed; settings are the image's and go only with the rest of its state. */
export const PLACED: readonly string[] = [
  PROGRAM,
  '/usr/lib/cloud-config/cloud-config.mjs',
  ...NAMES,
  ...PACKAGED.map(({ path }) => path),
  ...[...ENABLED, ...ENABLED_COMPATIBLE].map((unit) => `${WANTED}/${unit}`),
];

function linkTo(path: string, target: string): Entry {
  return { kind: 'link', path, target };
}

function textFile(path: string, text: string): Entry {
  return { kind: 'file', path, content: new TextEncoder().encode(text), mode: 0o644 };
}
