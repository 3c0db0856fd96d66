import { contains, familyOf } from '../ip.ts';
import type { Link, Route } from '../model.ts';
import type { Reading } from './fields.ts';

/** What a source says of the machine as a whole; networkd has it of links. */
export interface Global {
  readonly place: string;
  readonly dns?: readonly string[];
  readonly search?: readonly string[];
  readonly routes?: readonly Route[];
  /** Id of the link that it is meant for. */
  readonly link?: string;
}

/**
 * Gives name servers to the links that lead out, and each route to the one link whose subnet holds its gateway;
 * nothing to members of bonds and bridges.
 */
export function spreadGlobal(
  links: readonly Link[],
  globals: readonly Global[],
  reading: Pick<Reading, 'warn'>,
): readonly Link[] {
  const routed = globals.flatMap(({ place, routes = [] }) => routes.map((route) => ({ place, route })));
  let result = links;
  for (const { place, route } of routed) {
    const id = linkFor(links, route);
    if (id === undefined) reading.warn(place, 'no link leads to the gateway of this route; it is ignored');
    result = result.map((link) =>
      link.id === id ? { ...link, routes: [...(link.routes ?? []), route] } : link,
    );
  }
  const leadingOut = uplinks(result);
  for (const { place, dns = [], search = [], link } of globals) {
    if (dns.length + search.length === 0) continue;
    const named = links.filter(({ id, name }) => id === link || name === link).map(({ id }) => id);
    const ids = link === undefined ? leadingOut : named;
    if (ids.length === 0) reading.warn(place, 'no link is there for these name servers; they are ignored');
    result = result.map((each) => (ids.includes(each.id) ? withNames(each, dns, search) : each));
  }
  return result;
}

function withNames(link: Link, dns: readonly string[], search: readonly string[]): Link {
  const servers = [...new Set([...(link.dns ?? []), ...dns])];
  const domains = [...new Set([...(link.search ?? []), ...search])];
  return {
    ...link,
    ...(servers.length === 0 ? {} : { dns: servers }),
    ...(domains.length === 0 ? {} : { search: domains }),
  };
}

/** The links with a default route; without one those that ask for one, else those with an address. */
function uplinks(links: readonly Link[]): readonly string[] {
  const members = new Set(
    links.flatMap(({ device }) => (device.kind === 'bond' || device.kind === 'bridge' ? device.members : [])),
  );
  const free = links.filter(({ id }) => !members.has(id));
  const tiers = [
    free.filter(hasDefaultRoute),
    free.filter(isAutomatic),
    free.filter(hasAddress),
    free.slice(0, 1),
  ];
  return (tiers.find((tier) => tier.length > 0) ?? []).map(({ id }) => id);
}

function hasDefaultRoute({ routes = [] }: Link): boolean {
  return routes.some(({ to, table }) => to === 'default' && table === undefined);
}

function isAutomatic({ dhcp4 = 'off', dhcp6 = 'off', acceptRa }: Link): boolean {
  return dhcp4 !== 'off' || dhcp6 !== 'off' || acceptRa === true;
}

function hasAddress({ addresses = [] }: Link): boolean {
  return addresses.length > 0;
}

function linkFor(links: readonly Link[], { via }: Route): string | undefined {
  const [first] = uplinks(links);
  if (via === undefined) return first;
  const holder = links.find(({ addresses = [] }) => addresses.some(({ address }) => contains(address, via)));
  if (holder !== undefined) return holder.id;
  const family = familyOf(via);
  const automatic = links.find(({ dhcp4 = 'off', dhcp6 = 'off', acceptRa }) =>
    family === 'ipv4' ? dhcp4 !== 'off' : dhcp6 !== 'off' || acceptRa === true,
  );
  return automatic?.id ?? first;
}
