import type { Diagnostic, Edit, RelatedPlace } from '../config/diagnostic.ts';
import { type Position, positionsIn } from '../config/lines.ts';
import type { Suppressed } from '../config/suppress.ts';
import type { TreeNode } from '../config/tree.ts';
import { withoutSecretFixes } from './secret-fixes.ts';

/** The findings in one file, with what is needed to show them. */
export interface FileFindings {
  /** As the user named it; `<stdin>` for standard input. */
  readonly file: string;
  readonly source: string;
  /** The document as written; absent when it is not read as one. */
  readonly root?: TreeNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Hidden by comments in the file. */
  readonly suppressed?: readonly Suppressed[];
}

/** A file that could not be read or written, and so was not judged. */
export interface Trouble {
  /** As the user named it. */
  readonly file: string;
  readonly code: string;
  /** Names the file too. */
  readonly message: string;
}

export interface FindingRange {
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

/** A finding with lines and columns in place of offsets. */
export interface LocatedFinding {
  readonly diagnostic: Diagnostic;
  readonly range: FindingRange;
  readonly edits: readonly { readonly edit: Edit; readonly range: FindingRange }[];
  readonly related: readonly { readonly place: RelatedPlace; readonly range: FindingRange }[];
}

/** Lines and columns of each finding of a file, in the findings' order. */
export function rangesOf({ source, diagnostics }: FileFindings): readonly FindingRange[] {
  const position = positionsIn(source);
  return diagnostics.map(({ start, end }) => ({ start: position(start), end: position(end) }));
}

/** Findings with the places of all that belongs to them; without a fix that repeats what is not to be shown. */
export function located(source: string, diagnostics: readonly Diagnostic[]): readonly LocatedFinding[] {
  const position = positionsIn(source);
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): FindingRange => ({
    start: position(start),
    end: position(end),
  });
  return withoutSecretFixes(source, diagnostics).map((diagnostic) => ({
    diagnostic,
    range: rangeOf(diagnostic),
    edits: (diagnostic.fix?.edits ?? []).map((edit) => ({ edit, range: rangeOf(edit) })),
    related: (diagnostic.related ?? []).map((place) => ({ place, range: rangeOf(place) })),
  }));
}

/** `2 errors, 1 warning`; `no findings` when there are none. */
export function countText(diagnostics: Iterable<Diagnostic>): string {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  const parts = [];
  if (counts.error > 0) parts.push(`${counts.error} ${counts.error === 1 ? 'error' : 'errors'}`);
  if (counts.warning > 0) parts.push(`${counts.warning} ${counts.warning === 1 ? 'warning' : 'warnings'}`);
  if (counts.info > 0) parts.push(`${counts.info} info`);
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}
