import { addressAt, ipAt, macAt } from '../addresses.ts';
import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import { parseIp } from '../ip.ts';
import type { Dhcp } from '../model.ts';

/** One `ip=` of the command line. */
export interface IpParameter {
  /** A name or a MAC address; the first Ethernet device when it is not named. */
  readonly device?: string;
  readonly method: Method;
  /** With its prefix length. */
  readonly address?: string;
  readonly peer?: string;
  readonly gateway?: string;
  readonly hostname?: string;
  readonly dns: readonly string[];
  readonly ntp: readonly string[];
  readonly mtu?: number;
  readonly mac?: string;
}

export interface Method {
  readonly dhcp4?: Dhcp;
  readonly dhcp6?: Dhcp;
  readonly acceptRa?: boolean;
  readonly linkLocal?: readonly ('ipv4' | 'ipv6')[];
}

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['', {}],
  ['none', {}],
  ['off', {}],
  ['static', {}],
  ['dhcp', { dhcp4: {} }],
  ['on', { dhcp4: {} }],
  ['any', { dhcp4: {} }],
  ['both', { dhcp4: {} }],
  ['single-dhcp', { dhcp4: {} }],
  ['dhcp4', { dhcp4: {} }],
  ['dhcp6', { dhcp6: {} }],
  ['auto6', { acceptRa: true }],
  ['either6', { acceptRa: true }],
  ['link6', { acceptRa: false }],
  ['link-local', { acceptRa: false, linkLocal: ['ipv4', 'ipv6'] }],
]);
/** Its colons would part it; with dashes, or in brackets, it is one field. */
const LEADING_MAC = /^((?:[0-9a-f]{2}:){5}[0-9a-f]{2})(?=:)/i;
const BEYOND_NETWORKD: readonly string[] = ['bootp', 'rarp', 'ibft'];

/**
 * Reads the kernel's form `client:server:gateway:netmask:hostname:device:autoconf:dns0:dns1:ntp0` and dracut's forms
 * `autoconf`, `device:autoconf[:mtu[:mac]]` and `client:peer:gateway:netmask:hostname:device:autoconf[:mtu[:mac]]`.
 * A device is also its MAC address. IPv6 addresses stand in brackets. Nothing for `ip=off` and `ip=none`, which ask for nothing.
 */
export function ipParameter(value: string): IpParameter | undefined {
  if (value === '') return undefined;
  const fields = fieldsOf(value.replace(LEADING_MAC, '[$1]'));
  const [first = '', second] = fields;
  if (fields.length === 1) {
    if (['none', 'off'].includes(first)) return undefined;
    if (parseIp(first) !== undefined || first.includes('/')) return { ...fullForm([first]), method: {} };
    return { method: methodOf(first), dns: [], ntp: [] };
  }
  // A device and how it gets its addresses, also where that is mistyped: no address has the first place.
  const isShort = first !== '' && !isIp(first) && second !== undefined && second !== '' && !isIp(second);
  if (isShort)
    return { device: first, method: methodOf(second), dns: [], ntp: [], ...hardware(fields.slice(2)) };
  return fullForm(fields);
}

function fullForm(fields: readonly string[]): IpParameter {
  const [client = '', server = '', gateway = '', mask = '', hostname = '', device = '', autoconf = ''] =
    fields;
  const rest = fields.slice(7);
  const address = client === '' ? undefined : addressAt('ip=', client, mask === '' ? undefined : mask);
  // The same field is the other end of a point-to-point link for dracut and a boot server for the kernel.
  const isPointToPoint = address !== undefined && /^(?:\d.*\/32|.*:.*\/128)$/.test(address);
  return {
    method: methodOf(autoconf),
    ...(address === undefined ? {} : { address }),
    ...(isPointToPoint && server !== '' ? { peer: server } : {}),
    ...(gateway === '' ? {} : { gateway: ipAt('ip=', gateway) }),
    ...(hostname === '' ? {} : { hostname }),
    ...(device === '' ? {} : { device }),
    ...tail(rest),
  };
}

/** Name and time servers, or MTU and MAC address. */
function tail(rest: readonly string[]): Pick<IpParameter, 'dns' | 'ntp' | 'mtu' | 'mac'> {
  const [first = '', , third = ''] = rest;
  const isHardware = /^\d+$/.test(first) || rest.length >= 7;
  if (isHardware) return { dns: [], ntp: [], ...hardware(rest) };
  const dns = rest.slice(0, 2).filter((server) => server !== '');
  return {
    dns: dns.map((server) => ipAt('ip=', server)),
    ntp: third === '' ? [] : [ipAt('ip=', third)],
  };
}

/** The colons of a MAC address part fields too. */
function hardware([mtu = '', ...mac]: readonly string[]): Pick<IpParameter, 'mtu' | 'mac'> {
  if (mtu !== '' && !/^\d+$/.test(mtu)) throw malformedNetwork('ip=', `${JSON.stringify(mtu)} is no MTU`);
  const address = mac.join(':').replace(/:+$/, '');
  return {
    ...(mtu === '' ? {} : { mtu: Number(mtu) }),
    ...(address === '' ? {} : { mac: macAt('ip=', address) }),
  };
}

/** dracut also takes several: `dhcp,dhcp6`. */
function methodOf(words: string): Method {
  let method: Method = {};
  for (const word of words.split(',')) method = { ...method, ...oneMethod(word) };
  return method;
}

function oneMethod(word: string): Method {
  if (BEYOND_NETWORKD.includes(word))
    throw unsupportedNetwork('ip=', `systemd-networkd knows no ${word}: use dhcp or state the address`);
  const method = METHODS.get(word);
  if (method === undefined)
    throw malformedNetwork(
      'ip=',
      `${JSON.stringify(word)} is no way to get an address: use dhcp, off, auto6, …`,
    );
  return method;
}

/** Parted at colons outside of brackets, which then go. */
export function fieldsOf(value: string): readonly string[] {
  const fields = value.match(/(?:\[[^\]]*\]|[^:[\]])*(?::|$)/g) ?? [];
  if (fields.join('') !== value) throw malformedNetwork('ip=', 'a bracket is not closed');
  const parted = value.endsWith(':') ? fields : fields.slice(0, fields.at(-1) === '' ? -1 : undefined);
  return parted.map((field) => field.replace(/:$/, '').replace(/[[\]]/g, ''));
}

function isIp(text: string): boolean {
  return parseIp(text.replace(/\/.*$/, '')) !== undefined;
}
