import { BOND_OPTIONS, BOND_OPTIONS_WITHOUT_EFFECT } from '../bond-options.ts';
import {
  BRIDGE_OPTIONS,
  BRIDGE_OPTIONS_WITHOUT_EFFECT,
  BRIDGE_VLAN_OPTIONS,
  PORT_OPTIONS,
} from '../bridge-options.ts';
import { byName } from '../compose.ts';
import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import type { Bond, Bridge, Link, Vlan } from '../model.ts';
import { bareOptionName, type NamedOption, namedOptions, primaryOf } from '../named-options.ts';

/** All options of one device, from all of its stanzas. */
export interface DeviceText {
  readonly name: string;
  readonly place: string;
  readonly options: readonly NamedOption[];
}

/** By bond: what the stanzas of its members say of it, with `bond-master` and `bond-primary`. */
export type BondMasters = ReadonlyMap<string, BondMaster>;

interface BondMaster {
  readonly members: readonly string[];
  readonly primary?: string;
}

/** Options that say what a device is, and so are read here. */
export function isDeviceOption({ name }: NamedOption): boolean {
  return /^(?:bond|bridge)-/.test(name) || name === 'vlan-raw-device' || name === 'vlan-id';
}

export function deviceOf(
  text: DeviceText,
  masters: BondMasters,
  warn: (problem: string) => void,
): Link['device'] {
  const { name, options } = text;
  const named = (option: string): string | undefined =>
    options.findLast((each) => each.name === option)?.value;
  if (named('bridge-ports') !== undefined) return bridgeOf(options, warn);
  if (named('bond-master') !== undefined) warnMember(options, warn);
  const hasBondOptions = options.some((each) => each.name.startsWith('bond-') && each.name !== 'bond-master');
  if (masters.has(name) || (hasBondOptions && named('bond-master') === undefined))
    return bondOf(text, masters.get(name), warn);
  const vlan = vlanOf(text, named('vlan-raw-device'), named('vlan-id'));
  if (vlan !== undefined) return vlan;
  return /^dummy\d*$/.test(name) ? { kind: 'dummy' } : byName(name);
}

function warnMember(options: readonly NamedOption[], warn: (problem: string) => void): void {
  for (const { place, name } of options) {
    if (name.startsWith('bond-') && name !== 'bond-master' && name !== 'bond-primary')
      warn(`${place}: ${name} belongs into the stanza of the bond; it is ignored`);
  }
}

function bondOf(
  { place: where, options }: DeviceText,
  masters: BondMaster | undefined,
  warn: (problem: string) => void,
): Bond {
  const own = options.filter(({ name }) => name.startsWith('bond-'));
  const read = namedOptions(BOND_OPTIONS, own);
  for (const { place, name } of read.unknown) {
    if (name !== 'bond-primary' && !BOND_OPTIONS_WITHOUT_EFFECT.includes(bareOptionName(name)))
      warn(`${place}: systemd-networkd has no option ${name}; it is ignored`);
  }
  const listed = own.filter(({ name }) => name === 'bond-slaves').flatMap(({ value }) => wordsOf(value));
  const [first] = own.filter(({ name }) => name === 'bond-primary').flatMap(({ value }) => wordsOf(value));
  const primary = first ?? masters?.primary;
  const members = [...new Set([...listed, ...(masters?.members ?? [])])];
  return {
    kind: 'bond',
    members,
    options: read.settings,
    ...primaryOf(read, primary, (problem) => warn(`${where}: ${problem}`)),
  };
}

function bridgeOf(all: readonly NamedOption[], warn: (problem: string) => void): Bridge {
  const own = all.filter(({ name }) => name.startsWith('bridge-') && name !== 'bridge-ports');
  const { settings, unknown } = namedOptions(BRIDGE_OPTIONS, own);
  const members = all.filter(({ name }) => name === 'bridge-ports').flatMap(portsOf);
  const ports = new Map<string, readonly (readonly [string, string])[]>();
  for (const option of unknown) {
    if (BRIDGE_VLAN_OPTIONS.includes(bareOptionName(option.name))) {
      warn(`${option.place}: ${option.name} is ignored; the bridge passes every VLAN`);
      continue;
    }
    const [port = '', value = ''] = wordsOf(option.value);
    const {
      settings: [setting],
    } = namedOptions(PORT_OPTIONS, value === '' ? [] : [{ ...option, value }]);
    if (setting !== undefined && !members.includes(port))
      warn(`${option.place}: ${port} is no port of this bridge; it is ignored`);
    else if (setting !== undefined) ports.set(port, [...(ports.get(port) ?? []), setting]);
    else if (!BRIDGE_OPTIONS_WITHOUT_EFFECT.includes(bareOptionName(option.name)))
      warn(`${option.place}: systemd-networkd has no option ${option.name}; it is ignored`);
  }
  return {
    kind: 'bridge',
    members,
    options: settings,
    ...(ports.size === 0 ? {} : { ports: Object.fromEntries(ports) }),
  };
}

function portsOf({ place, value }: NamedOption): readonly string[] {
  const ports = wordsOf(value);
  if (ports[0] === 'all' || ports[0] === 'regex')
    throw unsupportedNetwork(
      place,
      'bridge-ports must name its ports: all and regex are not known beforehand',
    );
  return ports;
}

/** The id is in the name or in `vlan-id`, the device below in the name or in `vlan-raw-device`. */
function vlanOf(
  { name, place }: DeviceText,
  rawDevice: string | undefined,
  id: string | undefined,
): Vlan | undefined {
  const [, below, dotted] = /^(.+)\.(\d+)$/.exec(name) ?? [];
  const link = rawDevice ?? below;
  if (link === undefined) {
    if (id === undefined && !/^vlan\d+$/.test(name)) return undefined;
    throw malformedNetwork(place, `${name} needs vlan-raw-device, the device that it stands on`);
  }
  const number = id ?? dotted ?? /^vlan(\d+)$/.exec(name)?.[1];
  if (number === undefined || !/^\d+$/.test(number))
    throw malformedNetwork(place, `the id of the VLAN ${name} is not known: call it ${link}.ID or vlanID`);
  return { kind: 'vlan', id: Number(number), link };
}

/** `none` stands for no words. */
function wordsOf(value: string): readonly string[] {
  return value.split(/\s+/).filter((word) => word !== '' && word !== 'none');
}
