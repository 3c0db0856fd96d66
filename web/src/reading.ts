import type { Plan } from '../../src/apply/action.ts';
import { layerOfReading } from '../../src/apply/documents.ts';
import { plan } from '../../src/apply/plan.ts';
import { targetsOf, type Validation, validate } from '../../src/config/index.ts';

/** What the document is, and what a node would be made of. */
export interface Read extends Validation {
  readonly plan: Plan;
}

const NO_GZIP = (): never => {
  throw new Error('gzip is not unpacked in this page');
};

/** Everything that the page shows follows from this; pure. */
export function read(text: string, target: string): Read {
  const targets = targetsOf(target === '' ? [] : [target]);
  const validation = validate(text, NO_GZIP, 'target' in targets ? targets : {});
  const { document } = validation;
  const layers =
    document.kind === 'cloud-config' ? [layerOfReading('user', document.reading, 'lenient')] : [];
  const made = plan({
    layers,
    metadata: {},
    defaultUser: 'core',
    keySet: 'coreos-cloudinit',
    gunzip: NO_GZIP,
  });
  return { ...validation, plan: made };
}
