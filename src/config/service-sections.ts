import { textAt, unitsIn } from './entries.ts';
import { find, isNull, type Place, type TreeNode } from './tree.ts';
import { isSet } from './units/switches.ts';

/** A section of `coreos` whose settings a unit of the image reads. */
export interface ServiceSection {
  readonly section: 'etcd' | 'etcd2' | 'etcd_member' | 'fleet' | 'flannel';
  readonly unit: string;
}

export const ETCD_SERVICES: readonly ServiceSection[] = [
  { section: 'etcd', unit: 'etcd.service' },
  { section: 'etcd2', unit: 'etcd2.service' },
  { section: 'etcd_member', unit: 'etcd-member.service' },
];

export const SERVICES: readonly ServiceSection[] = [
  ...ETCD_SERVICES,
  { section: 'fleet', unit: 'fleet.service' },
  { section: 'flannel', unit: 'flanneld.service' },
];

/** The section, when it sets anything. */
export function sectionOf(root: TreeNode | undefined, section: string): Place | undefined {
  if (root === undefined) return undefined;
  const place = find({ node: root, at: [] }, 'coreos', section);
  if (place?.node.kind !== 'map') return undefined;
  const isEmpty = [...place.node.entries.values()].every(({ value }) => isNull(value));
  return isEmpty ? undefined : place;
}

/** The first element of `coreos.units` that starts the unit, now or in every boot. */
export function starterOf(root: TreeNode | undefined, unit: string): Place | undefined {
  for (const entry of unitsIn(root)) {
    if (textAt(entry, 'name')?.node.text !== unit || isSet(entry, 'mask')) continue;
    const command = textAt(entry, 'command')?.node.text ?? '';
    if (/^(?:start|restart|reload-or-restart)$/.test(command) || isSet(entry, 'enable')) return entry;
  }
  return undefined;
}
