import {
  type Connection,
  createConnection,
  DidChangeConfigurationNotification,
  LSPErrorCodes,
  Message,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import type { Gunzip } from '../config/envelope.ts';
import { type Client, clientOf, serverCapabilities } from './capabilities.ts';
import { registerDiagnostics } from './diagnostic-handlers.ts';
import { createDocuments, type OpenDocuments } from './documents.ts';
import { registerFeatures } from './feature-handlers.ts';
import { SECTIONS, type Settings, settingsFrom } from './settings.ts';

export interface ServerPorts {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly gunzip: Gunzip;
  /** Hexadecimal. */
  readonly sha256: (content: Uint8Array) => string;
  readonly version: string;
  /** Names of datasources; asked for where a provider is named, as editors wait for the start. */
  providers(): Promise<readonly string[]>;
}

/** What handlers share. The first message sets it: before that, nothing is asked. */
export interface Session {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly gunzip: Gunzip;
  readonly sha256: (content: Uint8Array) => string;
  client(): Client;
  settings(): Settings;
}

/**
 * Speaks the Language Server Protocol until the client ends it; the library then ends the process, with 0 after a
 * `shutdown` and with 1 without.
 * @see https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
 */
export function serve(ports: ServerPorts): void {
  const { input, output, gunzip, sha256, version } = ports;
  const connection = createConnection(input, output, { cancelUndispatched });
  let client = clientOf({ processId: null, rootUri: null, capabilities: {} });
  const { console: logger } = connection;
  let initial = settingsFrom(undefined);
  let settings = initial;
  const documents = createDocuments({
    gunzip,
    encoding: () => client.encoding,
    reading: () => (settings.target === undefined ? {} : { target: settings.target }),
  });
  const session: Session = {
    connection,
    documents,
    gunzip,
    sha256,
    client: () => client,
    settings: () => settings,
  };

  connection.onInitialize(async (params) => {
    client = clientOf(params);
    initial = await settingsKnown(params.initializationOptions, ports);
    settings = initial;
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: 'cloud-config', version },
    };
  });
  const { judgeAgain } = registerDiagnostics(session);
  registerFeatures(session);

  async function readSettings(pushed: unknown): Promise<void> {
    const given = client.hasConfiguration ? await askSettings(connection) : pushed;
    settings = await settingsKnown(given, ports, initial);
    for (const problem of settings.problems) logger.warn(problem);
    judgeAgain();
  }
  connection.onInitialized(async () => {
    for (const problem of initial.problems) logger.warn(problem);
    if (!client.hasConfiguration) return;
    if (client.registersConfiguration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: [...SECTIONS] });
    await readSettings(undefined);
  });
  connection.onDidChangeConfiguration(({ settings: pushed }) => readSettings(pushed));
  connection.listen();
}

/** With a provider that there is, or none. */
async function settingsKnown(
  given: unknown,
  ports: Pick<ServerPorts, 'providers'>,
  before?: Settings,
): Promise<Settings> {
  const known = before === undefined ? {} : { before };
  const settings = settingsFrom(given, known);
  if (settings.target?.provider === undefined) return settings;
  return settingsFrom(given, { ...known, providers: await ports.providers() });
}

/** By either spelling: VS Code's settings have no hyphens. */
async function askSettings(connection: Connection): Promise<unknown> {
  const sections = SECTIONS.map((section) => ({ section }));
  const answers: unknown = await connection.workspace.getConfiguration(sections);
  return Array.isArray(answers) ? answers.find((each) => each !== null && each !== undefined) : undefined;
}

/** A request that is withdrawn before its turn is not carried out. */
function cancelUndispatched(message: Message): ResponseMessage | undefined {
  if (!Message.isRequest(message)) return undefined;
  const { id } = message;
  const error = { code: LSPErrorCodes.RequestCancelled, message: 'the request was withdrawn' };
  return { jsonrpc: '2.0', id, error };
}
