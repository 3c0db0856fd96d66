import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules } from '../../src/config/index.ts';
import { settingsFrom } from '../../src/lsp/settings.ts';
import { startClient } from '../support/language-client.ts';

/** The extension as it is packed for VS Code; the editor itself is not run here. */
describe('the extension of VS Code', () => {
  let folder: string;
  const inPackage = (...path: readonly string[]): string => join(folder, 'extension', ...path);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloud-config-vscode-'));
    execFileSync('unzip', ['-q', 'dist/cloud-config.vsix', '-d', folder]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what its manifest names', () => {
    const manifest = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'));
    const [language] = manifest.contributes.languages;
    const [grammar] = manifest.contributes.grammars;
    for (const path of [manifest.main, language.configuration, grammar.path])
      assert.ok(existsSync(inPackage(path)), path);
    for (const line of ['#cloud-config', '\uFEFF#cloud-config'])
      assert.match(line, new RegExp(language.firstLine));
    assert.doesNotMatch('# a comment', new RegExp(language.firstLine));
    assert.equal(readFileSync(inPackage('dist/extension.cjs'), 'utf8').includes('require("vscode")'), true);
  });

  it('has a setting for all that the server reads but for what is in the package, with its defaults', () => {
    const [, table = ''] = readFileSync('docs/editors.md', 'utf8').split('## Settings');
    const documented = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    const { contributes } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'));
    const { 'cloudConfig.takeOver': ours, ...properties } = contributes.configuration.properties;
    assert.equal(ours.default, true);
    const names = Object.keys(properties).map((name) => name.replace('cloudConfig.', ''));
    assert.deepEqual([...names, 'docsUrl', 'schemaUrl'].toSorted(), documented.toSorted());
    const defaults = names.map((name) => [name, properties[`cloudConfig.${name}`].default]);
    assert.deepEqual(settingsFrom(Object.fromEntries(defaults)), settingsFrom(undefined));
  });

  it('has a page for every rule, to which a finding leads', async () => {
    const pages = readdirSync(inPackage('docs/rules'));
    for (const { code } of rules) assert.ok(pages.includes(`${code}.md`), code);
    const { publisher, name, contributes } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'));
    assert.deepEqual(contributes.configurationDefaults['workbench.editorAssociations'], {
      [`**/${publisher}.${name}-*/docs/rules/*.md`]: 'vscode.markdown.preview.editor',
    });
  });

  it('carries a server that works without anything beside it', async () => {
    const docsUrl = 'file:///extension/docs/rules/{code}.md';
    const client = await startClient({
      program: [process.execPath, inPackage('server/cloud-config.mjs')],
      settings: { docsUrl },
    });
    client.open('#cloud-config\nhostnam: n1\n', { languageId: 'cloud-config' });
    const { diagnostics } = await client.published();
    assert.equal(diagnostics[0]?.code, 'CC201');
    assert.equal(diagnostics[0]?.codeDescription?.href, 'file:///extension/docs/rules/CC201.md');
    assert.equal(await client.end(), 0);
  });
});
