/** The network variables of the 2018 agent: `interface.<n>.…` and `dns.…`, numbered from 0 without a gap. */
import { malformed } from './datasource-error.ts';
import type { GuestVariable } from './guest-variables.ts';

export interface GuestNetwork {
  readonly variables: ReadonlyMap<string, string>;
  /** Of the interfaces that have a role. */
  readonly addresses: Addresses;
}

interface Addresses {
  readonly publicIpv4?: string;
  readonly privateIpv4?: string;
  readonly publicIpv6?: string;
  readonly privateIpv6?: string;
}

type Variables = readonly (readonly [name: string, value: string])[];

export async function guestNetwork(get: GuestVariable, source: string): Promise<GuestNetwork> {
  const [servers, domains] = await Promise.all([
    numbered(get, 'dns.server.', ['']),
    numbered(get, 'dns.domain.', ['']),
  ]);
  const variables = new Map([...servers, ...domains]);
  let addresses: Addresses = {};
  for (let number = 0; ; number += 1) {
    const found = await interfaceVariables(get, `interface.${number}.`);
    if (found.variables.length === 0) return { variables, addresses };
    for (const [name, value] of found.variables) variables.set(name, value);
    addresses = { ...addresses, ...addressesOf(found, `interface.${number}.role`, source) };
  }
}

interface Found {
  readonly variables: Variables;
  readonly addresses: Variables;
  readonly role: string | undefined;
}

async function interfaceVariables(get: GuestVariable, prefix: string): Promise<Found> {
  const [own, role, addresses, routes] = await Promise.all([
    present(
      get,
      ['name', 'mac', 'dhcp'].map((name) => prefix + name),
    ),
    get(`${prefix}role`),
    numbered(get, `${prefix}ip.`, ['.address']),
    numbered(get, `${prefix}route.`, ['.gateway', '.destination']),
  ]);
  return { variables: [...own, ...addresses, ...routes], addresses, role };
}

/** The last address of a family counts, as in 2018. */
function addressesOf({ addresses, role }: Found, place: string, source: string): Addresses {
  if (!role) return {};
  if (role !== 'public' && role !== 'private')
    throw malformed(source, `${place} is neither public nor private`);
  return Object.fromEntries(
    addresses.map(([, value]) => {
      const address = value.replace(/\/.*$/, '');
      return [`${role}${address.includes(':') ? 'Ipv6' : 'Ipv4'}`, address];
    }),
  );
}

/** Variables `prefix<n>suffix`, up to the first number that has none. */
async function numbered(get: GuestVariable, prefix: string, suffixes: readonly string[]): Promise<Variables> {
  const all: (readonly [string, string])[] = [];
  for (let number = 0; ; number += 1) {
    const found = await present(
      get,
      suffixes.map((suffix) => `${prefix}${number}${suffix}`),
    );
    if (found.length === 0) return all;
    all.push(...found);
  }
}

async function present(get: GuestVariable, names: readonly string[]): Promise<Variables> {
  const values = await Promise.all(
    names.map(async (name) => [name, (await get(name))?.trim() ?? ''] as const),
  );
  return values.filter(([, value]) => value !== '');
}
