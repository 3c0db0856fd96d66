import { isHostname } from '../config/hostname.ts';
import type { Step } from './action.ts';
import type { Layer, PlanInput } from './layer.ts';
import { step, withheld } from './step.ts';

export interface ChosenHostname {
  readonly layer: Layer;
  readonly path: string;
  readonly hostname: string;
}

/** The strongest document's host name, else the platform's. */
export function chosenHostname({ layers, metadata }: PlanInput): ChosenHostname | undefined {
  const layer = layers.findLast(({ config }) => (config.hostname ?? '') !== '');
  const hostname = layer?.config.hostname;
  if (layer !== undefined && hostname !== undefined) return { layer, path: 'hostname', hostname };
  if (!metadata.hostname) return undefined;
  return { layer: { name: 'user', config: {} }, path: '', hostname: shorten(metadata.hostname) };
}

/** Platforms hand out names that the kernel cannot hold: their first label serves then. */
function shorten(hostname: string): string {
  return hostname.length > 64 ? (hostname.split('.')[0] ?? hostname).slice(0, 63) : hostname;
}

/** @see https://man7.org/linux/man-pages/man5/hostname.5.html */
export function planHostname(input: PlanInput): readonly Step[] {
  const chosen = chosenHostname(input);
  if (chosen === undefined) return [];
  const { layer, path, hostname } = chosen;
  if (isHostname(hostname)) {
    const made = step('identity', layer, path, { kind: 'setHostname', hostname });
    return [path === '' ? { ...made, origin: { layer: 'metadata', path: '' } } : made];
  }
  const reason = 'a host name has letters, digits, hyphens and dots, at most 64; correct `hostname`';
  return [withheld('identity', layer, path, 'host name', reason, 'failed')];
}
