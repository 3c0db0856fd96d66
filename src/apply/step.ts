import type { Action, Phase, Step } from './action.ts';
import type { Layer } from './layer.ts';

/** A step that a place in a document asks for. */
export function step(phase: Phase, layer: Layer, path: string, action: Action): Step {
  const line = layer.lineOf?.(path);
  return { phase, origin: { layer: layer.name, path, ...(line === undefined ? {} : { line }) }, action };
}

/** A step that says what is not done, and why. */
export function withheld(
  phase: Phase,
  layer: Layer,
  path: string,
  what: string,
  reason: string,
  outcome: 'failed' | 'skipped',
): Step {
  return step(phase, layer, path, { kind: 'withhold', what, reason, outcome });
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
