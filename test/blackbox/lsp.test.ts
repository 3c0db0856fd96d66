import assert from 'node:assert/strict';
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { edited, editsOf, FILE, type LanguageClient, startClient } from '../support/language-client.ts';

const MISTAKE = '#cloud-config\nhostnam: node1\n';

const textDocument = { uri: FILE };
const codesOf = (diagnostics: readonly { readonly code?: unknown }[]): readonly unknown[] =>
  diagnostics.map(({ code }) => code);
const actionsAt = (client: LanguageClient, line: number, only?: readonly string[]): Promise<CodeAction[]> =>
  client.connection.sendRequest('textDocument/codeAction', {
    textDocument,
    range: { start: { line, character: 0 }, end: { line, character: 3 } },
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });

describe('cloud-config lsp', () => {
  const clients: LanguageClient[] = [];
  const start = async (options: Parameters<typeof startClient>[0] = {}): Promise<LanguageClient> => {
    const client = await startClient(options);
    clients.push(client);
    return client;
  };
  afterEach(() => {
    for (const { child, connection } of clients.splice(0)) {
      connection.dispose();
      child.kill('SIGKILL');
    }
  });

  it('sends diagnostics unasked to a client that does not ask', async () => {
    const client = await start();
    client.open(MISTAKE);
    const { diagnostics } = await client.published();
    assert.deepEqual(diagnostics, [
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 7 } },
        severity: 1,
        code: 'CC201',
        source: 'cloud-config',
        message: 'unknown key `hostnam`, did you mean `hostname`?',
      },
    ]);
  });

  it('answers a client that asks, and sends it nothing unasked', async () => {
    const client = await start({ capabilities: { textDocument: { diagnostic: {} } } });
    client.open(MISTAKE);
    const report: DocumentDiagnosticReport = await client.connection.sendRequest('textDocument/diagnostic', {
      textDocument,
    });
    assert.ok(report.kind === 'full');
    assert.deepEqual(codesOf(report.items), ['CC201']);
    const again: DocumentDiagnosticReport = await client.connection.sendRequest('textDocument/diagnostic', {
      textDocument,
      previousResultId: report.resultId,
    });
    assert.equal(again.kind, 'unchanged');
    assert.deepEqual(client.allPublished(), []);
  });

  it('fixes by its preferred action, after which nothing is found', async () => {
    const client = await start();
    client.open(MISTAKE);
    const [fix] = await actionsAt(client, 1, ['quickfix']);
    assert.deepEqual([fix?.title, fix?.isPreferred], ['Rename to hostname', true]);
    client.change(2, [{ text: edited(MISTAKE, editsOf(fix)) }]);
    assert.deepEqual((await client.published(2)).diagnostics, []);
  });

  it('says nothing about other documents', async () => {
    const client = await start();
    client.open('hostnam: node1\n', { uri: 'file:///srv/other.yml' });
    client.open(MISTAKE);
    await client.published();
    assert.deepEqual(
      client.allPublished().map(({ uri }) => uri),
      [FILE],
    );
  });

  it('ends with 0 after a shutdown, and with 1 without', async () => {
    const polite = await start();
    assert.equal(await polite.end(), 0);
    const abrupt = await start();
    await abrupt.connection.sendNotification('exit');
    assert.equal(await abrupt.exited(), 1);
  });
});
