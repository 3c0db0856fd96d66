import { destinationAt, ipAt } from '../addresses.ts';
import { linkOf, routeOf } from '../compose.ts';
import { malformedNetwork } from '../error.ts';
import { contains, familyOf } from '../ip.ts';
import { normalMac } from '../mac.ts';
import type { Link, Route } from '../model.ts';
import { fieldsOf } from './ip-parameter.ts';

export interface RouteParameter {
  readonly route: Route;
  readonly device?: string;
}

/** `rd.route=network/length:gateway[:device]`. */
export function routeParameter(value: string): RouteParameter {
  const [network = '', gateway = '', device = ''] = fieldsOf(value);
  const to = destinationAt('rd.route=', network);
  const route = routeOf({
    to,
    via: gateway === '' ? undefined : ipAt('rd.route=', gateway),
    family: to === 'default' ? familyOf(network) : undefined,
  });
  return { route, ...(device === '' ? {} : { device: normalMac(device) ?? device }) };
}

/** Adds routes to the named link, else to the one whose subnet holds the gateway, else to the first with an address. */
export function withRoutes(links: readonly Link[], parameters: readonly RouteParameter[]): readonly Link[] {
  const routes = new Map<string, Route[]>();
  for (const { route, device } of parameters) {
    const link =
      links.find(({ id }) => id === device) ?? (device === undefined ? ownerOf(links, route) : undefined);
    if (link === undefined)
      throw malformedNetwork(
        'rd.route=',
        `no ip= sets up ${device ?? 'a device'} for the route to ${route.to}`,
      );
    routes.set(link.id, [...(routes.get(link.id) ?? []), route]);
  }
  return links.map((link) => {
    const own = routes.get(link.id);
    return own === undefined ? link : linkOf({ ...link, routes: [...(link.routes ?? []), ...own] });
  });
}

function ownerOf(links: readonly Link[], { via }: Route): Link | undefined {
  const holds = ({ addresses = [] }: Link): boolean =>
    via !== undefined && addresses.some(({ address }) => contains(address, via));
  return (
    links.find(holds) ??
    links.find(({ addresses = [], dhcp4, dhcp6 }) => addresses.length > 0 || (dhcp4 ?? dhcp6) !== undefined)
  );
}
