import { malformedNetwork } from '../error.ts';
import { parseIp } from '../ip.ts';
import type { Link } from '../model.ts';
import { oneOf } from './address-text.ts';
import { defined } from './defined.ts';
import type { Fields, Reading, Value } from './fields.ts';

const LOWER_HALF = (1n << 64n) - 1n;

/** `ipv6-address-generation` and `ipv6-address-token`, of which netplan takes only one. */
export function readInterfaceIds(
  fields: Fields,
  reading: Reading,
): Pick<Link, 'ipv6Generation' | 'ipv6Token'> {
  const generation = fields.get('ipv6_address_generation');
  const token = fields.get('ipv6_address_token');
  if (generation !== undefined && token !== undefined)
    reading.warn(generation.place, 'addresses from advertisements get the token that is said beside it');
  return defined({
    ipv6Generation: generation === undefined ? undefined : oneOf(generation, ['eui64', 'stable-privacy']),
    ipv6Token: token === undefined ? undefined : readToken(token),
  });
}

function readToken(value: Value): string {
  const text = value.text().trim();
  const ip = parseIp(text);
  if (ip?.family !== 'ipv6' || (ip.bits & LOWER_HALF) === 0n)
    throw malformedNetwork(value.place, 'must be the second half of an IPv6 address, as in ::2');
  return text;
}
