import type { Link } from '../model.ts';

/** Devices that others stand on but that the source does not describe are taken to be those of that name. */
export function withImpliedLinks(links: readonly Link[], warn: (id: string) => void): readonly Link[] {
  const known = new Set(links.map(({ id }) => id));
  const implied: Link[] = [];
  for (const id of links.flatMap(belowOf)) {
    if (known.has(id)) continue;
    known.add(id);
    implied.push({ id, device: { kind: 'physical', match: { names: [id] } } });
    warn(id);
  }
  return [...implied, ...links];
}

/** Ids of the links that this one stands on. */
export function belowOf({ device }: Pick<Link, 'device'>): readonly string[] {
  if (device.kind === 'bond' || device.kind === 'bridge') return device.members;
  return device.kind === 'vlan' ? [device.link] : [];
}
