/**
 * Debian's /etc/network/interfaces, which config drives of older OpenStack clouds carry (Rackspace OnMetal among them).
 * @see https://manpages.debian.org/bookworm/ifupdown/interfaces.5.en.html
 * @see https://manpages.debian.org/bookworm/bridge-utils/bridge-utils-interfaces.5.en.html
 */
import { linkOf } from '../compose.ts';
import { type BondMasters, deviceOf } from '../debian/devices.ts';
import { debianLines } from '../debian/lines.ts';
import { type StanzaSettings, stanzaSettings } from '../debian/settings.ts';
import { debianStanzas, type Stanza } from '../debian/stanzas.ts';
import { malformedNetwork } from '../error.ts';
import type { Link, NetworkReading, ReadContext } from '../model.ts';
import { withBareBondMembers } from './bond-members.ts';
import { type Global, spreadGlobal } from './global-settings.ts';
import { belowOf, withImpliedLinks } from './implied-links.ts';

export function readDebian(content: string, context: ReadContext): NetworkReading {
  const warnings: string[] = [];
  const warn = (problem: string): void => {
    warnings.push(problem);
  };
  const lines = debianLines(content, context, warn);
  if (lines.length === 0 && content.trim() !== '' && !/^\s*#/m.test(content))
    throw malformedNetwork('line 1', 'there is no stanza');
  const { stanzas, started } = debianStanzas(lines, warn);
  const masters = mastersOf(stanzas);
  const globals: Global[] = [];
  const described = [...byDevice(stanzas)].flatMap(
    ([name, own]) => linkFor(name, own, masters, globals, warn) ?? [],
  );
  const links = spreadGlobal(
    withBareBondMembers(
      withImpliedLinks(described, () => {}),
      warn,
    ),
    globals,
    { warn: (place, problem) => warn(`${place}: ${problem}`) },
  );
  warnStopped(links, started, stanzas, warn);
  return { model: { links }, warnings };
}

function linkFor(
  name: string,
  stanzas: readonly Stanza[],
  masters: BondMasters,
  globals: Global[],
  warn: (problem: string) => void,
): Link | undefined {
  const settings = stanzas.map((stanza) => stanzaSettings(stanza, warn));
  const addresses = settings.flatMap((each) => each.addresses);
  const [{ place } = { place: '' }] = stanzas;
  const routes = settings.flatMap((each) => each.routes);
  const names = {
    dns: settings.flatMap((each) => each.dns),
    search: settings.flatMap((each) => each.search),
  };
  const isLoopback = stanzas.some(({ method }) => method === 'loopback');
  // cloud-init writes the machine's name servers here, and no server is reached by this device.
  if (isLoopback) globals.push({ place, ...names });
  if (isLoopback && addresses.length === 0) {
    globals.push(...routes.map((route) => ({ place, routes: [route] })));
    return undefined;
  }
  const text = { name, place, options: stanzas.flatMap(({ options }) => options) };
  const device = deviceOf(text, masters, warn);
  const last = <Key extends keyof StanzaSettings>(key: Key): StanzaSettings[Key] | undefined =>
    settings.findLast((each) => each[key] !== undefined)?.[key];
  return linkOf({
    id: name,
    device,
    name: device.kind === 'physical' ? undefined : name,
    mac: last('mac'),
    mtu: last('mtu'),
    dhcp4: last('dhcp4'),
    dhcp6: last('dhcp6'),
    acceptRa: last('acceptRa'),
    linkLocal: last('linkLocal'),
    ipv6Privacy: last('ipv6Privacy'),
    addresses,
    routes,
    ...(isLoopback ? {} : names),
  });
}

function byDevice(stanzas: readonly Stanza[]): ReadonlyMap<string, readonly Stanza[]> {
  const devices = new Map<string, Stanza[]>();
  for (const stanza of stanzas) devices.set(stanza.device, [...(devices.get(stanza.device) ?? []), stanza]);
  return devices;
}

function mastersOf(stanzas: readonly Stanza[]): BondMasters {
  const masters = new Map<string, { readonly members: readonly string[]; readonly primary?: string }>();
  for (const { device, options } of stanzas) {
    const find = (option: string): string | undefined =>
      options.findLast(({ name }) => name === option)?.value;
    const master = find('bond-master');
    if (master === undefined || master === 'none') continue;
    const before = masters.get(master);
    const primary = before?.primary ?? find('bond-primary')?.split(/\s+/)[0];
    const members = [...new Set([...(before?.members ?? []), device])];
    masters.set(master, { members, ...(primary === undefined ? {} : { primary }) });
  }
  return masters;
}

/** Devices that nothing starts come up all the same, as with the 2018 agent; those below others need no line. */
function warnStopped(
  links: readonly Link[],
  started: ReadonlySet<string>,
  stanzas: readonly Stanza[],
  warn: (problem: string) => void,
): void {
  const below = new Set(links.flatMap(belowOf));
  const names = new Map(stanzas.map(({ device, place }) => [device, place]));
  for (const { id } of links) {
    const place = names.get(id);
    if (place !== undefined && !started.has(id) && !below.has(id))
      warn(`${place}: ${id} has no auto line; it is brought up all the same`);
  }
}
