import type { InspectedStep } from '../apply/execute.ts';
import { describe } from './describe.ts';
import { lineDiff } from './line-diff.ts';
import { maskSecrets } from './mask.ts';

/** `schemas/plan.schema.json`, version 1. Holds no secret, and no body that others may not read. */
export function planJson(steps: readonly InspectedStep[], root: string): string {
  const rows = steps.map(({ step, inspection }) => ({
    phase: step.phase,
    kind: step.action.kind,
    what: describe(step.action),
    origin: step.origin,
    state: inspection.state,
    ...('note' in inspection && inspection.note !== undefined ? { note: inspection.note } : {}),
    ...(inspection.state === 'change' && inspection.after !== undefined
      ? { diff: lineDiff(inspection.before ?? '', inspection.after).map(maskSecrets) }
      : {}),
  }));
  return `${JSON.stringify({ version: 1, root, steps: rows }, null, 2)}\n`;
}
