import assert from 'node:assert/strict';
import { settingsFrom } from '../../src/lsp/settings.ts';

describe('settings of an editor', () => {
  it('name pages on the web or of this machine', () => {
    for (const docsUrl of ['https://docs.example.com', 'http://localhost:1', 'file:///docs/{code}.md'])
      assert.equal(settingsFrom({ docsUrl }).docsUrl, docsUrl);
  });

  it('of a workspace make no link a command or another machine’s file', () => {
    const before = settingsFrom({ docsUrl: 'https://a.example', schemaUrl: 'https://b.example' });
    for (const url of [
      'command:workbench.action.terminal.new',
      'javascript:1',
      'file://evil/share',
      'vscode:x',
    ]) {
      const { docsUrl, schemaUrl } = settingsFrom({ cloudConfig: { docsUrl: url, schemaUrl: url } }, before);
      assert.deepEqual([docsUrl, schemaUrl], ['https://a.example', 'https://b.example']);
    }
  });
});
