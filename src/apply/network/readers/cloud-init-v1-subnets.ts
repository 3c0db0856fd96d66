import { malformedNetwork } from '../error.ts';
import { familyOf, parseIp } from '../ip.ts';
import type { Address, Dhcp, Link, Route } from '../model.ts';
import { readDestination, readIp, readNetwork } from './address-text.ts';
import { type Fields, type Reading, type Value, wordsOf } from './fields.ts';

/** What the subnets of a device say of its link. */
export type SubnetSettings = Pick<
  Link,
  | 'dhcp4'
  | 'dhcp6'
  | 'acceptRa'
  | 'addresses'
  | 'routes'
  | 'dns'
  | 'search'
  | 'activation'
  | 'mtu'
  | 'ipv6Mtu'
>;

const IPV6_AUTOMATIC: Readonly<Record<string, Pick<Link, 'dhcp6' | 'acceptRa'>>> = {
  dhcp6: { dhcp6: {} },
  'ipv6_dhcpv6-stateful': { dhcp6: {}, acceptRa: true },
  // The advertisements' own flag asks for the other information, and only for that.
  'ipv6_dhcpv6-stateless': { acceptRa: true },
  ipv6_slaac: { acceptRa: true, dhcp6: 'off' },
};

export function readSubnets(subnets: Value | undefined, reading: Reading): SubnetSettings {
  let settings: SubnetSettings = {};
  for (const subnet of subnets?.list() ?? []) settings = join(settings, readSubnet(subnet, reading));
  return settings;
}

/** Lists grow; a DHCPv6 client that one subnet asks for is not taken away by another. */
function join(before: SubnetSettings, more: SubnetSettings): SubnetSettings {
  const grown = {
    addresses: [...(before.addresses ?? []), ...(more.addresses ?? [])],
    routes: [...(before.routes ?? []), ...(more.routes ?? [])],
    dns: [...new Set([...(before.dns ?? []), ...(more.dns ?? [])])],
    search: [...new Set([...(before.search ?? []), ...(more.search ?? [])])],
  };
  const dhcp6 = more.dhcp6 === undefined || more.dhcp6 === 'off' ? (before.dhcp6 ?? more.dhcp6) : more.dhcp6;
  return {
    ...before,
    ...more,
    ...(dhcp6 === undefined ? {} : { dhcp6 }),
    ...Object.fromEntries(Object.entries(grown).filter(([, list]) => list.length > 0)),
  };
}

function readSubnet(value: Value, reading: Reading): SubnetSettings {
  const subnet = value.fields();
  const type = subnet.get('type')?.text() ?? (subnet.get('address') === undefined ? 'manual' : 'static');
  const control = subnet.get('control')?.text() ?? 'auto';
  const metric = subnet.get('metric')?.integer();
  const dns = readServers(subnet.get('dns_nameservers'));
  const search = wordsOf(subnet.get('dns_search'));
  const mtu = subnet.get('mtu')?.integer();
  const routes = (subnet.get('routes')?.list() ?? []).map((route) => readRouteV1(route.fields()));
  const gateway = readGateway(subnet, metric);
  const own = readType(value, subnet, type, metric, reading);
  subnet.accept('ipv4', 'ipv6', 'scope', 'id', 'network_id', 'hostname');
  subnet.finish();
  return {
    ...own,
    routes: [...gateway, ...routes],
    dns,
    search,
    ...(mtu === undefined ? {} : { [isIpv6(type, own) ? 'ipv6Mtu' : 'mtu']: mtu }),
    ...(control === 'manual' || control === 'off' ? { activation: 'manual' } : {}),
  };
}

function readType(
  value: Value,
  subnet: Fields,
  type: string,
  metric: number | undefined,
  reading: Reading,
): SubnetSettings {
  const automatic = Object.hasOwn(IPV6_AUTOMATIC, type) ? IPV6_AUTOMATIC[type] : undefined;
  const dhcp: Dhcp = metric === undefined ? {} : { routeMetric: metric };
  if (automatic !== undefined)
    return automatic.dhcp6 === undefined || automatic.dhcp6 === 'off'
      ? automatic
      : { ...automatic, dhcp6: dhcp };
  switch (type) {
    case 'dhcp':
    case 'dhcp4':
      return { dhcp4: dhcp };
    case 'static':
    case 'static6':
      return { addresses: [readAddress(value, subnet, reading)] };
    case 'manual':
    case 'loopback':
      return {};
    default:
      throw malformedNetwork(subnet.get('type')?.place ?? value.place, 'is no type of subnet');
  }
}

function readAddress(value: Value, subnet: Fields, reading: Reading): Address {
  const written = subnet.get('address');
  if (written === undefined) throw malformedNetwork(value.place, 'address is missing');
  const network = readNetwork(written, subnet.get('netmask') ?? subnet.get('prefix'));
  const broadcast = subnet.get('broadcast');
  const peer = subnet.get('pointopoint');
  return {
    address: network.includes('/') ? network : withUsualLength(network, written, reading),
    ...(broadcast === undefined ? {} : { broadcast: readIp(broadcast) }),
    ...(peer === undefined ? {} : { peer: readNetwork(peer) }),
  };
}

/** As cloud-init takes an address without a mask. */
function withUsualLength(address: string, written: Value, reading: Reading): string {
  const length = familyOf(address) === 'ipv6' ? 64 : 24;
  reading.warn(written.place, `neither a netmask nor a prefix length is given; /${length} is taken`);
  return `${address}/${length}`;
}

function isIpv6(type: string, { addresses: [first] = [] }: SubnetSettings): boolean {
  return type === 'static6' || Object.hasOwn(IPV6_AUTOMATIC, type) || first?.address.includes(':') === true;
}

/** Addresses of name servers. */
export function readServers(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  const servers = wordsOf(value);
  if (!servers.every((server) => parseIp(server) !== undefined))
    throw malformedNetwork(value.place, 'must be IP addresses');
  return servers;
}

function readGateway(subnet: Fields, metric: number | undefined): readonly Route[] {
  const gateway = subnet.get('gateway');
  if (gateway === undefined) return [];
  return [{ to: 'default', via: readIp(gateway), ...(metric === undefined ? {} : { metric }) }];
}

/** A route of a subnet, or of the whole machine. */
export function readRouteV1(route: Fields): Route {
  route.accept('type', 'id', 'network_id');
  const to = route.get('destination') ?? route.get('network');
  const netmask = route.get('netmask') ?? route.get('prefix');
  const gateway = route.get('gateway');
  const metric = route.get('metric')?.integer();
  const mtu = route.get('mtu')?.integer();
  if (to === undefined) throw malformedNetwork(route.place, 'destination is missing');
  route.finish();
  return {
    ...readDestination(to, netmask),
    ...(gateway === undefined ? {} : { via: readIp(gateway) }),
    ...(metric === undefined ? {} : { metric }),
    ...(mtu === undefined ? {} : { mtu }),
  };
}
