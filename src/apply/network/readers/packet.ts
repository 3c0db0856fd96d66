/**
 * Packet, later Equinix Metal: `network` of the metadata document, or the whole of it.
 * @see https://deploy.equinix.com/developers/docs/metal/server-metadata/metadata/
 */
import { addressAt, ipAt, macAt } from '../addresses.ts';
import { BOND_OPTIONS } from '../bond-options.ts';
import { byMac, linkOf } from '../compose.ts';
import { malformedNetwork } from '../error.ts';
import {
  branch,
  isGiven,
  items,
  type JsonPart,
  maskText,
  member,
  parseJson,
  requiredItems,
  requiredText,
  text,
} from '../json.ts';
import type { Bond, Link, NetworkReading, Route } from '../model.ts';
import { findOption, optionValue } from '../options.ts';

/** What the platform's own images and the 2018 agent set. */
const MONITORING = [
  ['MIIMonitorSec', '200ms'],
  ['UpDelaySec', '200ms'],
  ['DownDelaySec', '200ms'],
] as const;
/** Asked by the 2018 agent where the document names none. */
const USUAL_DNS = ['8.8.8.8', '8.8.4.4'] as const;
const PRIVATE_NETWORK = '10.0.0.0/8';

interface Card {
  readonly mac: string;
  readonly bond?: string;
}

export function readPacket(content: string): NetworkReading {
  const network = branch(parseJson(content), 'network');
  const cards = cardsOf(network);
  const addresses = items(member(network, 'addresses')).filter(
    (each) => member(each, 'enabled').value !== false,
  );
  if (cards.length === 0 && addresses.length > 0)
    throw malformedNetwork('interfaces', 'is empty although there are addresses');
  if (cards.length === 0) return { model: { links: [] }, warnings: [] };
  const dns = items(member(network, 'dns')).map((server) => ipAt(server.place, requiredText(server)));
  const settled = {
    addresses: addresses.map((each) => ({ address: addressOf(each) })),
    routes: routesOf(addresses),
    dns: dns.length > 0 ? dns : USUAL_DNS,
  };
  const warnings = dns.length > 0 ? [] : [`dns: none is stated; ${USUAL_DNS.join(' and ')} are asked`];
  return { model: { links: linksOf(cards, member(network, 'bonding'), settled) }, warnings };
}

/** Where no card names a bond although there is bonding, all are in one, as in 2018. */
function cardsOf(network: JsonPart): readonly Card[] {
  const read = requiredItems(member(network, 'interfaces')).map((nic) => {
    const bond = text(member(nic, 'bond'));
    const mac = macAt(member(nic, 'mac').place, requiredText(member(nic, 'mac')));
    return { mac, ...(bond === undefined ? {} : { bond }) };
  });
  const isOneBond = isGiven(member(network, 'bonding')) && read.every(({ bond }) => bond === undefined);
  return isOneBond ? read.map(({ mac }) => ({ mac, bond: 'bond0' })) : read;
}

function linksOf(
  cards: readonly Card[],
  bonding: JsonPart,
  settled: Pick<Parameters<typeof linkOf>[0], 'addresses' | 'routes' | 'dns'>,
): readonly Link[] {
  const bonds = [...new Set(cards.flatMap(({ bond }) => bond ?? []))];
  const first = bonds[0] ?? cards[0]?.mac;
  return [
    ...cards.map(({ mac, bond }) => {
      const own = mac === first ? settled : {};
      return linkOf({ id: mac, device: byMac(mac), dhcp4: bond === undefined ? 'off' : undefined, ...own });
    }),
    ...bonds.map((name) => {
      const members = cards.filter(({ bond }) => bond === name).map(({ mac }) => mac);
      const device: Bond = { kind: 'bond', members, options: bondOptions(bonding) };
      const own = name === first ? settled : {};
      return linkOf({ id: name, device, name, mac: members[0], dhcp4: 'off', ...own });
    }),
  ];
}

function bondOptions(bonding: JsonPart): Bond['options'] {
  const part = isGiven(bonding) ? member(bonding, 'mode') : undefined;
  const spec = findOption(BOND_OPTIONS, 'mode');
  const mode = (part === undefined ? undefined : maskText(part)) ?? '802.3ad';
  const value = spec === undefined ? mode : optionValue(spec, mode);
  if (typeof value !== 'string') throw malformedNetwork('bonding.mode', value.problem);
  return [
    ['Mode', value],
    ...(value === '802.3ad' ? ([['LACPTransmitRate', 'fast']] as const) : []),
    ...MONITORING,
  ];
}

function addressOf(part: JsonPart): string {
  const address = member(part, 'address');
  const mask = maskText(member(part, 'cidr')) ?? maskText(member(part, 'netmask'));
  return addressAt(address.place, requiredText(address), mask);
}

/** One way out for each family, that of the address for management before that of elastic ones. */
function routesOf(addresses: readonly JsonPart[]): readonly Route[] {
  const isManagement = (each: JsonPart): boolean => member(each, 'management').value !== false;
  const sorted = addresses.toSorted((a, b) => Number(isManagement(b)) - Number(isManagement(a)));
  const routes = new Map<string, Route>();
  for (const each of sorted) {
    const gateway = member(each, 'gateway');
    const ip = text(gateway);
    if (ip === undefined) continue;
    const isPublic = member(each, 'public').value !== false;
    const to = isPublic ? 'default' : PRIVATE_NETWORK;
    const key = `${to} ${ip.includes(':')}`;
    if ((isPublic || !ip.includes(':')) && !routes.has(key))
      routes.set(key, { to, via: ipAt(gateway.place, ip) });
  }
  return [...routes.values()];
}
