import type { Plan } from '../../src/apply/action.ts';
import { readLayers } from '../../src/apply/documents.ts';
import { plan } from '../../src/apply/plan.ts';
import { targetsOf, type Validation, validate } from '../../src/config/index.ts';

/** What the document is, and what a node would be made of. */
export interface Read extends Validation {
  readonly plan: Plan;
}

const gunzip = (): never => {
  throw new Error('gzip is not unpacked in this page');
};

/** Everything that the page shows follows from this; pure. */
export function read(text: string, target: string): Read {
  const targets = targetsOf(target === '' ? [] : [target]);
  const validation = validate(text, gunzip, 'target' in targets ? targets : {});
  const given = [{ name: 'user', content: new TextEncoder().encode(text) } as const];
  const { layers } = readLayers(given, { strictness: 'lenient', gunzip, nameOf: () => 'user-data' });
  const input = { layers, metadata: {}, defaultUser: 'core', keySet: 'coreos-cloudinit', gunzip };
  return { ...validation, plan: plan(input) };
}
