/**
 * UpCloud: `network` of `/metadata/v1.json`, or the whole document.
 * @see https://upcloud.com/docs/products/cloud-servers/metadata-service/
 */
import { addressAt, ipAt, macAt } from '../addresses.ts';
import { byMac, linkOf, routeOf } from '../compose.ts';
import { malformedNetwork } from '../error.ts';
import {
  branch,
  count,
  flag,
  items,
  type JsonPart,
  member,
  parseJson,
  requiredItems,
  requiredText,
  text,
} from '../json.ts';
import type { Link, NetworkReading } from '../model.ts';

export function readUpCloud(content: string): NetworkReading {
  const network = branch(parseJson(content), 'network');
  const general = dnsOf(network);
  const interfaces = requiredItems(member(network, 'interfaces'));
  const sorted = interfaces.toSorted(
    (a, b) => (count(member(a, 'index')) ?? 0) - (count(member(b, 'index')) ?? 0),
  );
  const links = sorted.map((nic, index) =>
    linkFor(nic, sorted.length > 1 ? 100 * (index + 1) : undefined, general),
  );
  return { model: { links }, warnings: [] };
}

function linkFor(nic: JsonPart, routeMetric: number | undefined, general: readonly string[]): Link {
  const mac = macAt(member(nic, 'mac').place, requiredText(member(nic, 'mac')));
  const addresses = items(member(nic, 'ip_addresses'));
  const isDynamic = (address: JsonPart): boolean => flag(member(address, 'dhcp')) === true;
  const dynamic = addresses.filter(isDynamic);
  const fixed = addresses.filter((address) => !isDynamic(address));
  const own = fixed.flatMap(dnsOf);
  const lease = routeMetric === undefined ? {} : { routeMetric };
  return linkOf({
    id: mac,
    device: byMac(mac),
    dhcp4: dynamic.some(isIpv4) ? lease : 'off',
    // What the service calls DHCP is stateless configuration here.
    acceptRa: dynamic.some((address) => !isIpv4(address)) ? true : undefined,
    addresses: fixed.map((address) => ({ address: addressOf(address) })),
    routes: fixed.flatMap((address) => {
      const gateway = member(address, 'gateway');
      const ip = text(gateway);
      return ip === undefined
        ? []
        : [routeOf({ to: 'default', via: ipAt(gateway.place, ip), metric: routeMetric })];
    }),
    dns: own.length > 0 || dynamic.length > 0 ? own : general,
  });
}

function isIpv4(address: JsonPart): boolean {
  return text(member(address, 'family')) !== 'IPv6';
}

function addressOf(address: JsonPart): string {
  const network = member(address, 'network');
  const length = requiredText(network).split('/')[1];
  if (length === undefined) throw malformedNetwork(network.place, 'must be a network with its prefix length');
  const ip = member(address, 'address');
  return addressAt(ip.place, requiredText(ip), length);
}

function dnsOf(part: JsonPart): readonly string[] {
  return items(member(part, 'dns')).map((server) => ipAt(server.place, requiredText(server)));
}
