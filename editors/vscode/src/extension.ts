/** A thin client: everything it shows comes from `cloud-config lsp`, which is in the package. */
import { type ExtensionContext, languages, type TextDocument, Uri, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { createTakeOver, LANGUAGE } from './take-over.mts';

const SECTION = 'cloudConfig';
/** Where documents are written; the old side of a diff (`git:`) would show every finding a second time. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'] as const;

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const inPackage = (path: string): Uri => Uri.joinPath(context.extensionUri, ...path.split('/'));
  client = new LanguageClient(
    LANGUAGE,
    'cloud-config',
    { module: inPackage('server/cloud-config.mjs').fsPath, args: ['lsp'], transport: TransportKind.stdio },
    {
      documentSelector: SCHEMES.map((scheme) => ({ language: LANGUAGE, scheme })),
      initializationOptions: {
        targets: workspace.getConfiguration(SECTION).get('targets'),
        docsUrl: inPackage('docs/rules/{code}.md').toString(true),
        schemaUrl: inPackage('schemas/cloud-config.editor.schema.json').toString(),
      },
    },
  );
  const takeOver = createTakeOver<TextDocument>({
    isWanted: (document) => workspace.getConfiguration(SECTION, document).get('takeOver', true),
    setLanguage: languages.setTextDocumentLanguage,
  });
  context.subscriptions.push(
    workspace.onDidOpenTextDocument(takeOver),
    workspace.onDidChangeTextDocument(async ({ document, contentChanges }) => {
      if (contentChanges.some(({ range }) => range.start.line === 0)) await takeOver(document);
    }),
  );
  for (const document of workspace.textDocuments) await takeOver(document);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
