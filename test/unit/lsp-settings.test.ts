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
      const given = { cloudConfig: { docsUrl: url, schemaUrl: url } };
      const { docsUrl, schemaUrl } = settingsFrom(given, { before });
      assert.deepEqual([docsUrl, schemaUrl], ['https://a.example', 'https://b.example']);
    }
  });

  it('stay as they were where the client says nothing of them', () => {
    const before = settingsFrom({ targets: ['flatcar', 'etcd=3.7'], provider: 'ec2' });
    for (const given of [undefined, null, {}, { targets: null, provider: null }, { codeLens: true }])
      assert.deepEqual(settingsFrom(given, { before }).target, before.target);
    assert.deepEqual(settingsFrom({ targets: ['coreos'] }, { before }).target, {
      agents: [{ name: 'coreos' }],
      provider: 'ec2',
    });
    assert.deepEqual(settingsFrom({ provider: 'gce' }, { before }).target, {
      ...before.target,
      provider: 'gce',
    });
    assert.equal(settingsFrom({ targets: [], provider: '' }, { before }).target, undefined);
  });

  it('leave out what there is not, say it, and keep the rest', () => {
    const providers = ['ec2', 'gce'];
    const { target, problems } = settingsFrom(
      { targets: ['flatcar', 'flatcat', 7, 'etcd=3.7'], provider: 'ec3' },
      { providers },
    );
    assert.deepEqual(Object.keys(target ?? {}), ['agents', 'etcd']);
    assert.equal(problems.length, 3);
    assert.match(problems[0] ?? '', /`flatcat`/);
    assert.match(problems[1] ?? '', /`7`/);
    assert.match(problems[2] ?? '', /`ec3`, did you mean ec2\?/);
    assert.deepEqual(settingsFrom({ targets: 'flatcar', provider: 'gce' }, { providers }).problems, []);
  });
});
