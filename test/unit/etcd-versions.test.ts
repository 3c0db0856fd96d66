import assert from 'node:assert/strict';
import { type Diagnostic, readDocument, targetOf } from '../../src/config/index.ts';

const TOKEN = '3e86b59982e49066c5d813af1c2e2579';

function findingsFor(release: string, section: string, ...lines: readonly string[]): readonly Diagnostic[] {
  const target = targetOf(`etcd=${release}`);
  assert.ok(target !== undefined);
  const body = lines.map((line) => `    ${line}\n`).join('');
  const { diagnostics } = readDocument(`#cloud-config\ncoreos:\n  ${section}:\n${body}`, { target });
  return diagnostics.filter(({ rule }) => rule === 'etcd-version');
}

function severities(found: readonly Diagnostic[]): readonly string[] {
  return found.map(({ path, severity }) => `${severity} ${path.replace(/^.*\./, '')}`);
}

describe('the etcd that a document is for', () => {
  it('is a version from 2.0 on', () => {
    assert.equal(targetOf('etcd=v3.5.21')?.etcd?.text, '3.5');
    assert.equal(targetOf('etcd=3.6.0-rc.1')?.etcd?.text, '3.6');
    for (const text of ['etcd', 'etcd=', 'etcd=0.4', 'etcd=three', 'fleet=1.0', '3.5'])
      assert.equal(targetOf(text), undefined, text);
  });

  it('is not asked about when none is named', () => {
    const { diagnostics } = readDocument(
      '#cloud-config\ncoreos:\n  etcd2:\n    proxy_dial_timeout: 5\n    cors: http://a\n',
    );
    assert.deepEqual(diagnostics, []);
  });

  it('3.7 with a discovery URL is an error with the way out, and the token is not shown', () => {
    const url = `https://discovery.example.com/${TOKEN}`;
    for (const section of ['etcd', 'etcd2', 'etcd_member']) {
      assert.deepEqual(findingsFor('3.6', section, `discovery: ${url}`), []);
      const [finding] = findingsFor('3.7', section, `discovery: ${url}`);
      assert.equal(finding?.severity, 'error');
      assert.match(
        finding?.message ?? '',
        /every machine starts a cluster of its own; use `discovery_token`/,
      );
      assert.ok(!finding?.message.includes(TOKEN));
    }
    assert.equal(findingsFor('3.9', 'etcd2', `discovery: ${url}`).length, 1);
  });

  it('says gravely what opens or joins what it should not, and mildly what makes no difference', () => {
    const lines = [
      'ca_file: /ca.pem',
      'peer-ca-file: /ca.pem',
      'proxy: on',
      'debug: true',
      'proxy_read_timeout: 0',
    ];
    assert.deepEqual(severities(findingsFor('3.3', 'etcd2', ...lines)), []);
    assert.deepEqual(severities(findingsFor('3.4', 'etcd2', ...lines)), [
      'error ca_file',
      'error peer_ca_file',
    ]);
    assert.deepEqual(severities(findingsFor('3.6', 'etcd2', ...lines)), [
      'error ca_file',
      'error peer_ca_file',
      'error proxy',
      'warning debug',
      'warning proxy_read_timeout',
    ]);
    assert.deepEqual(severities(findingsFor('3.6', 'etcd2', 'proxy: off')), ['warning proxy']);
    assert.deepEqual(severities(findingsFor('3.6', 'etcd_member', 'enable_v2: no')), ['warning enable_v2']);
  });

  it('names the spelling that it knows', () => {
    const [older] = findingsFor('3.5', 'etcd_member', 'memory_mlock: true');
    assert.match(older?.message ?? '', /an option of etcd 3\.6 to 3\.7: write `experimental_memory_mlock`/);
    const [newer] = findingsFor('3.7', 'etcd_member', 'experimental-memory-mlock: true');
    assert.match(newer?.message ?? '', /`experimental-memory-mlock`.*: write `memory_mlock`/);
    const [gate] = findingsFor('3.7', 'etcd_member', 'experimental_initial_corrupt_check: true');
    assert.match(gate?.message ?? '', /feature_gates: InitialCorruptCheck=true/);
  });

  it('does not start with some values', () => {
    assert.deepEqual(severities(findingsFor('3.4', 'etcd2', 'cors: "*,http://a:80"')), []);
    assert.deepEqual(severities(findingsFor('3.4', 'etcd2', 'cors: http://a,http://b:80')), ['error cors']);
    assert.deepEqual(severities(findingsFor('3.3', 'etcd2', 'cors: http://a')), []);
    assert.deepEqual(severities(findingsFor('3.5', 'etcd2', 'discovery-fallback: proxy')), []);
    assert.deepEqual(severities(findingsFor('3.6', 'etcd2', 'discovery-fallback: proxy')), [
      'error discovery_fallback',
    ]);
  });

  it('of a release between two that are known has the benefit of the doubt', () => {
    assert.deepEqual(severities(findingsFor('3.1', 'etcd_member', 'max_txn_ops: 5')), []);
    assert.deepEqual(severities(findingsFor('3.0', 'etcd_member', 'max_txn_ops: 5')), [
      'warning max_txn_ops',
    ]);
    assert.deepEqual(severities(findingsFor('3.2', 'etcd', 'addr: 10.0.0.1:4001')), ['warning addr']);
    assert.deepEqual(severities(findingsFor('2.0', 'etcd2', 'name: a')), []);
  });

  it('knows nothing of the options of etcd 0.4 but those that etcd 2.3 took', () => {
    const [finding] = findingsFor('2.3', 'etcd', 'snapshot_count: 5', 'peer_addr: 10.0.0.1:7001');
    assert.match(finding?.message ?? '', /`snapshot_count`, an option of etcd 0\.4: remove it/);
  });
});
