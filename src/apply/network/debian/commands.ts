import { addressAt, destinationAt, ipAt } from '../addresses.ts';
import { routeOf } from '../compose.ts';
import { familyOf } from '../ip.ts';
import type { Address, Route } from '../model.ts';
import type { NamedOption } from '../named-options.ts';

/** What a command after `up`, `pre-up` or `post-up` adds to its device. */
export interface Added {
  readonly routes: readonly Route[];
  readonly addresses: readonly Address[];
}

const BLACKHOLES = ['blackhole', 'unreachable', 'prohibit'] as const;

/** Knows `route add …`, `ip route add …` and `ip address add …`; nothing for another command. */
export function addedBy({ place, value }: NamedOption, device: string): Added | undefined {
  const words = value.replace(/\s*\|\|\s*(?:true|:)$/, '').split(/\s+/);
  if (words.some((word) => /[;&|<>`(){}]/.test(word))) return undefined;
  const [program = '', ...rest] = words;
  const own = rest.filter((word, index) => !isOwnDevice(rest, index, device) && word !== '');
  if (own.includes('dev')) return undefined;
  const name = program.replace(/^(?:\/usr)?\/s?bin\//, '');
  if (name === 'route') return routeCommand(place, own);
  return name === 'ip' ? ipCommand(place, own) : undefined;
}

/** `dev eth0`, `dev $IFACE`: both words. */
function isOwnDevice(words: readonly string[], index: number, device: string): boolean {
  const names = [device, '$IFACE', '${IFACE}', '"$IFACE"'];
  const isValue = (at: number): boolean => words[at - 1] === 'dev' && names.includes(words[at] ?? '');
  return isValue(index) || isValue(index + 1);
}

/** `route [-A inet6|-6] add [-net|-host] TARGET [netmask M] [gw G] [metric N]`. */
function routeCommand(place: string, words: readonly string[]): Added | undefined {
  const start = words.indexOf('add');
  const before = words.slice(0, start).join(' ');
  if (start === -1 || !['', '-A inet6', '--inet6', '-6', '-4', '-n'].includes(before)) return undefined;
  const rest = words.slice(start + 1).filter((word) => word !== '-net' && word !== '-host');
  const [target, ...pairs] = rest;
  const given = pairsOf(pairs, ['netmask', 'gw', 'metric']);
  if (target === undefined || given === undefined) return undefined;
  return routeAdded(place, {
    to: destinationAt(place, target, given.get('netmask')),
    family: familyOf(target) ?? (/6/.test(before) ? 'ipv6' : undefined),
    via: given.get('gw'),
    metric: given.get('metric'),
  });
}

/** `ip [-4|-6|-f FAMILY] route add|append|replace …` and `ip [-4|-6|-f FAMILY] address add …`. */
function ipCommand(place: string, words: readonly string[]): Added | undefined {
  const [flags] = /^(?:-(?:[46]|(?:f|-?family) inet6?) )*/.exec(words.join(' ')) ?? [''];
  const [object = '', verb = '', ...rest] = words.slice(flags.split(' ').length - 1);
  if (!['add', 'append', 'replace'].includes(verb)) return undefined;
  if (['a', 'addr', 'address'].includes(object)) {
    const [address] = rest;
    return rest.length === 1 && address !== undefined
      ? { routes: [], addresses: [{ address: addressAt(place, address) }] }
      : undefined;
  }
  if (!['r', 'ro', 'route'].includes(object)) return undefined;
  const type = BLACKHOLES.find((each) => each === rest[0]);
  const [target, ...pairs] = type === undefined ? rest : rest.slice(1);
  const isOnLink = pairs.includes('onlink');
  const given = pairsOf(
    pairs.filter((word) => word !== 'onlink'),
    ['via', 'metric', 'table', 'src', 'mtu'],
  );
  if (target === undefined || given === undefined) return undefined;
  const family = familyOf(target) ?? (flags.includes('6') ? 'ipv6' : undefined);
  const route = { ...entriesOf(given), to: destinationAt(place, target), family, type };
  return routeAdded(place, isOnLink ? { ...route, onLink: true } : route);
}

interface Written {
  readonly to: string;
  readonly family?: Route['family'];
  readonly via?: string | undefined;
  readonly src?: string | undefined;
  readonly metric?: string | undefined;
  readonly table?: string | undefined;
  readonly mtu?: string | undefined;
  readonly type?: Route['type'] | undefined;
  readonly onLink?: boolean;
}

function entriesOf(given: ReadonlyMap<string, string>): Omit<Written, 'to' | 'family'> {
  const [via, src, metric, table, mtu] = ['via', 'src', 'metric', 'table', 'mtu'].map((key) =>
    given.get(key),
  );
  return { via, src, metric, table, mtu };
}

function routeAdded(place: string, written: Written): Added | undefined {
  const { to, family, via, src, metric, table, mtu, type, onLink } = written;
  const numbers = [metric, table, mtu];
  // Named tables stand in a file that is not known here.
  if (numbers.some((text) => text !== undefined && !/^\d+$/.test(text))) return undefined;
  const [metricNumber, tableNumber, mtuNumber] = numbers.map((text) =>
    text === undefined ? undefined : Number(text),
  );
  const route = routeOf({
    to,
    // A network says its family itself.
    family: to === 'default' ? family : undefined,
    via: via === undefined ? undefined : ipAt(place, via),
    from: src === undefined ? undefined : ipAt(place, src),
    metric: metricNumber,
    table: tableNumber,
    mtu: mtuNumber,
    type,
    onLink,
  });
  return { routes: [route], addresses: [] };
}

/** Nothing when a word is not known or has no value. */
function pairsOf(
  words: readonly string[],
  known: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const pairs = new Map<string, string>();
  for (let index = 0; index < words.length; index += 2) {
    const [key = '', value] = words.slice(index, index + 2);
    if (!known.includes(key) || value === undefined) return undefined;
    pairs.set(key, value);
  }
  return pairs;
}
