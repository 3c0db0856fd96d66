/**
 * VMware: the network variables that the 2018 agent read from guestinfo, as one JSON object without `guestinfo.` before
 * the names.
 * @see https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/vmware-guestinfo.md
 */
import { addressAt, destinationAt, ipAt, macAt } from '../addresses.ts';
import { linkOf, routeOf } from '../compose.ts';
import { malformedNetwork } from '../error.ts';
import { familyOf } from '../ip.ts';
import { entries, parseJson, text } from '../json.ts';
import type { Link, Match, NetworkReading, Route } from '../model.ts';

type Variables = ReadonlyMap<string, string>;

const KNOWN =
  /^(?:interface\.\d+\.(?:name|mac|dhcp|role|ip\.\d+\.address|route\.\d+\.(?:gateway|destination))|dns\.(?:server|domain)\.\d+)$/;

export function readVmware(content: string): NetworkReading {
  const warnings: string[] = [];
  const variables = new Map<string, string>();
  for (const [key, part] of entries(parseJson(content))) {
    const name = key.replace(/^guestinfo\./, '');
    const value = text(part)?.trim();
    if (value === undefined || value === '') continue;
    if (KNOWN.test(name)) variables.set(name, value);
    else if (/^(?:interface|dns)\./.test(name)) warnings.push(`${name}: unknown; it is ignored`);
  }
  const dns = listed(variables, 'dns.server.', '').map(([place, server]) => ipAt(place, server));
  const search = listed(variables, 'dns.domain.', '').map(([, domain]) => domain);
  const numbers = numbersOf(variables, 'interface.');
  const links = numbers.map((number) => linkOf({ ...linkFor(variables, number, warnings), dns, search }));
  if (links.length === 0 && (dns.length > 0 || search.length > 0))
    throw malformedNetwork(
      'dns',
      'there is no interface that could ask: state interface.0.name or interface.0.mac',
    );
  return { model: { links }, warnings };
}

function linkFor(variables: Variables, number: number, warnings: string[]): Link {
  const prefix = `interface.${number}`;
  const dhcp = variables.get(`${prefix}.dhcp`) ?? 'no';
  if (dhcp !== 'yes' && dhcp !== 'no') throw malformedNetwork(`${prefix}.dhcp`, 'must be yes or no');
  const match = matchOf(variables, prefix);
  if (match.names === undefined && match.mac === undefined)
    warnings.push(`${prefix}: has neither name nor mac, so that every Ethernet device is set up so`);
  const addresses = listed(variables, `${prefix}.ip.`, '.address');
  return linkOf({
    id: match.names?.[0] ?? `interface${number}`,
    device: { kind: 'physical', match },
    dhcp4: dhcp === 'yes' ? {} : 'off',
    addresses: addresses.map(([place, address]) => ({ address: addressAt(place, address) })),
    routes: numbersOf(variables, `${prefix}.route.`).map((route) =>
      routeFor(variables, `${prefix}.route.${route}`),
    ),
  });
}

function matchOf(variables: Variables, prefix: string): Match {
  const name = variables.get(`${prefix}.name`);
  const mac = variables.get(`${prefix}.mac`);
  return {
    ...(name === undefined ? {} : { names: [name] }),
    ...(mac === undefined ? {} : { mac: macAt(`${prefix}.mac`, mac) }),
  };
}

function routeFor(variables: Variables, prefix: string): Route {
  const gateway = variables.get(`${prefix}.gateway`);
  const destination = variables.get(`${prefix}.destination`);
  const to = destination === undefined ? 'default' : destinationAt(`${prefix}.destination`, destination);
  return routeOf({
    to,
    via: gateway === undefined ? undefined : ipAt(`${prefix}.gateway`, gateway),
    family: to === 'default' ? familyOf(destination ?? '') : undefined,
  });
}

/** Names and values of `prefix<n>suffix`, by number. */
function listed(
  variables: Variables,
  prefix: string,
  suffix: string,
): readonly (readonly [string, string])[] {
  return numbersOf(variables, prefix).flatMap((number) => {
    const name = `${prefix}${number}${suffix}`;
    const value = variables.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
}

function numbersOf(variables: Variables, prefix: string): readonly number[] {
  const numbers = [...variables.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length).split('.')[0]));
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
