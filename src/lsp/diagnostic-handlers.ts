import { CodeLensRefreshRequest, DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { clientDiagnostics } from './diagnostics.ts';
import { createPublisher } from './publisher.ts';
import type { Session } from './server.ts';

/** Keeps documents up to date and says what is wrong with them: unasked, or when asked, as the client wants it. */
export function registerDiagnostics(session: Session): { readonly judgeAgain: () => void } {
  const { connection, documents } = session;
  const shown = new Set<string>();
  /** Counts changes of the settings, which make an answer old that was given for the same text. */
  let generation = 0;

  const publisher = createPublisher((uri) => {
    const document = documents.get(uri);
    if (document === undefined) return;
    // A document that was never ours is never spoken of, not even to say that nothing is wrong.
    if (!document.isOurs && !shown.has(uri)) return;
    shown.add(uri);
    const diagnostics = [...clientDiagnostics(document, session.settings())];
    void connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  });
  const isPushed = (): boolean => !session.client().pullsDiagnostics;

  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, languageId, version, text } = textDocument;
    const document = documents.open(uri, languageId, version, text);
    if (isPushed()) publisher.schedule(document);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const document = documents.change(textDocument.uri, textDocument.version, contentChanges);
    if (document !== undefined && isPushed()) publisher.schedule(document);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    publisher.cancel(uri);
    if (shown.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  connection.languages.diagnostics.on(({ textDocument, previousResultId }) => {
    const document = documents.get(textDocument.uri);
    if (document === undefined || !document.isOurs) return { kind: 'full', items: [] };
    const resultId = `${document.version}.${generation}`;
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    const items = [...clientDiagnostics(document, session.settings())];
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  });

  function judgeAgain(): void {
    generation += 1;
    const { refreshesDiagnostics, refreshesLenses } = session.client();
    for (const document of documents.reread()) if (isPushed()) publisher.schedule(document);
    if (!isPushed() && refreshesDiagnostics) connection.languages.diagnostics.refresh();
    if (refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  }
  return { judgeAgain };
}
