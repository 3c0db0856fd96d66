import {
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { Encoding } from './source-text.ts';

/** What of a client's abilities changes how it is answered. */
export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics, so that none are sent unasked. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly hasSnippets: boolean;
  readonly hasDocumentChanges: boolean;
  readonly hasSymbolTree: boolean;
}

/** Ours first: offsets are in UTF-16 units here, and so no counting is needed. */
const ENCODINGS: readonly Encoding[] = ['utf-16', 'utf-8', 'utf-32'];

export function clientOf({ capabilities }: InitializeParams): Client {
  const { general, textDocument, workspace } = capabilities;
  const offered: readonly string[] = general?.positionEncodings ?? ['utf-16'];
  return {
    encoding: ENCODINGS.find((each) => offered.includes(each)) ?? 'utf-16',
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hasSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    hasDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    hasSymbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  };
}

export function serverCapabilities(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: { codeActionKinds: ['quickfix', 'source', 'source.fixAll.cloud-config'] },
    completionProvider: { triggerCharacters: ['$', '{', ' ', ':', '-', '#', '='] },
    hoverProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    codeLensProvider: {},
    documentFormattingProvider: true,
    ...(client.pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'cloud-config',
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {}),
  };
}
