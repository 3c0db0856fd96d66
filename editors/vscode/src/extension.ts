/** A thin client: everything it shows comes from `cloud-config lsp`, which is in the package. */
import { type ExtensionContext, languages, type TextDocument, Uri, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

const LANGUAGE = 'cloud-config';
const SECTION = 'cloudConfig';
const HEADER = /^\uFEFF?#cloud-config\b/;

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const inPackage = (path: string): Uri => Uri.joinPath(context.extensionUri, ...path.split('/'));
  client = new LanguageClient(
    LANGUAGE,
    'cloud-config',
    { module: inPackage('server/cloud-config.mjs').fsPath, args: ['lsp'], transport: TransportKind.stdio },
    {
      documentSelector: [{ language: LANGUAGE }],
      initializationOptions: {
        targets: workspace.getConfiguration(SECTION).get('targets'),
        docsUrl: inPackage('docs/rules/{code}.md').toString(true),
        schemaUrl: inPackage('schemas/cloud-config.editor.schema.json').toString(),
      },
      synchronize: { configurationSection: SECTION },
    },
  );
  context.subscriptions.push(workspace.onDidOpenTextDocument(takeOver));
  for (const document of workspace.textDocuments) await takeOver(document);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** A YAML file is cloud-config by its first line; other YAML extensions leave the language alone. */
async function takeOver(document: TextDocument): Promise<void> {
  if (document.languageId !== 'yaml' && document.languageId !== 'plaintext') return;
  if (!workspace.getConfiguration(SECTION, document).get('takeOver', true)) return;
  if (document.lineCount > 0 && HEADER.test(document.lineAt(0).text))
    await languages.setTextDocumentLanguage(document, LANGUAGE);
}
