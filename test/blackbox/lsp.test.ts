import assert from 'node:assert/strict';
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { edited, editsOf, FILE, type LanguageClient, startClient } from '../support/language-client.ts';

const DISCOVERY =
  '#cloud-config\ncoreos:\n  etcd2:\n    discovery: https://discovery.etcd.io/0123456789abcdef';
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

  it('speaks of headers that are nearly right, and of archives', async () => {
    const client = await start();
    const texts = [
      '#Cloud-Config\nhostname: a\n',
      '---\n#cloud-config\nhostname: a\n',
      'Content-Type: multipart/mixed; boundary=x\nMIME-Version: 1.0\n\n--x\nContent-Type: text/cloud-config\n\n' +
        '#cloud-config\nhostnam: a\n--x--\n',
    ];
    for (const [index, text] of texts.entries()) client.open(text, { uri: `file:///srv/${index}` });
    client.open(MISTAKE);
    await client.published();
    assert.deepEqual(
      client.allPublished().map(({ uri, diagnostics }) => [uri, ...codesOf(diagnostics)]),
      [
        ['file:///srv/0', 'CC001'],
        ['file:///srv/1', 'CC001'],
        ['file:///srv/2', 'CC201'],
        [FILE, 'CC201'],
      ],
    );
  });

  for (const [encoding, character] of [
    ['utf-8', 11 + 4],
    ['utf-16', 11 + 2],
    ['utf-32', 11 + 1],
  ] as const)
    it(`counts characters in ${encoding} when the client asks for it`, async () => {
      const client = await start({ capabilities: { general: { positionEncodings: [encoding] } } });
      assert.equal(client.initialized.capabilities.positionEncoding, encoding);
      client.open('#cloud-config\nhostname: 🐧bad\n');
      const place = { line: 1, character };
      client.change(2, [{ range: { start: { line: 1, character: 10 }, end: place }, text: '' }]);
      // The penguin and the letter after it are gone: one character of each encoding was counted right.
      client.change(3, [
        { range: { start: { line: 1, character: 10 }, end: { line: 1, character: 10 } }, text: '🐧' },
        { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: '🐧: 🐧x\n' },
      ]);
      const { diagnostics } = await client.published(3);
      const unknown = diagnostics.find(({ code }) => code === 'CC201');
      assert.deepEqual(unknown?.range, {
        start: { line: 2, character: 0 },
        end: { line: 2, character: character - 11 },
      });
    });

  it('judges the last of many quick changes', async () => {
    const client = await start();
    client.open('#cloud-config\n');
    const word = 'hostnam: node1\n';
    for (const [index, letter] of [...word].entries()) {
      const place = letter === '\n' ? { line: 1, character: word.length - 1 } : { line: 1, character: index };
      client.change(index + 2, [{ range: { start: place, end: place }, text: letter }]);
    }
    assert.deepEqual(codesOf((await client.published(word.length + 1)).diagnostics), ['CC201']);
  });

  it('links a code to its page and names other places where it is told how', async () => {
    const client = await start({ settings: { docsUrl: 'https://docs.example.com/' } });
    client.open('#cloud-config\nhostname: a\nhostname: b\n');
    const [diagnostic] = (await client.published()).diagnostics;
    assert.equal(diagnostic?.codeDescription?.href, 'https://docs.example.com/rules/CC102.html');
  });

  it('judges again when the settings change', async () => {
    const client = await start();
    client.open(DISCOVERY);
    const before = codesOf((await client.published()).diagnostics);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { 'cloud-config': { targets: ['etcd=3.7'] } },
    });
    // Answers come in order: what is asked after the settings is answered by them.
    client.change(2, [{ text: `${DISCOVERY}\n` }]);
    const later = codesOf((await client.published(2)).diagnostics);
    assert.ok(later.length > before.length, later.join());
  });

  it('asks a client for its settings where it can', async () => {
    const client = await start({
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
      configuration: { cloudConfig: { targets: ['etcd=3.7'] } },
    });
    client.open(DISCOVERY);
    await client.configured;
    // The answer about settings is on its way still: the text may be judged before, and is then judged again.
    client.change(2, [{ text: `${DISCOVERY}\n` }]);
    assert.ok(await client.published(2, 'CC315'));
  });

  it('keeps what it was started with where the client has no settings, and says what there is not', async () => {
    const client = await start({
      capabilities: { workspace: { configuration: true } },
      settings: { targets: ['etcd=3.7', 'flatcat'], provider: 'ec3' },
    });
    await client.configured;
    client.open(DISCOVERY);
    client.change(2, [{ text: `${DISCOVERY}\n` }]);
    await client.published(2, 'CC315');
    assert.match(client.logged(), /`flatcat`[\s\S]*`ec3`, did you mean ec2\?/);
  });

  it('offers no edits but for the text that they are for', async () => {
    const client = await start({ capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } });
    client.open(MISTAKE);
    client.change(7, [{ text: `${MISTAKE}\n` }]);
    const [fix] = await actionsAt(client, 1, ['quickfix']);
    const [change] = fix?.edit?.documentChanges ?? [];
    assert.ok(change !== undefined && 'textDocument' in change);
    assert.deepEqual(change.textDocument, { uri: FILE, version: 7 });
  });

  it('notices a header that goes missing', async () => {
    const client = await start();
    client.open('#cloud-config\nhostname: a\n');
    client.change(2, [{ text: 'hostname: a\n' }]);
    assert.deepEqual(codesOf((await client.published(2)).diagnostics), ['CC001']);
  });

  it('clears what it said when a document is closed', async () => {
    const client = await start();
    client.open(MISTAKE);
    await client.published();
    await client.connection.sendNotification('textDocument/didClose', { textDocument });
    // A request is answered after what was notified before it.
    await actionsAt(client, 0);
    assert.deepEqual(client.allPublished().at(-1), { uri: FILE, diagnostics: [] });
  });

  it('answers a withdrawn request as the protocol says', async () => {
    const client = await start();
    const frame = (message: object): string => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    };
    const params = { textDocument, position: { line: 0, character: 0 } };
    const answer = new Promise<string>((resolve) => {
      let seen = '';
      client.child.stdout?.on('data', (data: Buffer) => {
        seen += data.toString();
        const found = /\{[^{}]*"id":"withdrawn".*/.exec(seen);
        if (found !== null) resolve(found[0]);
      });
    });
    // In one piece, so that the request still waits when it is withdrawn.
    client.child.stdin?.write(
      frame({ id: 'withdrawn', method: 'textDocument/hover', params }) +
        frame({ method: '$/cancelRequest', params: { id: 'withdrawn' } }),
    );
    assert.match(await answer, /-32800/);
  });

  it('survives requests that make no sense', async () => {
    const client = await start();
    await assert.rejects(client.connection.sendRequest('textDocument/hover', {}));
    await assert.rejects(client.connection.sendRequest('no/such/method', {}));
    const nowhere = { textDocument, position: { line: -5, character: Number.MAX_SAFE_INTEGER } };
    assert.equal(await client.connection.sendRequest('textDocument/hover', nowhere), null);
    void client.connection.sendNotification('textDocument/didChange', { contentChanges: 3 });
    void client.connection.sendNotification('textDocument/didOpen', {});
    client.open(MISTAKE);
    assert.deepEqual(codesOf((await client.published()).diagnostics), ['CC201']);
    const far = { textDocument, position: { line: 900, character: 900 } };
    await client.connection.sendRequest('textDocument/completion', far);
  });

  it('writes nothing of a document where logs are kept', async () => {
    const client = await start();
    const logged: unknown[] = [];
    client.connection.onNotification('window/logMessage', (message) => void logged.push(message));
    client.open('#cloud-config\nusers:\n  - name: a\n    passwd: sesame-open\n    passw: sesame-open\n');
    const { diagnostics } = await client.published();
    assert.equal(await client.end(), 0);
    assert.ok(!JSON.stringify([diagnostics, logged, client.errors()]).includes('sesame'));
  });

  it('reads a document of 1 MB', async () => {
    const client = await start();
    client.open(`${MISTAKE}write_files:\n${'  - path: /etc/a\n    content: a\n'.repeat(32_000)}`);
    const { diagnostics } = await client.published();
    assert.ok(codesOf(diagnostics).includes('CC201'));
  });

  it('ends with 0 after a shutdown, and with 1 without', async () => {
    const polite = await start();
    assert.equal(await polite.end(), 0);
    const abrupt = await start();
    await abrupt.connection.sendNotification('exit');
    assert.equal(await abrupt.exited(), 1);
  });
});
