import type { Diagnostic, Edit } from '../config/diagnostic.ts';
import type { Analysis } from './analysis.ts';
import { schemaAction, suppression } from './comment-actions.ts';

/** Kinds of the protocol; the last is the one that editors run on save. */
export type CodeActionKind = 'quickfix' | 'source' | 'source.fixAll.cloud-config';

/** A change that is offered for a place in a document. */
export interface CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly edits: readonly Edit[];
  /** The finding that it is about. */
  readonly diagnostic?: Diagnostic;
  readonly isPreferred?: true;
}

export interface CodeActionOptions {
  /** Of the JSON Schema, for other YAML servers. */
  readonly schemaUrl?: string | undefined;
  /** What fixes all that is safe to fix; asked for only when there is something. */
  readonly fixAll: () => readonly Edit[];
}

/** What can be done about the findings that touch a place, and about the document. */
export function codeActions(
  analysis: Analysis,
  place: { readonly start: number; readonly end: number },
  options: CodeActionOptions,
): readonly CodeAction[] {
  const { text, validation } = analysis;
  if (validation.source !== text) return [];
  const touched = validation.diagnostics.filter(
    ({ start, end }) => start <= place.end && place.start <= Math.max(end, start),
  );
  const fixes = touched.flatMap(quickFix);
  const suppressions = touched.flatMap((diagnostic) => suppression(analysis, diagnostic));
  return [...fixes, ...fixAll(options), ...suppressions, ...schemaAction(text, options.schemaUrl)];
}

function quickFix(diagnostic: Diagnostic): readonly CodeAction[] {
  const { fix } = diagnostic;
  if (fix === undefined) return [];
  const preferred = fix.isUnsafe === undefined ? { isPreferred: true as const } : {};
  return [{ title: fix.title, kind: 'quickfix', edits: fix.edits, diagnostic, ...preferred }];
}

function fixAll(options: CodeActionOptions): readonly CodeAction[] {
  const edits = options.fixAll();
  if (edits.length === 0) return [];
  return [{ title: 'Fix all that is safe to fix', kind: 'source.fixAll.cloud-config', edits }];
}
