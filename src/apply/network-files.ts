import type { Step } from './action.ts';
import type { PlanInput } from './layer.ts';
import { OURS } from './network/network-file.ts';

const DIRECTORY = '/etc/systemd/network';
const ORIGIN = { layer: 'metadata', path: '' } as const;

/**
 * The platform's network, first of all: files of systemd-networkd and udev, those of an earlier configuration gone. They
 * are kept on disk, so that a machine that comes up without its platform has its network all the same.
 */
export function planNetwork({ network }: PlanInput): readonly Step[] {
  if (network === undefined) return [];
  const files = network.map(({ name, content, secret }): Step => {
    const mode = secret ? { mode: 0o640, owner: 'root:systemd-network' } : { mode: 0o644 };
    const action = { kind: 'placeUnit', unit: name, path: `${DIRECTORY}/${name}`, content, ...mode } as const;
    return { phase: 'network', origin: ORIGIN, action };
  });
  const keep = network.map(({ name }) => name);
  return [
    {
      phase: 'network',
      origin: ORIGIN,
      action: { kind: 'removeStale', directory: DIRECTORY, prefix: OURS, keep },
    },
    ...files,
    { phase: 'network', origin: ORIGIN, action: { kind: 'applyLinks' } },
    { phase: 'network', origin: ORIGIN, action: { kind: 'reloadNetwork' } },
  ];
}
