/**
 * Scaleway: `/conf?format=json`, or a list from it alone. Public addresses are single ones whose gateway is outside of any subnet; the card that
 * carries them is told by no address, so that it is any Ethernet card that is not a private one.
 * @see https://www.scaleway.com/en/docs/instances/how-to/use-ip-mobility/
 * @see https://www.scaleway.com/en/docs/instances/api-cli/using-routed-ips/
 */
import { addressAt, ipAt, macAt } from '../addresses.ts';
import { byMac, linkOf, routeOf } from '../compose.ts';
import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import { isGiven, items, type JsonPart, maskText, member, parseJson, requiredText, text } from '../json.ts';
import type { Address, Link, NetworkReading, Route } from '../model.ts';

const METADATA_SERVICE = '169.254.42.42/32';

export function readScaleway(content: string): NetworkReading {
  const root = documentOf(parseJson(content));
  if (['public_ips', 'private_ip', 'ipv6'].every((key) => member(root, key).value === undefined))
    throw malformedNetwork('public_ips', 'is missing');
  // The first file that fits a card counts, and files are in the order of their names: `private…` is before `public`.
  const closed = items(member(root, 'private_nics')).map(privateLink);
  const links = [...closed, publicLink(root, closed.length > 0)];
  return { model: { links }, warnings: [] };
}

/** Cards have an address of Ethernet, public addresses have none. */
function documentOf(part: JsonPart): JsonPart {
  if (!Array.isArray(part.value)) return part;
  const parts = items(part);
  if (parts.length === 0) throw malformedNetwork('the document', 'is an empty list');
  const isCards = parts.every((each) => isGiven(member(each, 'mac_address')));
  const value = isCards ? { public_ips: [], private_nics: part.value } : { public_ips: part.value };
  return { place: '', value };
}

function privateLink(nic: JsonPart, index: number): Link {
  const mac = macAt(member(nic, 'mac_address').place, requiredText(member(nic, 'mac_address')));
  return linkOf({ id: `private${index}`, device: byMac(mac), dhcp4: { routeMetric: 200 + index } });
}

/** A private network may have a way out too, by a gateway of its own; the public card goes before it. */
function publicLink(root: JsonPart, isFirst: boolean): Link {
  const ips = items(member(root, 'public_ips'));
  const ipv6 = member(root, 'ipv6');
  // Before routed addresses there was one object for IPv6.
  const all = ips.length === 0 && isGiven(ipv6) ? [ipv6] : ips;
  const modes = all.map((ip) => [ip, modeOf(ip)] as const);
  const leased = modes.find(([ip, mode]) => mode === 'dhcp' && !isIpv6(ip))?.[0];
  const fixed = modes
    .filter(([ip, mode]) => ip !== leased && (mode === 'manual' || !isIpv6(ip)))
    .map(([ip]) => ip);
  const lease = isFirst ? { routeMetric: 100 } : {};
  const isSlaac = modes.some(([, mode]) => mode === 'slaac');
  return linkOf({
    id: 'public',
    device: { kind: 'physical', match: { names: ['en*', 'eth*'] } },
    dhcp4: leased !== undefined || !fixed.some((ip) => !isIpv6(ip)) ? lease : 'off',
    dhcp6: modes.some(([ip, mode]) => mode === 'dhcp' && isIpv6(ip)) ? {} : undefined,
    acceptRa: isSlaac ? true : undefined,
    addresses: fixed.map(addressOf),
    routes: [
      ...(leased === undefined ? [] : gatewayRoutes(leased, METADATA_SERVICE)),
      ...fixedRoutes(fixed, leased !== undefined),
    ],
  });
}

function modeOf(ip: JsonPart): 'dhcp' | 'slaac' | 'manual' {
  const part = member(ip, 'provisioning_mode');
  const mode = text(part) ?? 'manual';
  if (mode === 'dhcp' || mode === 'slaac' || mode === 'manual') return mode;
  throw unsupportedNetwork(part.place, `${JSON.stringify(mode)} is none of dhcp, slaac and manual`);
}

function isIpv6(ip: JsonPart): boolean {
  return text(member(ip, 'family')) === 'inet6' || text(member(ip, 'address'))?.includes(':') === true;
}

function addressOf(ip: JsonPart): Address {
  const address = member(ip, 'address');
  const mask = maskText(member(ip, 'netmask')) ?? (isIpv6(ip) ? '64' : '32');
  return { address: addressAt(address.place, requiredText(address), mask) };
}

/** One way out for each family; that of DHCP goes before. */
function fixedRoutes(fixed: readonly JsonPart[], hasLease: boolean): readonly Route[] {
  const ipv4 = hasLease ? [] : fixed.filter((ip) => !isIpv6(ip)).slice(0, 1);
  const ipv6 = fixed.filter(isIpv6).slice(0, 1);
  return [...ipv4, ...ipv6].flatMap((ip) => gatewayRoutes(ip, 'default'));
}

function gatewayRoutes(ip: JsonPart, to: string): readonly Route[] {
  const gateway = member(ip, 'gateway');
  const via = text(gateway);
  return via === undefined ? [] : [routeOf({ to, via: ipAt(gateway.place, via), onLink: true })];
}
