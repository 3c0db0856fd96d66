import { type ChildProcess, spawn } from 'node:child_process';
import {
  type CodeAction,
  type ConfigurationParams,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type LogMessageParams,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { PROGRAM } from './program.ts';

export const FILE = 'file:///srv/node.yml';

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LanguageClient {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  readonly initialized: InitializeResult;
  /** The server has asked for settings. */
  readonly configured: Promise<void>;
  /** All that the server has said in the log of the client. */
  logged(): string;
  /** All that was written to standard error. */
  errors(): string;
  open(text: string, options?: { readonly uri?: string; readonly languageId?: string }): void;
  change(version: number, changes: readonly { readonly range?: Range; readonly text: string }[]): void;
  /** The last diagnostics, or the next, that the server sends unasked for a version of the file, with this code. */
  published(version?: number, code?: string): Promise<Published>;
  /** All that were sent so far. */
  allPublished(): readonly Published[];
  /** Ends as a client should; gives the exit code. */
  end(): Promise<number | null>;
  exited(): Promise<number | null>;
}

export interface ClientOptions {
  /** The program and its first arguments, where it is not the one under test. */
  readonly program?: readonly string[];
  readonly capabilities?: object;
  readonly settings?: object;
  /** What the client answers when it is asked for a section. */
  readonly configuration?: Readonly<Record<string, unknown>>;
}

/** Starts the language server as an editor does, and speaks with it over its standard streams. */
export async function startClient(options: ClientOptions = {}): Promise<LanguageClient> {
  const [command = '', ...first] = options.program ?? PROGRAM;
  const child = spawn(command, [...first, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (data: Buffer) => errors.push(data.toString()));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const logged: string[] = [];
  connection.onNotification('window/logMessage', ({ message }: LogMessageParams) => {
    logged.push(message);
  });
  const published: Published[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (message: Published) => {
    published.push(message);
    for (const wake of waiting) wake();
  });
  connection.onRequest('client/registerCapability', () => null);
  const configured = new Promise<void>((resolve) => {
    connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) => {
      resolve();
      return items.map(({ section = '' }) => options.configuration?.[section] ?? null);
    });
  });
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.settings,
  });
  await connection.sendNotification('initialized', {});

  return {
    connection,
    child,
    initialized,
    configured,
    logged: () => logged.join('\n'),
    errors: () => errors.join(''),
    open(text, { uri = FILE, languageId = 'yaml' } = {}) {
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    change(version, contentChanges) {
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: FILE, version },
        contentChanges,
      });
    },
    async published(version = 1, code) {
      const hasCode = ({ diagnostics }: Published): boolean =>
        code === undefined || diagnostics.some((each) => each.code === code);
      for (;;) {
        const found = published.findLast(
          (each) => each.uri === FILE && each.version === version && hasCode(each),
        );
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    allPublished: () => published,
    async end() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return exit;
    },
    exited: () => exit,
  };
}

/** A text after edits whose characters are UTF-16 units. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Range['start']): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return [...edits]
    .sort((left, right) => offset(right.range.start) - offset(left.range.start))
    .reduce(
      (before, { range, newText }) =>
        before.slice(0, offset(range.start)) + newText + before.slice(offset(range.end)),
      text,
    );
}

/** The edits that an action makes in the file. */
export function editsOf(action: CodeAction | undefined): readonly TextEdit[] {
  return action?.edit?.changes?.[FILE] ?? [];
}
