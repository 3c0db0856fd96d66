import { malformedNetwork } from '../error.ts';
import { contains, familyOf, parseIp, parseNetwork } from '../ip.ts';
import type { Address, Link, Route, RoutingRule } from '../model.ts';
import type { Section, Setting } from './section.ts';

/** Plain addresses as settings of `[Network]`; all of them as `[Address]` when one says more, to keep their order. */
export function addressSettings({ id, addresses = [] }: Link): {
  readonly plain: readonly Setting[];
  readonly sections: readonly Section[];
} {
  for (const { address } of addresses) {
    if (!checkNetwork(id, address).includes('/'))
      throw malformedNetwork(id, `${address} needs a prefix length, as in /24`);
  }
  if (addresses.every(isPlain))
    return { plain: addresses.map(({ address }) => ['Address', address]), sections: [] };
  return { plain: [], sections: addresses.map((address) => addressSection(id, address)) };
}

function isPlain({ peer, label, preferredLifetime, broadcast }: Address): boolean {
  return (peer ?? label ?? preferredLifetime ?? broadcast) === undefined;
}

function addressSection(
  id: string,
  { address, peer, label, preferredLifetime, broadcast }: Address,
): Section {
  if (label !== undefined && !/^[\x21-\x7e]{1,15}$/.test(label))
    throw malformedNetwork(id, `the label of ${address} must have 1 to 15 letters`);
  return {
    name: 'Address',
    settings: [
      ['Address', address],
      ['Peer', peer === undefined ? undefined : withLength(checkNetwork(id, peer))],
      // The kernel has labels and broadcasts for IPv4 alone.
      ['Broadcast', address.includes(':') ? undefined : broadcast],
      ['Label', address.includes(':') ? undefined : label],
      ['PreferredLifetime', preferredLifetime],
    ],
  };
}

function withLength(address: string): string {
  if (address.includes('/')) return address;
  return `${address}/${address.includes(':') ? 128 : 32}`;
}

/** @see https://www.freedesktop.org/software/systemd/man/252/systemd.network.html#%5BRoute%5D%20Section%20Options */
export function routeSections(link: Link): readonly Section[] {
  const sections = (link.routes ?? []).map((route) => {
    const destination = destinationOf(link, route);
    const isIpv4 = !destination.includes(':');
    return {
      name: 'Route',
      settings: [
        ['Destination', destination],
        ['Gateway', gatewayOf(link.id, destination, route)],
        ['GatewayOnLink', isOnLink(link, route)],
        ['PreferredSource', sourceOf(link.id, destination, route)],
        ['Metric', route.metric],
        ['Table', route.table],
        ['Scope', isIpv4 ? route.scope : undefined],
        ['Type', route.type],
        ['MTUBytes', route.mtu],
        ['InitialCongestionWindow', route.congestionWindow],
        ['InitialAdvertisedReceiveWindow', route.advertisedReceiveWindow],
        ['TCPAdvertisedMaximumSegmentSize', route.advertisedSegmentSize],
      ],
    } satisfies Section;
  });
  return withoutRepetition(sections);
}

/** A source may state a gateway and the same default route again. */
function withoutRepetition(sections: readonly Section[]): readonly Section[] {
  return [...new Map(sections.map((section) => [JSON.stringify(section), section])).values()];
}

function destinationOf(link: Link, { to, via, family, from }: Route): string {
  if (to !== 'default') return checkNetwork(link.id, to);
  const own = family ?? familyOf(via ?? '') ?? familyOf(from ?? '');
  return own === 'ipv6' ? '::/0' : '0.0.0.0/0';
}

/** The kernel knows IPv6 gateways to IPv4 networks, but not the reverse. */
function gatewayOf(id: string, destination: string, { via }: Route): string | undefined {
  if (via === undefined) return undefined;
  if (familyOf(checkIp(id, via)) === 'ipv4' && destination.includes(':'))
    throw malformedNetwork(id, `${via} is no gateway to ${destination}: it is of another family`);
  return via;
}

function sourceOf(id: string, destination: string, { from }: Route): string | undefined {
  if (from === undefined) return undefined;
  if (checkIp(id, from).includes(':') !== destination.includes(':'))
    throw malformedNetwork(
      id,
      `${from} is no source address towards ${destination}: it is of another family`,
    );
  return from;
}

/** A gateway in no subnet of the link is taken by the kernel only when it is told that it is there. */
function isOnLink({ addresses = [], routes = [] }: Link, { via, onLink }: Route): boolean | undefined {
  if (via === undefined || onLink !== undefined) return onLink;
  // Subnets of leases and advertisements are not known here; networkd would say yes too.
  if (addresses.length === 0) return true;
  if (contains('fe80::/10', via)) return undefined;
  const reachable = [
    ...addresses.map(({ address, peer }) => peer ?? address),
    ...routes.flatMap((route) => (isDirect(route) ? [route.to] : [])),
  ];
  return reachable.some((network) => contains(network, via)) ? undefined : true;
}

function isDirect({ via, to, type = 'unicast' }: Route): boolean {
  return via === undefined && to !== 'default' && type === 'unicast';
}

/** @see https://www.freedesktop.org/software/systemd/man/252/systemd.network.html#%5BRoutingPolicyRule%5D%20Section%20Options */
export function ruleSections({ id, rules = [] }: Link): readonly Section[] {
  return withoutRepetition(
    rules.map((rule) => ({ name: 'RoutingPolicyRule', settings: ruleSettings(id, rule) })),
  );
}

function ruleSettings(id: string, rule: RoutingRule): readonly Setting[] {
  const { from, to } = rule;
  const isTold = (from ?? to) !== undefined;
  return [
    ['From', from === undefined ? undefined : checkNetwork(id, from)],
    ['To', to === undefined ? undefined : checkNetwork(id, to)],
    ['Table', rule.table],
    ['Priority', rule.priority],
    ['FirewallMark', rule.mark],
    ['TypeOfService', rule.typeOfService],
    ['Family', isTold ? undefined : rule.family],
  ];
}

function checkNetwork(id: string, text: string): string {
  if (parseNetwork(text) === undefined) throw malformedNetwork(id, `${text} is no address`);
  return text;
}

function checkIp(id: string, text: string): string {
  if (parseIp(text) === undefined) throw malformedNetwork(id, `${text} is no address`);
  return text;
}
