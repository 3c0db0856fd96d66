import { addressAt, ipAt, macAt } from '../addresses.ts';
import { defaultRoute, routeOf } from '../compose.ts';
import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import type { Address, Dhcp, Route } from '../model.ts';
import type { NamedOption } from '../named-options.ts';
import { type Added, addedBy } from './commands.ts';
import { isDeviceOption } from './devices.ts';
import type { Stanza } from './stanzas.ts';

/** What one stanza says of addresses and the like; the device itself is read elsewhere. */
export interface StanzaSettings {
  readonly dhcp4?: Dhcp;
  readonly dhcp6?: Dhcp;
  readonly acceptRa?: boolean;
  readonly linkLocal?: readonly ('ipv4' | 'ipv6')[];
  readonly ipv6Privacy?: boolean;
  readonly mtu?: number;
  readonly mac?: string;
  readonly addresses: readonly Address[];
  readonly routes: readonly Route[];
  readonly dns: readonly string[];
  readonly search: readonly string[];
}

const READ_ELSEWHERE: readonly string[] = [
  'address',
  'netmask',
  'broadcast',
  'pointopoint',
  'gateway',
  'metric',
  'mtu',
  'hwaddress',
  'hostname',
  'accept-ra',
  'privext',
  'dns-nameserver',
  'dns-nameservers',
  'dns-search',
  'dns-domain',
];
/** Told by the address already, or what networkd does anyway. */
const WITHOUT_EFFECT: readonly string[] = ['network', 'dad-attempts', 'dad-interval', 'request-prefix'];

export function stanzaSettings(stanza: Stanza, warn: (problem: string) => void): StanzaSettings {
  const added = commandsOf(stanza, warn);
  warnUnread(stanza, warn);
  const find = (name: string): NamedOption | undefined =>
    stanza.options.findLast((each) => each.name === name);
  const metric = numberOf(find('metric'));
  const acceptRa = find('accept-ra')?.value;
  const hardware = macOf(find('hwaddress'), warn);
  const mtu = numberOf(find('mtu'));
  return {
    ...methodSettings(stanza, metric),
    ...(acceptRa === undefined ? {} : { acceptRa: acceptRa !== '0' }),
    ...(find('privext') === undefined ? {} : { ipv6Privacy: find('privext')?.value !== '0' }),
    ...(mtu === undefined ? {} : { mtu }),
    ...(hardware === undefined ? {} : { mac: hardware }),
    addresses: [...addressesOf(stanza), ...added.flatMap(({ addresses }) => addresses)],
    routes: [...gatewaysOf(stanza, metric), ...added.flatMap(({ routes }) => routes)],
    dns: allOf(stanza, 'dns-nameservers', 'dns-nameserver').map(([place, server]) => ipAt(place, server)),
    search: allOf(stanza, 'dns-search', 'dns-domain').map(([, domain]) => domain),
  };
}

function methodSettings({ method, options }: Stanza, metric: number | undefined): Partial<StanzaSettings> {
  switch (method) {
    case 'ipv4 dhcp': {
      const hostname = options.findLast(({ name }) => name === 'hostname')?.value;
      return {
        dhcp4: {
          ...(metric === undefined ? {} : { routeMetric: metric }),
          ...(hostname === undefined ? {} : { hostname }),
        },
      };
    }
    case 'ipv6 dhcp':
      return { dhcp6: metric === undefined ? {} : { routeMetric: metric } };
    case 'ipv6 auto':
      return { acceptRa: true };
    case 'ipv4 link-local':
      return { linkLocal: ['ipv4', 'ipv6'] };
    case 'ipv4 static':
    case 'ipv6 static':
    case 'manual':
    case 'loopback':
      return {};
  }
}

function addressesOf({ place, method, label, options }: Stanza): readonly Address[] {
  const isStatic = method === 'ipv4 static' || method === 'ipv6 static';
  const find = (name: string): string | undefined => options.findLast((each) => each.name === name)?.value;
  const addresses = options.filter(({ name }) => name === 'address');
  if (isStatic && addresses.length === 0) throw malformedNetwork(place, 'a static stanza needs an address');
  if (!isStatic) return [];
  const [broadcast, peer] = [find('broadcast'), find('pointopoint')];
  return addresses.map(({ place: where, value }) => {
    const address = addressAt(where, value, find('netmask') ?? (peer === undefined ? undefined : '32'));
    if (address.includes(':') !== (method === 'ipv6 static'))
      throw malformedNetwork(where, `${value} is not of the family of its stanza`);
    return {
      address,
      ...(peer === undefined ? {} : { peer: ipAt(where, peer) }),
      ...(label === undefined ? {} : { label }),
      // `+` and `-` stand for the last and the first address of the subnet, as the kernel has it.
      ...(broadcast === undefined || /^[+-]$/.test(broadcast) ? {} : { broadcast: ipAt(where, broadcast) }),
    };
  });
}

function gatewaysOf({ options }: Stanza, metric: number | undefined): readonly Route[] {
  const gateways = options.filter(({ name, value }) => name === 'gateway' && value !== 'none');
  return gateways.map(({ place, value }) => routeOf({ ...defaultRoute(ipAt(place, value)), metric }));
}

function commandsOf({ device, options }: Stanza, warn: (problem: string) => void): readonly Added[] {
  return options.flatMap((option) => {
    const { place, name, value } = option;
    // What goes down with the device needs no command.
    if (/^(?:pre-|post-)?down$/.test(name) && /^(?:\/\S*\/)?(?:ip|route)\s/.test(value)) return [];
    if (!/^(?:(?:pre-|post-)?(?:up|down))$/.test(name)) return [];
    const added = /up$/.test(name) ? addedBy(option, device) : undefined;
    if (added === undefined) warn(`${place}: the command of ${name} is not run: write a unit for it`);
    return added ?? [];
  });
}

/** Everything is said in the model or in a warning; values may be secrets. */
function warnUnread({ options }: Stanza, warn: (problem: string) => void): void {
  for (const option of options) {
    const { place, name } = option;
    if (/^(?:wpa|wireless)-/.test(name))
      throw unsupportedNetwork(place, 'systemd-networkd cannot do Wi-Fi alone');
    const isCommand = /^(?:pre-|post-)?(?:up|down)$/.test(name);
    if (isCommand || isDeviceOption(option) || READ_ELSEWHERE.includes(name) || WITHOUT_EFFECT.includes(name))
      continue;
    warn(`${place}: ${name} is not known; it is ignored`);
  }
}

function allOf(
  { options }: Stanza,
  ...names: readonly string[]
): readonly (readonly [place: string, word: string])[] {
  return options
    .filter(({ name }) => names.includes(name))
    .flatMap(({ place, value }) =>
      value.split(/\s+/).flatMap((word) => (word === '' ? [] : [[place, word] as const])),
    );
}

function macOf(option: NamedOption | undefined, warn: (problem: string) => void): string | undefined {
  if (option === undefined) return undefined;
  const address = option.value.replace(/^(?:ether|infiniband)\s+/, '');
  if (address !== 'random') return macAt(option.place, address);
  warn(`${option.place}: hwaddress random is not known; the device keeps its own`);
  return undefined;
}

function numberOf(option: NamedOption | undefined): number | undefined {
  if (option === undefined) return undefined;
  if (!/^\d+$/.test(option.value))
    throw malformedNetwork(option.place, `${option.name} must be a whole number`);
  return Number(option.value);
}
