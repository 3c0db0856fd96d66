import type { Plan } from '../../src/apply/action.ts';
import { readLayers } from '../../src/apply/documents.ts';
import { plan } from '../../src/apply/plan.ts';
import { type Diagnostic, targetsOf, type Validation, validate } from '../../src/config/index.ts';
import type { TreeNode } from '../../src/config/tree.ts';

/** What the document is, and what a node would be made of. */
export interface Read extends Validation {
  readonly plan: Plan;
  /** Where keys and values stand in the text; absent where the text is no document itself. */
  readonly root: TreeNode | undefined;
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
  const { document, source, diagnostics } = validation;
  const made = { ...validation, plan: plan(input) };
  if (source !== text) return { ...made, diagnostics: diagnostics.map(withoutPlace), root: undefined };
  return { ...made, root: document.kind === 'cloud-config' ? document.reading.root : undefined };
}

/** What is wrong with a text that is packed in base64 has no place in it, and no fix. */
function withoutPlace({ fix: _fix, related: _related, ...diagnostic }: Diagnostic): Diagnostic {
  return { ...diagnostic, start: 0, end: 0 };
}
