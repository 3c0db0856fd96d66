import { clientActions } from './code-actions.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './server.ts';

/** Answers what a client asks about a document; nothing about one that is not ours. */
export function registerFeatures(session: Session): void {
  const { connection } = session;
  const ours = ({ uri }: { readonly uri: string }): OpenDocument | undefined => {
    const document = session.documents.get(uri);
    return document?.isOurs === true ? document : undefined;
  };

  connection.onCodeAction((params) => {
    const document = ours(params.textDocument);
    if (document === undefined) return [];
    return clientActions(document, params, session.settings(), session.client());
  });
}
