import { addressAt, destinationAt, ipAt } from '../addresses.ts';
import { routeOf } from '../compose.ts';
import { unsupportedNetwork } from '../error.ts';
import { familyOf } from '../ip.ts';
import { count, isGiven, items, type JsonPart, maskText, member, requiredText, text } from '../json.ts';
import type { Address, Dhcp, Route } from '../model.ts';

/** What the networks of one link come to. */
export interface Layer3 {
  readonly dhcp4: Dhcp | undefined;
  readonly dhcp6: Dhcp | undefined;
  readonly acceptRa: boolean | undefined;
  readonly addresses: readonly Address[];
  readonly routes: readonly Route[];
  readonly dns: readonly string[];
}

const NOTHING: Layer3 = {
  dhcp4: undefined,
  dhcp6: undefined,
  acceptRa: undefined,
  addresses: [],
  routes: [],
  dns: [],
};

/** One more of `networks[]` on a link. */
export function layer3Of(network: JsonPart, before: Layer3 = NOTHING): Layer3 {
  const routes = items(member(network, 'routes'));
  return {
    ...before,
    ...methodOf(network, before),
    routes: [...before.routes, ...gatewayOf(network), ...routes.map(routeFor)],
    dns: [...before.dns, ...servicesOf(network), ...routes.flatMap(servicesOf)],
  };
}

function methodOf(network: JsonPart, before: Layer3): Partial<Layer3> {
  const part = member(network, 'type');
  const type = requiredText(part);
  switch (type) {
    case 'ipv4_dhcp':
    case 'dhcp4':
    case 'dhcp':
      return { dhcp4: {} };
    case 'ipv6_dhcp':
    case 'dhcp6':
    case 'ipv6_dhcpv6-stateful':
      return { dhcp6: {}, acceptRa: true };
    case 'ipv6_slaac':
    case 'ipv6_dhcpv6-stateless':
      return { acceptRa: true };
    case 'ipv4':
    case 'ipv6':
    case 'static':
    case 'static4':
    case 'static6':
      return { addresses: [...before.addresses, { address: addressOf(network) }] };
    default:
      throw unsupportedNetwork(
        part.place,
        `${JSON.stringify(type)} is no way to get an address that is known`,
      );
  }
}

function addressOf(network: JsonPart): string {
  const address = member(network, 'ip_address');
  return addressAt(address.place, requiredText(address), maskText(member(network, 'netmask')));
}

function gatewayOf(network: JsonPart): readonly Route[] {
  const gateway = member(network, 'gateway');
  return isGiven(gateway) ? [{ to: 'default', via: ipAt(gateway.place, requiredText(gateway)) }] : [];
}

function routeFor(route: JsonPart): Route {
  const network = member(route, 'network');
  const gateway = member(route, 'gateway');
  const via = text(gateway);
  const to = destinationAt(network.place, requiredText(network), maskText(member(route, 'netmask')));
  // What leads everywhere has lost its family with its address.
  const family = to === 'default' ? familyOf(requiredText(network).trim()) : undefined;
  return routeOf({
    to,
    via: via === undefined ? undefined : ipAt(gateway.place, via),
    family,
    metric: count(member(route, 'metric')),
  });
}

/** Addresses of `services[]` of type `dns`, which a document, a network and a route can have. */
export function servicesOf(part: JsonPart): readonly string[] {
  return items(member(part, 'services')).flatMap((service) => {
    const address = member(service, 'address');
    return text(member(service, 'type')) === 'dns' ? [ipAt(address.place, requiredText(address))] : [];
  });
}
