import { malformedNetwork } from '../error.ts';
import { familyOf, parseNetwork, prefixLength } from '../ip.ts';
import { normalMac } from '../mac.ts';
import type { Route } from '../model.ts';
import type { Value } from './fields.ts';

export function readMac(value: Value): string {
  const mac = normalMac(value.text());
  if (mac === undefined)
    throw malformedNetwork(value.place, 'must be a MAC address, as in 52:54:00:12:34:56');
  return mac;
}

export function readIp(value: Value): string {
  const text = value.text().trim();
  if (text.includes('/') || familyOf(text) === undefined)
    throw malformedNetwork(value.place, 'must be an IP address');
  return text;
}

/** A network or an address; with the length of `netmask` where it has none itself. */
export function readNetwork(value: Value, netmask?: Value): string {
  const text = value.text().trim();
  const length = netmask === undefined ? undefined : prefixLength(netmask.text().trim());
  if (netmask !== undefined && length === undefined)
    throw malformedNetwork(netmask.place, 'must be a netmask or a prefix length');
  const network = text.includes('/') || length === undefined ? text : `${text}/${length}`;
  if (parseNetwork(network) === undefined)
    throw malformedNetwork(value.place, 'must be an IP address, with or without a prefix length');
  return network;
}

/** A route's destination: everything is `default`, of the family that it is written in. */
export function readDestination(value: Value, netmask?: Value): Pick<Route, 'to' | 'family'> {
  if (value.text().trim() === 'default') return { to: 'default' };
  const to = readNetwork(value, netmask);
  if (to === '0.0.0.0/0' || to === '0.0.0.0') return { to: 'default', family: 'ipv4' };
  return to === '::/0' || to === '::' ? { to: 'default', family: 'ipv6' } : { to };
}

/** One of a few words. */
export function oneOf<const Word extends string>(value: Value, words: readonly Word[]): Word {
  const text = value.text();
  const found = words.find((word) => word === text);
  if (found === undefined) throw malformedNetwork(value.place, `must be one of ${words.join(', ')}`);
  return found;
}
