import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import type { NamedOption } from '../named-options.ts';
import type { Line } from './lines.ts';

/** One `iface`; a device may have several. */
export interface Stanza {
  readonly place: string;
  /** `eth0`, also of `eth0:1`, whose label it then has. */
  readonly device: string;
  readonly label?: string;
  readonly method: Method;
  /** Names with hyphens, whichever way they are written. */
  readonly options: readonly NamedOption[];
}

export type Method =
  | 'loopback'
  | 'manual'
  | 'ipv4 static'
  | 'ipv4 dhcp'
  | 'ipv4 link-local'
  | 'ipv6 static'
  | 'ipv6 dhcp'
  | 'ipv6 auto';

export interface Stanzas {
  readonly stanzas: readonly Stanza[];
  /** Devices that come up at boot. */
  readonly started: ReadonlySet<string>;
}

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['inet loopback', 'loopback'],
  ['inet6 loopback', 'loopback'],
  ['inet manual', 'manual'],
  ['inet6 manual', 'manual'],
  ['inet static', 'ipv4 static'],
  ['inet dhcp', 'ipv4 dhcp'],
  ['inet auto', 'ipv4 dhcp'],
  ['inet ipv4ll', 'ipv4 link-local'],
  ['inet6 static', 'ipv6 static'],
  ['inet6 dhcp', 'ipv6 dhcp'],
  ['inet6 auto', 'ipv6 auto'],
]);
/** Stanzas without a meaning here; the lines that belong to them go with them. */
const LEFT_OUT: readonly string[] = ['mapping', 'template', 'rename', 'no-auto-down', 'no-scripts'];

/** Sorts the lines of an interfaces(5) file into its stanzas. */
export function debianStanzas(lines: readonly Line[], warn: (problem: string) => void): Stanzas {
  const stanzas: Stanza[] = [];
  const started = new Set<string>();
  let options: NamedOption[] | undefined;
  for (const { place, words } of lines) {
    const [keyword = '', ...rest] = words;
    if (keyword === 'iface') {
      options = [];
      stanzas.push({ place, ...headOf(place, rest), options });
    } else if (keyword === 'auto' || /^allow-(?:auto|hotplug)$/.test(keyword)) {
      options = undefined;
      for (const device of rest) started.add(device);
    } else if (LEFT_OUT.includes(keyword) || keyword.startsWith('allow-')) {
      warn(`${place}: ${keyword} has no meaning for systemd-networkd; it is ignored`);
      options = [];
    } else if (options === undefined) {
      throw malformedNetwork(place, `${JSON.stringify(keyword)} must be below an iface line`);
    } else {
      options.push({ place, name: optionName(keyword), value: rest.join(' ') });
    }
  }
  return { stanzas, started };
}

/** ifenslave still takes the name that `bond-slaves` had at first. */
function optionName(keyword: string): string {
  const name = keyword.replaceAll('_', '-');
  return name === 'slaves' ? 'bond-slaves' : name;
}

function headOf(place: string, words: readonly string[]): Pick<Stanza, 'device' | 'label' | 'method'> {
  const [name, family, way, ...rest] = words;
  if (name === undefined || family === undefined || way === undefined)
    throw malformedNetwork(place, 'must be iface NAME FAMILY METHOD, as in iface eth0 inet dhcp');
  if (rest.length > 0)
    throw unsupportedNetwork(place, `${rest.join(' ')}: stanzas that inherit are not read`);
  const method = METHODS.get(`${family} ${way}`);
  if (method === undefined)
    throw unsupportedNetwork(
      place,
      `systemd-networkd cannot do ${family} ${way}: use static, dhcp, auto, manual or loopback of inet or inet6`,
    );
  const [device = name] = name.split(':');
  return { device, method, ...(device === name ? {} : { label: name }) };
}
