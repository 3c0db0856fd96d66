export const LANGUAGE = 'cloud-config';

/** The first line of a document that is cloud-config. */
const HEADER = /^\uFEFF?#cloud-config\b/;

/** What is asked of a document of VS Code. */
export interface OpenDocument {
  readonly languageId: string;
  lineAt(line: number): { readonly text: string };
}

export interface TakeOverPorts<Document extends OpenDocument> {
  /** Whether the settings that hold for the document want it. */
  isWanted(document: Document): boolean;
  setLanguage(document: Document, language: string): PromiseLike<unknown>;
}

/**
 * A YAML or plain file is cloud-config by its first line; other YAML extensions then leave it alone.
 * Each document is taken over once, so that a language chosen by hand afterwards stays.
 */
export function createTakeOver<Document extends OpenDocument>({
  isWanted,
  setLanguage,
}: TakeOverPorts<Document>): (document: Document) => Promise<void> {
  const taken = new WeakSet<Document>();
  return async (document) => {
    if (document.languageId !== 'yaml' && document.languageId !== 'plaintext') return;
    if (taken.has(document) || !HEADER.test(document.lineAt(0).text) || !isWanted(document)) return;
    taken.add(document);
    await setLanguage(document, LANGUAGE);
  };
}
