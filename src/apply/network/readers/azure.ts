/**
 * Azure: the `network` object of the instance metadata service, its `interface`, or the whole instance
 * document.
 * @see https://learn.microsoft.com/en-us/azure/virtual-machines/instance-metadata-service#network-metadata
 */
import { ipAt, macAt } from '../addresses.ts';
import { type CloudNic, cloudLinks } from '../cloud-nics.ts';
import {
  branch,
  isGiven,
  items,
  type JsonPart,
  listOrMember,
  member,
  parseJson,
  requiredItems,
  requiredText,
} from '../json.ts';
import type { NetworkReading } from '../model.ts';

/** With accelerated networking there is a second device of the same MAC address, which the first one steers. */
const SYNTHETIC_DRIVERS = ['hv_netvsc'] as const;

export function readAzure(content: string): NetworkReading {
  const root = parseJson(content);
  const network = Array.isArray(root.value) ? root : branch(root, 'network');
  const cards = requiredItems(listOrMember(network, 'interface')).map(cardOf);
  const links = cloudLinks(cards, { metric: 'always', replies: 'main-table', dns: 'first-card' });
  return { model: { links }, warnings: [] };
}

function cardOf(nic: JsonPart): CloudNic {
  const mac = member(nic, 'macAddress');
  return {
    mac: macAt(mac.place, requiredText(mac)),
    drivers: SYNTHETIC_DRIVERS,
    ipv4: addressesIn(member(nic, 'ipv4')),
    ipv6: addressesIn(member(nic, 'ipv6')),
  };
}

function addressesIn(family: JsonPart): readonly string[] {
  if (!isGiven(family)) return [];
  return items(member(family, 'ipAddress')).flatMap((each) => {
    const address = member(each, 'privateIpAddress');
    return isGiven(address) ? [ipAt(address.place, requiredText(address))] : [];
  });
}
