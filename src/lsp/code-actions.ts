import {
  type CodeAction,
  type CodeActionParams,
  CodeActionTriggerKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Edit } from '../config/diagnostic.ts';
import { codeActions, type CodeAction as PlainAction } from '../language/code-actions.ts';
import type { Client } from './capabilities.ts';
import { clientDiagnostic } from './diagnostics.ts';
import type { OpenDocument } from './documents.ts';
import type { Settings } from './settings.ts';
import type { SourceText } from './source-text.ts';

/** Actions for a range, of the kinds that the client asks for. */
export function clientActions(
  document: OpenDocument,
  { range, context }: CodeActionParams,
  settings: Settings,
  client: Client,
): CodeAction[] {
  const { source } = document;
  const place = { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
  const { schemaUrl } = settings;
  // Clients ask whenever the cursor moves; trying all fixes out would take too long then, and is not shown either.
  const isIdle = context.only === undefined && context.triggerKind === CodeActionTriggerKind.Automatic;
  const fixAll = (): readonly Edit[] =>
    !isIdle && isWanted('source.fixAll.cloud-config', context.only) ? document.fixAll() : [];
  return codeActions(document.analysis(), place, { schemaUrl, fixAll })
    .filter(({ kind }) => isWanted(kind, context.only))
    .map((action) => clientAction(action, document, settings, client));
}

/** A kind asks for itself and all below it: `source` for `source.fixAll` too. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

function clientAction(
  action: PlainAction,
  document: OpenDocument,
  settings: Settings,
  client: Client,
): CodeAction {
  const { title, kind, edits, diagnostic, isPreferred } = action;
  return {
    title,
    kind,
    edit: workspaceEdit(document, edits, client),
    ...(diagnostic === undefined
      ? {}
      : { diagnostics: [clientDiagnostic(diagnostic, document.uri, document.source, settings)] }),
    ...(isPreferred === undefined ? {} : { isPreferred }),
  };
}

/** With the version that the edits are for, so that a client can refuse them for another text. */
function workspaceEdit(
  { uri, version, source }: OpenDocument,
  edits: readonly Edit[],
  { hasDocumentChanges }: Client,
): WorkspaceEdit {
  const changes = clientEdits(source, edits);
  if (!hasDocumentChanges) return { changes: { [uri]: changes } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}

export function clientEdits(source: SourceText, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: source.rangeOf(edit), newText: edit.text }));
}
