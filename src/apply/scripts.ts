import type { Step } from './action.ts';
import type { PlanInput } from './layer.ts';
import { step } from './step.ts';

/** Documents that are `#!` scripts, after everything else is in place. */
export function planScripts({ layers }: PlanInput): readonly Step[] {
  return layers.flatMap((layer) => {
    if (layer.script === undefined) return [];
    const { name, bytes } = layer.script;
    return [step('scripts', layer, '', { kind: 'runScript', name, body: { bytes } })];
  });
}
