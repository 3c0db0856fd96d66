import type { Diagnostic, Edit } from '../config/diagnostic.ts';

/** The edits of all safe fixes that do not get in each other's way, in order of place. */
export function safeEdits(diagnostics: readonly Diagnostic[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const { fix } of diagnostics) {
    if (fix === undefined || fix.isUnsafe === true) continue;
    if (!fix.edits.some((edit) => chosen.some((other) => isClash(edit, other)))) chosen.push(...fix.edits);
  }
  return chosen.sort((left, right) => left.start - right.start);
}

function isClash(left: Edit, right: Edit): boolean {
  return left.start <= right.end && right.start <= left.end;
}

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((left, right) => left.start - right.start)) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return [...parts, text.slice(at)].join('');
}
