import { byMac, linkOf } from './compose.ts';
import { parseNetwork } from './ip.ts';
import type { Dhcp, Link, Physical, Route, RoutingRule } from './model.ts';

/** A network card as the metadata service of a cloud describes it. */
export interface CloudNic {
  readonly mac: string;
  readonly drivers?: readonly string[];
  /** With prefix lengths; DHCP gives the first of each family. */
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
    const isFurther = index > 0 && rules.replies === 'same-card';
    const further = [...ipv4.slice(1), ...ipv6.slice(1)];
    return linkOf({
      id: mac,
      device,
      dhcp4: dhcp,
      dhcp6: ipv6.length > 0 ? dhcp : undefined,
      ra: isFurther && ipv6.length > 0 ? { table: number } : undefined,
      addresses: further.map((address) => ({ address })),
      routes: isFurther ? replyRoutes(nic, number) : [],
      rules: isFurther ? replyRules(nic, number) : [],
    });
  });
}

export function replyRoutes({ subnet, gateway }: CloudNic, table: number): readonly Route[] {
  if (gateway === undefined) return [];
  return [
    ...(subnet === undefined ? [] : [{ to: subnet, table, scope: 'link' } as const]),
    { to: 'default', via: gateway, onLink: true, table },
  ];
}

export function replyRules({ ipv4, ipv6, gateway }: CloudNic, table: number): readonly RoutingRule[] {
  const sources = [...(gateway === undefined ? [] : ipv4), ...ipv6];
  return sources.map((source) => ({ from: hostOf(source), table }));
}

/** The address itself as a network of one. */
function hostOf(address: string): string {
  const host = address.replace(/\/.*$/, '');
  return `${host}/${parseNetwork(host)?.length ?? 32}`;
}
