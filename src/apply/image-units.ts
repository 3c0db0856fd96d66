/** Units that an image has under a name of its own. */
import { isUnitName } from '../config/unit-names.ts';
import type { Layer } from './layer.ts';
import { SERVICE_UNITS } from './service-units.ts';

const MEMBER = /^etcd-member\.service(?=$|\.d\/)/;

/** Whether the text can be the name of an image's etcd 3. */
export function isServiceName(text: string): boolean {
  return isUnitName(text) && text.endsWith('.service');
}

/**
 * A document as it reads on an image whose etcd 3 is `etcdUnit`: what it says of `etcd-member.service`, the name in
 * documents for machines of every kind, is about that unit.
 */
export function onImage<T extends Pick<Layer, 'config' | 'withheld' | 'etcdUnit'>>(
  layer: T,
  etcdUnit: string | undefined,
): T {
  if (etcdUnit === undefined) return layer;
  const { config, withheld } = layer;
  const units = config.coreos?.units?.map((unit) => ({ ...unit, name: unit.name.replace(MEMBER, etcdUnit) }));
  return {
    ...layer,
    etcdUnit,
    ...(units === undefined ? {} : { config: { ...config, coreos: { ...config.coreos, units } } }),
    ...(withheld === undefined
      ? {}
      : { withheld: withheld.map((each) => ({ ...each, unit: each.unit.replace(MEMBER, etcdUnit) })) }),
  };
}

/** Which unit a section of `coreos` configures, on the image that the documents are for. */
export function serviceUnit(
  section: keyof typeof SERVICE_UNITS,
  documents: readonly Pick<Layer, 'etcdUnit'>[],
): string {
  const stated = documents.map(({ etcdUnit }) => etcdUnit).find((unit) => unit !== undefined);
  return section === 'etcd_member' && stated !== undefined ? stated : SERVICE_UNITS[section];
}
