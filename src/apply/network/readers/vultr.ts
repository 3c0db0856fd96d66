/**
 * Vultr: `interfaces` of `/v1.json`, or the whole document. The public card asks DHCP and router advertisements, private ones are stated.
 * @see https://www.vultr.com/metadata/
 */
import { addressAt, macAt } from '../addresses.ts';
import { byMac, linkOf } from '../compose.ts';
import {
  isGiven,
  items,
  type JsonPart,
  listOrMember,
  maskText,
  member,
  parseJson,
  requiredItems,
  requiredText,
  text,
} from '../json.ts';
import type { Address, Link, NetworkReading } from '../model.ts';

/** Private networks are tunnelled. */
const PRIVATE_MTU = 1450;

export function readVultr(content: string): NetworkReading {
  const interfaces = requiredItems(listOrMember(parseJson(content), 'interfaces'));
  const configured = interfaces.filter((nic) => member(nic, 'unconfigured').value !== true);
  return { model: { links: configured.map(linkFor) }, warnings: [] };
}

function linkFor(nic: JsonPart, index: number): Link {
  const mac = macAt(member(nic, 'mac').place, requiredText(member(nic, 'mac')));
  const base = { id: mac, device: byMac(mac) };
  if (index === 0 && text(member(nic, 'network-type')) !== 'private')
    return linkOf({
      ...base,
      dhcp4: {},
      acceptRa: isGiven(member(nic, 'ipv6')) ? true : undefined,
      // Without the subnet: its route stays that of the first address, which then is the source.
      addresses: [...additional(nic, 'ipv4').map(single), ...additional(nic, 'ipv6')],
    });
  const addresses = [...stated(nic, 'ipv4'), ...stated(nic, 'ipv6')];
  return linkOf({
    ...base,
    mtu: PRIVATE_MTU,
    dhcp4: 'off',
    addresses: [...addresses, ...additional(nic, 'ipv4'), ...additional(nic, 'ipv6')],
  });
}

function stated(nic: JsonPart, key: 'ipv4' | 'ipv6'): readonly Address[] {
  const family = member(nic, key);
  return isGiven(family) ? addressOf(family) : [];
}

function additional(nic: JsonPart, key: 'ipv4' | 'ipv6'): readonly Address[] {
  const family = member(nic, key);
  return isGiven(family) ? items(member(family, 'additional')).flatMap(addressOf) : [];
}

/** Of a further IPv6 network only its number is told, which is then the address. */
function addressOf(part: JsonPart): readonly Address[] {
  const address = [member(part, 'address'), member(part, 'network')].find(isGiven);
  if (address === undefined) return [];
  const mask = maskText(member(part, 'netmask')) ?? maskText(member(part, 'prefix'));
  return [{ address: addressAt(address.place, requiredText(address), mask) }];
}

function single({ address }: Address): Address {
  return { address: address.replace(/\/.*$/, '/32') };
}
