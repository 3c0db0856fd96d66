import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { edited, editsOf, FILE, type LanguageClient, startClient } from '../support/language-client.ts';

const DOCUMENT = `#cloud-config
hostname: node1
users:
  - name: ines
write_files:
  - path: /etc/motd
    permissions: "0644"
    content: |
      reached at $private_ipv4
coreos:
  etcd2:
    discovery: https://discovery.etcd.io/0123456789abcdef0123456789abcdef
  units:
    - name: etcd2.service
      command: start
`;
const textDocument = { uri: FILE };
const CAPABILITIES = {
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
};

/** The position of the end of a piece of the document, in UTF-16 units. */
function endOf(
  piece: string,
  text: string = DOCUMENT,
): { readonly line: number; readonly character: number } {
  const lines = text.slice(0, text.indexOf(piece) + piece.length).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

describe('cloud-config lsp, asked about a document', () => {
  let client: LanguageClient;
  before(async () => {
    client = await startClient({ capabilities: CAPABILITIES });
  });
  after(async () => {
    assert.equal(await client.end(), 0);
    client.connection.dispose();
  });
  const ask = <R>(method: string, more: object = {}): Promise<R> =>
    client.connection.sendRequest(method, { textDocument, ...more });

  it('completes keys with those that are missing', async () => {
    client.open(DOCUMENT);
    const items: CompletionItem[] = await ask('textDocument/completion', { position: endOf('command') });
    const labels = items.map(({ label }) => label);
    assert.ok(labels.includes('enable'));
    assert.ok(!labels.includes('name'));
    const command = items.find(({ label }) => label === 'command');
    assert.deepEqual(command?.textEdit, {
      range: { start: endOf('service\n      '), end: endOf('command') },
      newText: 'command',
    });
  });

  it('shows what a key means and what a value turns out to be', async () => {
    const key: Hover = await ask('textDocument/hover', { position: endOf('hostn') });
    assert.match(JSON.stringify(key.contents), /Name of the machine/);
    const mode: Hover = await ask('textDocument/hover', { position: endOf('"06') });
    assert.match(JSON.stringify(mode.contents), /rw-r--r--/);
    const variable: Hover = await ask('textDocument/hover', { position: endOf('$priv') });
    assert.match(JSON.stringify(variable.contents), /private IPv4 address/);
  });

  it('names units, files and users in the outline', async () => {
    const symbols: DocumentSymbol[] = await ask('textDocument/documentSymbol');
    const names = (symbol: DocumentSymbol): readonly string[] => [
      symbol.name,
      ...(symbol.children ?? []).flatMap(names),
    ];
    const all = symbols.flatMap(names);
    for (const name of ['ines', '/etc/motd', 'etcd2.service']) assert.ok(all.includes(name), name);
  });

  it('folds sections and bodies, and opens links', async () => {
    const folds: FoldingRange[] = await ask('textDocument/foldingRange');
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 7 && endLine === 8));
    const links: DocumentLink[] = await ask('textDocument/documentLink');
    assert.deepEqual(
      links.map(({ target }) => target),
      ['https://discovery.etcd.io/0123456789abcdef0123456789abcdef'],
    );
  });

  it('says above each part what apply would do', async () => {
    const lenses: CodeLens[] = await ask('textDocument/codeLens');
    const titles = new Map(lenses.map(({ range, command }) => [range.start.line, command?.title]));
    assert.match(titles.get(0) ?? '', /^apply: \d+ steps: /);
    assert.equal(titles.get(5), 'apply: write /etc/motd rw-r--r-- root:root');
    assert.equal(titles.get(13), 'apply: start etcd2.service');
  });

  it('formats white space alone, and no body', async () => {
    const untidy =
      '#cloud-config\nhostname: a  \nwrite_files:\n  - path: /a\n    content: |\n      a  \n      b\n\n\n';
    client.change(2, [{ text: untidy }]);
    const edits: TextEdit[] = await ask('textDocument/formatting', {
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.equal(
      edited(untidy, edits),
      '#cloud-config\nhostname: a\nwrite_files:\n  - path: /a\n    content: |\n      a  \n      b\n',
    );
  });

  it('fixes everything that is safe to fix at once', async () => {
    const text = '#cloud-config\nhostnam: a\ncoreos:\n  unit: []\n';
    client.change(3, [{ text }]);
    const actions: CodeAction[] = await ask('textDocument/codeAction', {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.cloud-config'],
    );
    assert.equal(edited(text, editsOf(actions[0])), '#cloud-config\nhostname: a\ncoreos:\n  units: []\n');
    const unasked: CodeAction[] = await ask('textDocument/codeAction', {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], triggerKind: 2 },
    });
    assert.ok(unasked.every(({ kind }) => kind !== 'source.fixAll.cloud-config'));
  });

  it('answers nothing about a document that is not cloud-config', async () => {
    const uri = 'file:///srv/compose.yml';
    client.open('services:\n  web: {}\n', { uri });
    const other = { textDocument: { uri }, position: { line: 0, character: 2 } };
    for (const method of ['completion', 'hover', 'codeLens', 'documentSymbol', 'foldingRange'])
      assert.equal(await client.connection.sendRequest(`textDocument/${method}`, other), null);
  });
});
