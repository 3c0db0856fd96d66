import type { Link } from '../model.ts';
import { dhcpMode, dynamicSections, isOn } from './dynamic.ts';
import { networkMatch } from './match.ts';
import type { Membership, Relations } from './relations.ts';
import { addressSettings, routeSections, ruleSections } from './routing.ts';
import { type Section, type Setting, words } from './section.ts';

/** A link's `.network` file. */
export function networkSections(link: Link, relations: Relations): readonly Section[] {
  const membership = relations.memberships.get(link.id);
  const addresses = addressSettings(link);
  return [
    networkMatch(link, membership),
    linkSection(link, relations),
    {
      name: 'Network',
      settings: [
        ...protocolSettings(link, relations),
        ...addresses.plain,
        ...nameSettings(link),
        ['ConfigureWithoutCarrier', link.ignoreCarrier ?? isStated(link)],
        ['EmitLLDP', link.emitLldp],
        ['KeepConfiguration', link.critical],
        ['Bond', membership?.kind === 'bond' ? membership.master : undefined],
        ['PrimarySlave', membership?.isPrimary ? true : undefined],
        ['Bridge', membership?.kind === 'bridge' ? membership.master : undefined],
        ...(relations.vlansOn.get(link.id) ?? []).map((name): Setting => ['VLAN', name]),
      ],
    },
    ...addresses.sections,
    ...routeSections(link),
    ...ruleSections(link),
    ...dynamicSections(link),
    { name: 'Bridge', settings: portSettings(link, membership) },
  ];
}

/** A virtual device with addresses has them before anything is connected to it. */
function isStated(link: Link): true | undefined {
  return isVirtual(link) && (link.addresses ?? []).length > 0 ? true : undefined;
}

function portSettings({ port = [] }: Link, membership: Membership | undefined): readonly Setting[] {
  return membership?.kind === 'bridge' ? [...membership.port, ...port] : [];
}

function isVirtual({ device }: Link): boolean {
  return device.kind !== 'physical';
}

function linkSection(link: Link, { memberships }: Relations): Section {
  const policies = { manual: 'manual', off: 'always-down' } as const;
  const isIdle = link.activation !== undefined || link.optional === true || hasNoMember(link);
  return {
    name: 'Link',
    settings: [
      ['MACAddress', isVirtual(link) ? undefined : link.mac],
      ['MTUBytes', link.mtu],
      ['ActivationPolicy', link.activation === undefined ? undefined : policies[link.activation]],
      ['RequiredForOnline', isIdle ? false : leastState(link, memberships.has(link.id))],
    ],
  };
}

/** A bond or bridge of nothing never has a carrier: a boot that waited for it would wait in vain. */
function hasNoMember({ device }: Link): boolean {
  return (device.kind === 'bond' || device.kind === 'bridge') && device.members.length === 0;
}

/** One that shall have no address at all is online with its carrier, not later. */
function leastState(link: Link, isMember: boolean): string | undefined {
  const hasNone =
    link.linkLocal?.length === 0 &&
    (link.addresses ?? []).length === 0 &&
    !isOn(link.dhcp4) &&
    !isOn(link.dhcp6);
  return hasNone && !isMember ? 'carrier' : undefined;
}

function protocolSettings(link: Link, { memberships }: Relations): readonly Setting[] {
  const isMember = memberships.has(link.id);
  // Members leave addresses to the device above them, unless the source says otherwise.
  const linkLocal = link.linkLocal ?? (isMember ? [] : undefined);
  return [
    ['DHCP', dhcpMode(link)],
    ['LinkLocalAddressing', linkLocal === undefined ? undefined : linkLocalMode(linkLocal)],
    ['IPv6AcceptRA', link.acceptRa],
    ['IPv6PrivacyExtensions', link.ipv6Privacy],
    ['IPv6MTUBytes', link.ipv6Mtu],
    ['IPv6LinkLocalAddressGenerationMode', link.ipv6Generation],
  ];
}

function linkLocalMode(families: readonly ('ipv4' | 'ipv6')[]): string {
  if (families.length === 0) return 'no';
  const [only] = families;
  return new Set(families).size === 2 || only === undefined ? 'yes' : only;
}

function nameSettings({ id, dns = [], search, ntp }: Link): readonly Setting[] {
  return [
    ...dns.map((server): Setting => ['DNS', words(id, 'DNS', [server])]),
    ['Domains', words(id, 'Domains', search)],
    ['NTP', words(id, 'NTP', ntp)],
  ];
}
