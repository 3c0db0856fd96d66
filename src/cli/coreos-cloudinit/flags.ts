import { nearest } from '../../config/nearest.ts';
import { UsageError } from '../options.ts';

/** Flags of the 2018 coreos-cloudinit and of Flatcar's fork; both take `-flag` and `--flag`. */
export const SWITCHES = [
  'version',
  'ignore-failure',
  'from-metadata-service',
  'from-cloudsigma-metadata',
  'from-proc-cmdline',
  'from-vmware-guestinfo',
  'validate',
  'help',
] as const;

export const VALUES = [
  'from-file',
  'from-configdrive',
  'from-waagent',
  'from-ec2-metadata',
  'from-gce-metadata',
  'from-digitalocean-metadata',
  'from-packet-metadata',
  'from-url',
  'from-vmware-ovf-env',
  'oem',
  'convert-netconf',
  'workspace',
  'ssh-key-name',
] as const;

export type Switch = (typeof SWITCHES)[number];
export type ValueFlag = (typeof VALUES)[number];
export type Flag = Switch | ValueFlag;

/** What was given: switches that are on, and values that are not empty. */
export interface Flags {
  has(flag: Flag): boolean;
  value(flag: ValueFlag): string | undefined;
}

const ON = /^(?:1|t|T|true|TRUE|True)$/;
const OFF = /^(?:0|f|F|false|FALSE|False)$/;

/** What `--oem` stands for; nothing of it overrides a flag that was given. */
const PRESETS: Readonly<Record<string, Partial<Record<Flag, string>>>> = {
  azure: { 'from-waagent': '/var/lib/waagent' },
  cloudsigma: { 'from-cloudsigma-metadata': 'true' },
  digitalocean: { 'from-digitalocean-metadata': 'http://169.254.169.254/' },
  'ec2-compat': { 'from-ec2-metadata': 'http://169.254.169.254/', 'from-configdrive': '/media/configdrive' },
  gce: { 'from-gce-metadata': 'http://metadata.google.internal/' },
  packet: { 'from-packet-metadata': 'https://metadata.packet.net/' },
  'rackspace-onmetal': { 'from-configdrive': '/media/configdrive', 'convert-netconf': 'debian' },
  vmware: { 'from-vmware-guestinfo': 'true', 'convert-netconf': 'vmware' },
};

/**
 * Reads a command line as Go's flag package does: one or two dashes, `-flag value` or `-flag=value`, switches as
 * `-flag` or `-flag=false`; the first operand ends the flags.
 * @see https://pkg.go.dev/flag#hdr-Command_line_flag_syntax
 */
export function readFlags(args: readonly string[]): Flags {
  const given = new Map<Flag, string>();
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--' || argument === '-' || !argument.startsWith('-')) break;
    const { flag, inline } = split(argument);
    given.set(flag, isSwitch(flag) ? switched(flag, inline) : valued(flag, inline ?? rest.shift()));
  }
  const values = new Map([...presetOf(given.get('oem')), ...given]);
  return {
    has: (flag) => {
      const value = values.get(flag);
      return value !== undefined && value !== '' && !(isSwitch(flag) && value === 'false');
    },
    value: (flag) => values.get(flag) || undefined,
  };
}

function split(argument: string): { readonly flag: Flag; readonly inline?: string } {
  const text = argument.replace(/^--?/, '');
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  const flag = [...SWITCHES, ...VALUES].find((each) => each === name);
  if (flag === undefined) {
    const meant = nearest(name, [...SWITCHES, ...VALUES]);
    throw new UsageError(`unknown flag -${name}${meant === undefined ? '' : `, did you mean -${meant}?`}`);
  }
  return equals === -1 ? { flag } : { flag, inline: text.slice(equals + 1) };
}

export function isSwitch(flag: Flag): flag is Switch {
  return SWITCHES.some((each) => each === flag);
}

function switched(flag: Flag, inline: string | undefined): string {
  if (inline === undefined || ON.test(inline)) return 'true';
  if (OFF.test(inline)) return 'false';
  throw new UsageError(`-${flag} is on or off: -${flag} or -${flag}=false`);
}

function valued(flag: Flag, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`-${flag} needs a value: -${flag}=…`);
  return value;
}

function presetOf(oem: string | undefined): readonly (readonly [Flag, string])[] {
  if (oem === undefined || oem === '') return [];
  const preset = Object.hasOwn(PRESETS, oem) ? PRESETS[oem] : undefined;
  if (preset === undefined) {
    throw new UsageError(`-oem must be one of ${Object.keys(PRESETS).join(', ')}`);
  }
  const pairs: (readonly [Flag, string])[] = [];
  for (const flag of [...SWITCHES, ...VALUES]) {
    const value = preset[flag];
    if (value !== undefined) pairs.push([flag, value]);
  }
  return pairs;
}
