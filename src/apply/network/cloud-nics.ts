import { byMac, linkOf } from './compose.ts';
import type { Dhcp, Link, Physical, Route, RoutingRule } from './model.ts';

/** A network card as the metadata service of a cloud describes it. */
export interface CloudNic {
  readonly mac: string;
  readonly drivers?: readonly string[];
  /** Without prefix lengths; DHCP gives the first of each family. */
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  /** The subnet of the IPv4 addresses, and the router in it. */
  readonly subnet?: string;
  readonly gateway?: string;
}

export interface CloudNicRules {
  /** Whether a single card's routes get a metric too. */
  readonly metric: 'always' | 'several';
  /** Whether what comes in by a further card also goes out by it. */
  readonly replies: 'same-card' | 'main-table';
  /** Whose name servers are asked. */
  readonly dns: 'first-card' | 'all-cards';
}

/**
 * Cards in their order: each asks DHCP, with route metrics 100, 200, … so that the first is the way out, and has its
 * further addresses stated. Replies of a further card use a table of its own, whose number is that metric.
 */
export function cloudLinks(nics: readonly CloudNic[], rules: CloudNicRules): readonly Link[] {
  return nics.map((nic, index) => {
    const { mac, drivers, ipv4, ipv6 } = nic;
    const number = 100 * (index + 1);
    const dhcp: Dhcp = {
      ...(index > 0 && rules.dns === 'first-card' ? { useDns: false } : {}),
      ...(nics.length > 1 || rules.metric === 'always' ? { routeMetric: number } : {}),
    };
    const device: Physical =
      drivers === undefined ? byMac(mac) : { kind: 'physical', match: { mac, drivers } };
    const replies =
      index > 0 && rules.replies === 'same-card' ? repliesOf(nic, nics.slice(0, index), number) : {};
    return linkOf({
      id: mac,
      device,
      dhcp4: dhcp,
      dhcp6: ipv6.length > 0 ? dhcp : undefined,
      // Single ones: the route to the subnet stays that of the first address, which then is the source.
      addresses: [...ipv4.slice(1), ...ipv6.slice(1)].map((address) => ({ address: hostNetwork(address) })),
      ...replies,
    });
  });
}

/** A table of its own for what a further card answers; the IPv6 routes of the first card that has any stay general. */
export function repliesOf(
  { ipv4, ipv6, subnet, gateway }: CloudNic,
  before: readonly Pick<CloudNic, 'ipv6'>[],
  table: number,
): Pick<Link, 'ra' | 'routes' | 'rules'> {
  const hasOwnIpv6 = ipv6.length > 0 && before.some((nic) => nic.ipv6.length > 0);
  const sources = [...(gateway === undefined ? [] : ipv4), ...(hasOwnIpv6 ? ipv6 : [])];
  return {
    ...(hasOwnIpv6 ? { ra: { table } } : {}),
    routes: gateway === undefined ? [] : gatewayRoutes(gateway, subnet, table),
    rules: sources.map((source): RoutingRule => ({ from: hostNetwork(source), table })),
  };
}

function gatewayRoutes(gateway: string, subnet: string | undefined, table: number): readonly Route[] {
  const local: readonly Route[] = subnet === undefined ? [] : [{ to: subnet, table, scope: 'link' }];
  return [...local, { to: 'default', via: gateway, onLink: true, table }];
}

/** The address itself as a network of one. */
function hostNetwork(ip: string): string {
  return `${ip}/${ip.includes(':') ? 128 : 32}`;
}
