/**
 * Amazon EC2: `network/interfaces/macs/` of the metadata service as JSON, `{"macs": {"<mac>": {…}}}` or with
 * more or less around it. Lists are JSON
 * lists or, as the service writes them, lines.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 */
import { destinationAt, ipAt, macAt } from '../addresses.ts';
import { type CloudNic, cloudLinks } from '../cloud-nics.ts';
import { parseNetwork } from '../ip.ts';
import { count, type JsonPart, member, parseJson, text, words } from '../json.ts';
import type { NetworkReading } from '../model.ts';
import { interfaceMacs } from './interface-macs.ts';

interface Card extends CloudNic {
  readonly order: readonly [card: number, device: number];
}

export function readEc2(content: string): NetworkReading {
  const cards = interfaceMacs(parseJson(content)).map(([mac, nic]) => cardOf(mac, nic));
  const sorted = cards.toSorted((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
  const links = cloudLinks(sorted, { metric: 'several', replies: 'same-card', dns: 'all-cards' });
  return { model: { links }, warnings: [] };
}

function cardOf(mac: string, nic: JsonPart): Card {
  const subnet = text(member(nic, 'subnet-ipv4-cidr-block'));
  const network =
    subnet === undefined ? undefined : destinationAt(member(nic, 'subnet-ipv4-cidr-block').place, subnet);
  const gateway = network === undefined ? undefined : routerOf(network);
  return {
    mac: macAt(nic.place, mac),
    // A card of an instance with several has its own device numbers.
    order: [
      count(member(nic, 'network-card')) ?? 0,
      count(member(nic, 'device-number')) ?? Number.MAX_SAFE_INTEGER,
    ],
    ipv4: addressesIn(member(nic, 'local-ipv4s')),
    ipv6: addressesIn(member(nic, 'ipv6s')),
    ...(network === undefined ? {} : { subnet: network }),
    ...(gateway === undefined ? {} : { gateway }),
  };
}

function addressesIn(list: JsonPart): readonly string[] {
  return words(list).map((address) => ipAt(list.place, address));
}

/** The router of a VPC has the first address of each subnet. */
function routerOf(subnet: string): string | undefined {
  const { address, length } = parseNetwork(subnet) ?? {};
  if (address?.family !== 'ipv4' || length === undefined) return undefined;
  const shift = BigInt(32 - length);
  const bits = ((address.bits >> shift) << shift) + 1n;
  return [24n, 16n, 8n, 0n].map((byte) => (bits >> byte) & 255n).join('.');
}
