import { macAt } from '../addresses.ts';
import { BOND_OPTIONS, BOND_OPTIONS_WITHOUT_EFFECT } from '../bond-options.ts';
import { byMac } from '../compose.ts';
import { malformedNetwork } from '../error.ts';
import {
  count,
  entries,
  isGiven,
  items,
  type JsonPart,
  maskText,
  member,
  requiredText,
  text,
} from '../json.ts';
import type { Bond, Link } from '../model.ts';
import { bareOptionName, type NamedOption, namedOptions, primaryOf } from '../named-options.ts';
import { isDeviceName } from '../networkd/relations.ts';

export type Layer2 = Pick<Link, 'id' | 'device' | 'name' | 'mac' | 'mtu'>;

/** What the hypervisor or switch calls its end: here all of them are network cards. */
const CARDS = [
  'phy',
  'vif',
  'ovs',
  'tap',
  'bridge',
  'hyperv',
  'vhostuser',
  'dvs',
  'hw_veb',
  'hostdev_physical',
  'macvtap',
  'ib_hostdev',
  'midonet',
  'network',
  'other',
  'binding_failed',
  'unbound',
  'cascading',
  'ethernet',
  'vrouter',
  'agilio_ovs',
] as const satisfies readonly string[];
const OF_THE_BOND_ITSELF: readonly string[] = ['links', 'primary'];

/** `links[]`: the devices, without addresses. */
export function layer2Links(parts: readonly JsonPart[]): {
  readonly links: readonly Layer2[];
  readonly warnings: readonly string[];
} {
  const warnings: string[] = [];
  const bonds = parts.filter((part) => typeOf(part) === 'bond').map(idOf);
  const names = new Map(bonds.map((id, index) => [id, `bond${index}`]));
  for (const part of parts) {
    const name = text(member(part, 'name'));
    if (name !== undefined) names.set(idOf(part), name);
  }
  const taken = new Set(names.values());
  const links = parts.map((part): Layer2 => {
    const id = idOf(part);
    const mtu = count(member(part, 'mtu'));
    const base = { id, ...(mtu === undefined ? {} : { mtu }) };
    const name = names.get(id);
    const named = name === undefined ? {} : { name };
    if (typeOf(part) === 'bond') return { ...base, ...named, device: bondOf(part, warnings), ...macOf(part) };
    if (typeOf(part) === 'vlan') return { ...base, ...vlanOf(part, names, taken) };
    return { ...base, ...named, device: byMac(cardMac(part, warnings)) };
  });
  return { links, warnings };
}

function typeOf(part: JsonPart): string {
  return text(member(part, 'type')) ?? 'phy';
}

function idOf(part: JsonPart): string {
  return requiredText(member(part, 'id'));
}

function macOf(part: JsonPart, key = 'ethernet_mac_address'): { readonly mac?: string } {
  const mac = text(member(part, key));
  return mac === undefined ? {} : { mac: macAt(member(part, key).place, mac) };
}

function cardMac(part: JsonPart, warnings: string[]): string {
  const { mac } = macOf(part);
  const type = typeOf(part);
  if (mac === undefined)
    throw malformedNetwork(
      member(part, 'ethernet_mac_address').place,
      `is missing for a link of type ${type}`,
    );
  if (!CARDS.some((each) => each === type))
    warnings.push(
      `${member(part, 'type').place}: ${JSON.stringify(type)} is not known; taken as a network card`,
    );
  return mac;
}

function bondOf(part: JsonPart, warnings: string[]): Bond {
  const given = entries(part).filter(([key, value]) => /^bond[_-]/.test(key) && isGiven(value));
  const options = given.flatMap(([name]): readonly NamedOption[] => {
    const value = member(part, name);
    if (OF_THE_BOND_ITSELF.includes(bareOptionName(name))) return [];
    return [{ place: value.place, name, value: wordOf(value) }];
  });
  const read = namedOptions(BOND_OPTIONS, options);
  for (const { place, name } of read.unknown) {
    if (!BOND_OPTIONS_WITHOUT_EFFECT.includes(bareOptionName(name)))
      warnings.push(`${place}: systemd-networkd has no such option; it is ignored`);
  }
  const primary = text(member(part, 'bond_primary'));
  return {
    kind: 'bond',
    members: items(member(part, 'bond_links')).map(requiredText),
    options: read.settings,
    ...primaryOf(read, primary, (problem) => warnings.push(`${part.place}: ${problem}`)),
  };
}

function wordOf(part: JsonPart): string {
  if (Array.isArray(part.value)) return items(part).map(requiredText).join(' ');
  return typeof part.value === 'boolean' ? String(part.value) : (maskText(part) ?? '');
}

/** `taken` are the names of the others, and gets that of this one. */
function vlanOf(
  part: JsonPart,
  names: ReadonlyMap<string, string>,
  taken: Set<string>,
): Omit<Layer2, 'id' | 'mtu'> {
  const link = requiredText(member(part, 'vlan_link'));
  const id = count(member(part, 'vlan_id'));
  if (id === undefined) throw malformedNetwork(member(part, 'vlan_id').place, 'is missing');
  const plain = `${names.get(link) ?? link}.${id}`;
  // The id of a card is the host's name for it, and may be too long for one here.
  const usual = isDeviceName(plain) ? plain : `vlan${id}`;
  const given = names.get(idOf(part));
  let name = given ?? usual;
  for (let count = 2; given === undefined && taken.has(name); count++) name = `vlan${id}-${count}`;
  taken.add(name);
  return {
    device: { kind: 'vlan', id, link },
    name,
    ...macOf(part, 'vlan_mac_address'),
  };
}
