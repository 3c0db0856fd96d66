import type { Diagnostic } from './diagnostic.ts';
import { formatPath, type Path } from './path.ts';

export interface Bootable {
  readonly value: unknown;
  /** From the path in the bootable document to the path as written; equal ones are left out. */
  readonly written: ReadonlyMap<string, string>;
}

/** Leaves out of a document what its findings say must not be applied. */
export function applyEffects(
  value: unknown,
  diagnostics: readonly Pick<Diagnostic, 'boot' | 'at'>[],
): Bootable {
  const dropped = new Set<string>();
  for (const { boot, at } of diagnostics) {
    if (boot === 'drop-key') dropped.add(formatPath(at));
    if (boot === 'drop-item') dropped.add(formatPath(itemOf(at)));
  }
  const written = new Map<string, string>();
  return { value: dropped.size === 0 ? value : without(value, [], [], dropped, written), written };
}

/** The nearest list element around a place, else its `coreos` section, else its top-level key. */
export function itemOf(at: Path): Path {
  const index = at.findLastIndex((part) => typeof part === 'number');
  if (index !== -1) return at.slice(0, index + 1);
  return at.slice(0, at[0] === 'coreos' ? 2 : 1);
}

function without(
  value: unknown,
  from: Path,
  to: Path,
  dropped: ReadonlySet<string>,
  written: Map<string, string>,
): unknown {
  if (Array.isArray(value)) {
    const kept: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const here = [...from, index];
      if (dropped.has(formatPath(here))) continue;
      const there = [...to, kept.length];
      if (kept.length !== index) written.set(formatPath(there), formatPath(here));
      kept.push(without(item, here, there, dropped, written));
    }
    return kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const here = [...from, key];
    if (!dropped.has(formatPath(here))) kept[key] = without(item, here, [...to, key], dropped, written);
  }
  return kept;
}
