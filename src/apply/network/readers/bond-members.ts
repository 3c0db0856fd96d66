import type { Link } from '../model.ts';
import { defined } from './defined.ts';

const ADDRESSING = [
  'dhcp4',
  'dhcp6',
  'acceptRa',
  'ra',
  'linkLocal',
  'ipv6Privacy',
  'ipv6Mtu',
  'ipv6Generation',
  'ipv6Token',
  'addresses',
  'routes',
  'rules',
  'dns',
  'search',
  'ntp',
] as const satisfies readonly (keyof Link)[];

/** Members of a bond carry no addresses, and networkd gives them none: what a source says of them is left out, and said. */
export function withBareBondMembers(
  links: readonly Link[],
  warn: (problem: string) => void,
): readonly Link[] {
  const members = new Set(links.flatMap(({ device }) => (device.kind === 'bond' ? device.members : [])));
  return links.map((link) => {
    if (!members.has(link.id)) return link;
    const lost = ADDRESSING.filter((key) => saysSomething(link[key]));
    if (lost.length > 0)
      warn(`${link.id} is a member of a bond and has no addresses; left out: ${lost.join(', ')}`);
    const { id, device, name, mac, mtu, optional, critical, ignoreCarrier, emitLldp, activation } = link;
    const own = { name, mac, mtu, optional, critical, ignoreCarrier, emitLldp, activation };
    return { id, device, ...defined(own) };
  });
}

function saysSomething(value: Link[(typeof ADDRESSING)[number]]): boolean {
  if (value === undefined || value === 'off' || value === false) return false;
  return !Array.isArray(value) || value.length > 0;
}
