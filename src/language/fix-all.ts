import type { Diagnostic, Edit } from '../config/diagnostic.ts';
import { chosenFixes } from '../config/fix.ts';

export { applyEdits } from '../config/fix.ts';

/** The edits of all safe fixes that do not get in each other's way, in order of place. */
export function safeEdits(diagnostics: readonly Diagnostic[]): readonly Edit[] {
  return chosenFixes(diagnostics, {})
    .flatMap(({ fix }) => fix?.edits ?? [])
    .sort((left, right) => left.start - right.start);
}
