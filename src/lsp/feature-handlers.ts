import { MarkupKind } from 'vscode-languageserver/node';
import { formattingEdits } from '../language/format.ts';
import { hoverAt } from '../language/hover.ts';
import { linksIn } from '../language/links.ts';
import { clientActions, clientEdits } from './code-actions.ts';
import { clientLenses, summaryFor } from './code-lens.ts';
import { clientCompletions } from './completion.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './server.ts';
import { clientFolds, clientSymbols } from './symbols.ts';

interface Asked {
  readonly textDocument: { readonly uri: string };
}

/** Answers what a client asks about a document; nothing about one that is not ours. */
export function registerFeatures(session: Session): void {
  const { connection, gunzip, sha256 } = session;
  const ours =
    <P extends Asked, R>(answer: (document: OpenDocument, params: P) => R) =>
    (params: P): R | null => {
      const document = session.documents.get(params.textDocument.uri);
      return document?.isOurs === true ? answer(document, params) : null;
    };

  connection.onCodeAction(
    ours((document, params) => clientActions(document, params, session.settings(), session.client())),
  );
  connection.onCompletion(
    ours((document, { position }) =>
      clientCompletions(document, document.source.offsetAt(position), session.client()),
    ),
  );
  connection.onHover(
    ours((document, { position }) => {
      const { source } = document;
      const hover = hoverAt(document.analysis(), source.offsetAt(position), { gunzip, sha256 });
      if (hover === undefined) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: hover.markdown },
        range: source.rangeOf(hover),
      };
    }),
  );
  connection.onDocumentSymbol(ours((document) => clientSymbols(document, session.client())));
  connection.onFoldingRanges(ours((document) => clientFolds(document)));
  connection.onDocumentLinks(
    ours(({ source }) =>
      linksIn(source.text).map((link) => ({ range: source.rangeOf(link), target: link.target })),
    ),
  );
  connection.onCodeLens(ours((document) => clientLenses(document, gunzip, session.settings())));
  connection.onDocumentFormatting(
    ours((document) => {
      const { source } = document;
      // Spaces in an archive are none of ours.
      const isArchive = document.analysis().validation.kind === 'multipart';
      return isArchive ? [] : clientEdits(source, formattingEdits(source.text));
    }),
  );
  // For clients that show the whole plan.
  connection.onRequest(
    'cloud-config/plan',
    ours((document) => summaryFor(document, gunzip, session.settings()) ?? null),
  );
}
