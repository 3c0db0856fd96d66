import type { BootEffect, Diagnostic, Edit, Fix, Severity } from './diagnostic.ts';

export interface FixOptions {
  /** Says what is wrong with a text that edits made. */
  readonly validate: (text: string) => readonly Diagnostic[];
  /** Fixes that may change what the document means are made too. */
  readonly unsafe?: boolean;
}

export interface Fixed {
  readonly text: string;
  /** What was corrected, in the order of doing; places are those of the text at the time. */
  readonly applied: readonly Diagnostic[];
  /** What is still wrong with `text`. */
  readonly remaining: readonly Diagnostic[];
}

interface State {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly applied: readonly Diagnostic[];
}

/** Corrections uncover others, as a repaired syntax error does; more in a row than this go in circles. */
const ROUND_LIMIT = 25;

/** Fixes that are made at once; the others follow in the next round. */
const BATCH_LIMIT = 1000;

/** Fixes that are tried one by one where all of them together make a document worse. */
const TRIAL_LIMIT = 100;

/**
 * Makes all fixes of a document that can be made. What comes out is never worse than what came in, counting documents
 * that a boot refuses, errors, warnings and the rest in this order, and fixing it again changes nothing.
 */
export function fixed(source: string, diagnostics: readonly Diagnostic[], options: FixOptions): Fixed {
  let state: State = { text: source, diagnostics, applied: [] };
  for (;;) {
    const { end, best, isSettled } = run(state, options);
    if (isSettled) return result(end);
    // Round in circles: only what is better than before is kept, so that the next run meets the same circle.
    if (best === state) return result(state);
    state = best;
  }
}

function result({ text, applied, diagnostics }: State): Fixed {
  return { text, applied, remaining: diagnostics };
}

/** Rounds until nothing is left to do, or until a text comes back. */
function run(from: State, options: FixOptions): { end: State; best: State; isSettled: boolean } {
  const seen = new Set([from.text]);
  let end = from;
  let best = from;
  for (let round = 0; round < ROUND_LIMIT; round++) {
    const next = step(end, options);
    if (next === undefined) return { end, best, isSettled: true };
    if (seen.has(next.text)) break;
    seen.add(next.text);
    end = next;
    if (compare(end.diagnostics, best.diagnostics) < 0) best = end;
  }
  return { end, best, isSettled: false };
}

/** All fixes that do not get in each other's way; where that makes things worse, those that by themselves do not. */
function step(state: State, options: FixOptions): State | undefined {
  const chosen = chosenFixes(state.diagnostics, options);
  if (chosen.length === 0) return undefined;
  const together = attempt(state, chosen, options);
  if (together !== undefined || chosen.length === 1) return together;
  const harmless = chosen.slice(0, TRIAL_LIMIT).filter((one) => attempt(state, [one], options) !== undefined);
  return attempt(state, harmless, options) ?? attempt(state, harmless.slice(0, 1), options);
}

function attempt(state: State, chosen: readonly Diagnostic[], { validate }: FixOptions): State | undefined {
  const text = applyEdits(
    state.text,
    chosen.flatMap(({ fix }) => fix?.edits ?? []),
  );
  if (text === state.text) return undefined;
  const diagnostics = validate(text);
  if (compare(diagnostics, state.diagnostics) > 0) return undefined;
  return { text, diagnostics, applied: [...state.applied, ...chosen] };
}

/** Findings whose fixes can be made at once: of two that overlap, the first. */
export function chosenFixes(
  diagnostics: readonly Diagnostic[],
  { unsafe }: Pick<FixOptions, 'unsafe'>,
): readonly Diagnostic[] {
  const chosen: Diagnostic[] = [];
  const taken: Edit[] = [];
  for (const diagnostic of diagnostics) {
    const { fix } = diagnostic;
    if (fix === undefined || !isWanted(fix, unsafe) || isClashing(fix.edits, taken)) continue;
    chosen.push(diagnostic);
    taken.push(...fix.edits);
    if (chosen.length === BATCH_LIMIT) break;
  }
  return chosen;
}

function isWanted({ isUnsafe, edits }: Fix, unsafe: boolean | undefined): boolean {
  return edits.length > 0 && (unsafe === true || isUnsafe !== true);
}

/** Edits that touch count too: which of two insertions comes first would be a guess. */
function isClashing(edits: readonly Edit[], taken: readonly Edit[]): boolean {
  return edits.some(({ start, end }) => taken.some((other) => start <= other.end && other.start <= end));
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

/** Negative when the first findings are better to have than the second. */
function compare(left: readonly Diagnostic[], right: readonly Diagnostic[]): number {
  const [before, after] = [weigh(left), weigh(right)];
  return (
    before.refuse - after.refuse ||
    before.error - after.error ||
    before.warning - after.warning ||
    before.info - after.info
  );
}

function weigh(
  diagnostics: readonly Diagnostic[],
): Readonly<Record<Severity | (BootEffect & 'refuse'), number>> {
  const counts = { refuse: 0, error: 0, warning: 0, info: 0 };
  for (const { boot, severity } of diagnostics) {
    if (boot === 'refuse') counts.refuse += 1;
    counts[severity] += 1;
  }
  return counts;
}
