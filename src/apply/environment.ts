import type { Step } from './action.ts';
import { entriesOf } from './files.ts';
import type { PlanInput } from './layer.ts';

const PATH = '/etc/environment';

/** The node's addresses for other units; a document that writes the file itself is left in charge of it. */
export function planEnvironment({ layers, metadata }: PlanInput): readonly Step[] {
  if (layers.some((layer) => entriesOf(layer).some(({ path }) => path === PATH))) return [];
  const addresses = [
    ['COREOS_PUBLIC_IPV4', metadata.publicIpv4],
    ['COREOS_PRIVATE_IPV4', metadata.privateIpv4],
    ['COREOS_PUBLIC_IPV6', metadata.publicIpv6],
    ['COREOS_PRIVATE_IPV6', metadata.privateIpv6],
  ] as const;
  const variables = addresses.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  if (variables.length === 0) return [];
  const action = { kind: 'setVariables', path: PATH, variables, mode: 0o644 } as const;
  return [{ phase: 'files', origin: { layer: 'metadata', path: '' }, action }];
}
