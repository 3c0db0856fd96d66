import { malformedNetwork } from '../error.ts';
import type { Link, NetworkModel } from '../model.ts';
import type { Setting } from './section.ts';

/** What a link is part of. */
export interface Membership {
  readonly kind: 'bond' | 'bridge';
  /** The device's name. */
  readonly master: string;
  readonly isPrimary: boolean;
  /** `[Bridge]` settings of the port. */
  readonly port: readonly Setting[];
}

/** How the links of a model hang together, by link id. */
export interface Relations {
  /** Names of the VLANs on top. */
  readonly vlansOn: ReadonlyMap<string, readonly string[]>;
  readonly memberships: ReadonlyMap<string, Membership>;
}

/** Checks ids, names and references on the way. */
export function relationsOf({ links }: NetworkModel): Relations {
  const byId = new Map(links.map((link) => [link.id, link]));
  if (byId.size !== links.length)
    throw malformedNetwork(repeated(links.map(({ id }) => id)), 'is there twice');
  checkNames(links);
  const vlansOn = new Map<string, string[]>();
  const memberships = new Map<string, Membership>();
  for (const link of links) {
    const { device } = link;
    if (device.kind === 'vlan') {
      require(byId, link, device.link);
      vlansOn.set(device.link, [...(vlansOn.get(device.link) ?? []), deviceName(link)]);
    }
    if (device.kind !== 'bond' && device.kind !== 'bridge') continue;
    if (device.kind === 'bond' && device.primary !== undefined && !device.members.includes(device.primary))
      throw malformedNetwork(link.id, `the primary ${device.primary} is none of its members`);
    for (const member of new Set(device.members)) {
      require(byId, link, member);
      const other = memberships.get(member);
      if (other !== undefined)
        throw malformedNetwork(member, `is a member of ${other.master} and of ${deviceName(link)}`);
      memberships.set(member, membershipOf(link, device, member));
    }
  }
  return { vlansOn, memberships };
}

function membershipOf(
  link: Link,
  device: Extract<Link['device'], { kind: 'bond' | 'bridge' }>,
  member: string,
): Membership {
  const ports = device.kind === 'bridge' ? (device.ports ?? {}) : {};
  return {
    kind: device.kind,
    master: deviceName(link),
    isPrimary: device.kind === 'bond' && device.primary === member,
    port: Object.hasOwn(ports, member) ? (ports[member] ?? []) : [],
  };
}

function require(byId: ReadonlyMap<string, Link>, link: Link, id: string): void {
  if (id === link.id) throw malformedNetwork(link.id, 'stands on itself');
  if (!byId.has(id)) throw malformedNetwork(link.id, `needs ${id}, which is not described`);
}

/** The name of a virtual device. */
export function deviceName({ id, name }: Link): string {
  return name ?? id;
}

/** As the kernel and networkd take names: at most 15 bytes, no spaces, slashes or colons, not only digits. */
export function isDeviceName(name: string): boolean {
  return /^(?!\d+$)(?!\.{1,2}$)[\x21-\x24\x26-\x2e\x30-\x39\x3b-\x7e]{1,15}$/.test(name);
}

function checkNames(links: readonly Link[]): void {
  const names = links.flatMap((link) =>
    link.device.kind === 'physical' && link.name === undefined ? [] : [deviceName(link)],
  );
  for (const name of names) {
    if (!isDeviceName(name))
      throw malformedNetwork(name, 'is no name for a network device (1 to 15 letters, no space, / : or %)');
  }
  if (new Set(names).size !== names.length)
    throw malformedNetwork(repeated(names), 'two devices shall have this name');
}

function repeated(words: readonly string[]): string {
  return words.find((word, index) => words.indexOf(word) !== index) ?? '';
}
