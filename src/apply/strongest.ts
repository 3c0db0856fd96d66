import type { CloudConfig } from '../config/generated/types.ts';
import type { Layer } from './layer.ts';

/** The strongest document that has a section. */
export function strongest(
  layers: readonly Layer[],
  section: (config: CloudConfig) => object | undefined,
): Layer | undefined {
  return layers.findLast(({ config }) => section(config) !== undefined);
}
