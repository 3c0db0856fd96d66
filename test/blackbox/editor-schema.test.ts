import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ConfigurationParams,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const SCHEMA = pathToFileURL(resolve('schemas/cloud-config.editor.schema.json')).href;

/** The schema for editors, as the language server that most of them use reads it. */
describe('the schema in yaml-language-server', () => {
  let server: ChildProcess;
  let connection: ProtocolConnection;
  let count = 0;
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();

  before(async () => {
    server = spawn(process.execPath, [
      'node_modules/yaml-language-server/bin/yaml-language-server',
      '--stdio',
    ]);
    assert.ok(server.stdout !== null && server.stdin !== null);
    connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      waiting.get(uri)?.(diagnostics);
      waiting.delete(uri);
    });
    const yaml = {
      schemas: { [SCHEMA]: '*' },
      schemaStore: { enable: false },
      validate: true,
      hover: true,
      completion: true,
    };
    connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section }) => (section === 'yaml' ? yaml : {})),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    const capabilities = { workspace: { configuration: true } };
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml } });
  });
  after(async () => {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    connection.dispose();
    server.kill();
  });

  async function messagesOf(text: string): Promise<readonly string[]> {
    const uri = `file:///documents/${count++}.yaml`;
    const answer = new Promise<readonly Diagnostic[]>((done) => waiting.set(uri, done));
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return (await answer).map(({ message }) => (typeof message === 'string' ? message : message.value));
  }

  it('takes what cloud-config takes: both spellings, modes, switches and variables', async () => {
    const text = `#cloud-config
ssh-authorized-keys: []
manage_etc_hosts: true
users:
  - name: jo
    no-create-home: yes
    groups: sudo, docker
write_files:
  - path: /etc/a
    permissions: 0644
    content: 42
coreos:
  update:
    reboot-strategy: off
  etcd2:
    initial-cluster-state: new
    listen-peer-urls: http://$private_ipv4:2380
  units:
    - name: a.service
      enable: on
      drop-ins:
        - name: a.conf
          content:
`;
    assert.deepEqual(await messagesOf(text), []);
  });

  it('complains of no example of this project that is right', async () => {
    const examples = readdirSync('examples', { encoding: 'utf8', recursive: true }).filter(
      (name) => name.endsWith('.yml') && name !== 'broken.yml',
    );
    assert.ok(examples.length > 0);
    for (const name of examples)
      assert.deepEqual(await messagesOf(readFileSync(`examples/${name}`, 'utf8')), [], name);
  });

  it('finds unknown keys, values that are none of a list, and missing names', async () => {
    const found = await messagesOf(
      '#cloud-config\nhostnam: a\ncoreos:\n  units:\n    - command: begin\n  update:\n    reboot-strategy: never\n',
    );
    const all = found.join('\n');
    assert.match(all, /hostnam/);
    assert.match(all, /Missing property "name"/);
    assert.match(all, /"start"/);
    assert.match(all, /"etcd-lock"/);
  });

  it('offers each key once, in the spelling with underscores, and explains it', async () => {
    const uri = `file:///documents/${count++}.yaml`;
    const text = '#cloud-config\nssh\n';
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    const answer: unknown = await connection.sendRequest('textDocument/completion', {
      textDocument: { uri },
      position: { line: 1, character: 3 },
    });
    const labels = JSON.stringify(answer).match(/"label":"[^"]+"/g);
    assert.deepEqual(
      labels?.filter((label) => label.includes('ssh')),
      ['"label":"ssh_authorized_keys"'],
    );
    const hover: unknown = await connection.sendRequest('textDocument/hover', {
      textDocument: { uri: await opened('#cloud-config\nssh-authorized-keys: []\n') },
      position: { line: 1, character: 4 },
    });
    assert.match(JSON.stringify(hover), /SSH public keys/);
  });

  async function opened(text: string): Promise<string> {
    await messagesOf(text);
    return `file:///documents/${count - 1}.yaml`;
  }
});
