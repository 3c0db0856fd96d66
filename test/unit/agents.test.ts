import assert from 'node:assert/strict';
import { DIFFERENCES, isAbout } from '../../src/config/agent-differences.ts';
import { LOST_KEYS } from '../../src/config/agents.ts';
import { type Shape, shape } from '../../src/config/generated/shape.ts';
import { type Diagnostic, readDocument, targetOf, targetsOf } from '../../src/config/index.ts';

function findingsFor(agent: string, ...lines: readonly string[]): readonly Diagnostic[] {
  const target = targetOf(agent);
  assert.ok(target !== undefined);
  const { diagnostics } = readDocument(`#cloud-config\n${lines.join('\n')}\n`, { target });
  return diagnostics.filter(({ code }) => code.startsWith('CC4'));
}

function codes(found: readonly Diagnostic[]): readonly string[] {
  return found.map(({ code, path }) => `${code} ${path}`);
}

/** What is found for several agents at once. */
function codesFor(agents: readonly string[], line: string): readonly string[] {
  const targets = targetsOf(agents);
  assert.ok('target' in targets);
  const { diagnostics } = readDocument(`#cloud-config\n${line}\n`, { target: targets.target });
  return diagnostics.map(
    ({ code, message }) => `${code} ${/cloud-init/i.test(message) ? 'cloud-init' : 'other'}`,
  );
}

/** The value that a fix writes. */
function written(agent: string, ...lines: readonly string[]): string | undefined {
  return findingsFor(agent, ...lines)[0]?.fix?.edits[0]?.text;
}

/** Every key of the schema by its way. */
function keysOf(type: Shape, pattern = ''): readonly string[] {
  if (type.kind === 'list') return keysOf(type.items, `${pattern}[]`);
  if (type.kind !== 'map') return [];
  return Object.entries(type.keys).flatMap(([name, key]) => {
    const next = pattern === '' ? name : `${pattern}.${name}`;
    return [next, ...keysOf(key.shape, next)];
  });
}

describe('another agent', () => {
  it('are each asked when several are named, and the later version of one', () => {
    const lines = 'write_files:\n  - {path: /etc/a, permissions: 644, append: true}';
    const both = ['CC401 other', 'CC403 cloud-init'];
    assert.deepEqual([...codesFor(['flatcar', 'cloud-init'], lines)].sort(), both);
    assert.deepEqual([...codesFor(['cloud-init', 'flatcar'], lines)].sort(), both);
    const targets = targetsOf(['cloud-init:22.1', 'etcd=3.5', 'cloud-init:25.1']);
    assert.deepEqual('target' in targets && targets.target.agents, [{ name: 'cloud-init', version: '25.1' }]);
  });

  it('is not spoken of when none is named', () => {
    const text = '#cloud-config\nwrite-files:\n  - path: /a\n    permissions: 644\n    append: yes\n';
    assert.deepEqual(readDocument(text).diagnostics, []);
  });

  it('is described by keys that there are', () => {
    const known = keysOf(shape);
    for (const { path } of LOST_KEYS) assert.ok(known.includes(path), path);
    for (const row of DIFFERENCES)
      assert.ok(
        known.some((key) => isAbout(row, key)),
        row.path,
      );
  });

  it('drops a whole section once', () => {
    const lines = ['coreos:', '  etcd_member:', '    auto-compaction-retention: "1"', '    name: $hostname'];
    assert.deepEqual(codes(findingsFor('coreos', ...lines)), ['CC401 coreos.etcd_member']);
    assert.deepEqual(codes(findingsFor('cloud-init', ...lines)), ['CC401 coreos']);
  });

  it('loses nothing with a key that says what it does anyway', () => {
    const lock = (value: string): readonly string[] => [
      'users:',
      '  - name: jo',
      `    lock_passwd: ${value}`,
    ];
    assert.equal(findingsFor('coreos', ...lock('false'))[0]?.severity, 'info');
    assert.equal(findingsFor('coreos', ...lock('true'))[0]?.severity, 'error');
  });

  it('of Flatcar reads hyphens up to release 3815', () => {
    const lines = ['coreos:', '  units:', '    - name: a.service', '      drop-ins: []'];
    assert.deepEqual(codes(findingsFor('flatcar', ...lines)), ['CC402 coreos.units[0].drop_ins']);
    assert.deepEqual(codes(findingsFor('flatcar:3975.2.0', ...lines)), ['CC402 coreos.units[0].drop_ins']);
    assert.deepEqual(findingsFor('flatcar:3815.2.5', ...lines), []);
    assert.deepEqual(findingsFor('coreos', ...lines), []);
  });

  it('of Canonical reads hyphens of users only, and grumbles', () => {
    const lines = ['users:', '  - name: jo', '    no-create-home: true', 'write-files: []'];
    const found = findingsFor('cloud-init:25.1', ...lines);
    assert.deepEqual(
      found.map(({ code, severity }) => `${code} ${severity}`),
      ['CC402 info', 'CC402 error'],
    );
  });

  it('reads modes in its own way', () => {
    const file = (mode: string): readonly string[] => [
      'write_files:',
      '  - path: /a',
      `    permissions: ${mode}`,
    ];
    assert.equal(written('cloud-init', ...file('644')), '"0644"');
    for (const mode of ['0644', '"644"', "'0644'"])
      assert.deepEqual(findingsFor('cloud-init', ...file(mode)), []);
    assert.equal(written('coreos', ...file('0o644')), '"0644"');
    assert.equal(findingsFor('flatcar', ...file('"4755"'))[0]?.severity, 'warning');
    for (const mode of ['644', '0644', '"0755"']) assert.deepEqual(findingsFor('coreos', ...file(mode)), []);
  });

  it('reads truth values, texts and lists in its own way', () => {
    const user = (line: string): readonly string[] => ['users:', '  - name: jo', `    ${line}`];
    assert.equal(written('flatcar', ...user('system: yes')), 'true');
    assert.equal(written('flatcar', ...user('groups: sudo, docker')), '[sudo, docker]');
    assert.equal(written('coreos', ...user('groups: sudo')), '[sudo]');
    assert.deepEqual(findingsFor('coreos', ...user('system: yes')), []);
    assert.deepEqual(findingsFor('cloud-init', ...user('groups: sudo, docker')), []);
    assert.equal(written('cloud-init', ...user('gecos: 007')), '"007"');
    assert.equal(written('cloud-init', ...user('system: n')), 'false');
    assert.deepEqual(findingsFor('cloud-init', ...user('system: no')), []);
    assert.equal(written('coreos', 'manage_etc_hosts: true'), 'localhost');
    assert.deepEqual(findingsFor('cloud-init', 'manage_etc_hosts: true'), []);
  });

  it('replaces other variables than this one', () => {
    const file = ['write_files:', '  - path: /a', '    content: "a $private_ipv4 ${HOME} $private_ipv4"'];
    assert.deepEqual(findingsFor('coreos', ...file), []);
    assert.deepEqual(codes(findingsFor('cloud-init', ...file)), ['CC406 write_files[0].content']);
    const setting = (value: string): readonly string[] => ['coreos:', '  fleet:', `    public_ip: ${value}`];
    assert.deepEqual(findingsFor('flatcar', ...setting('$public_ipv4')), []);
    assert.equal(written('flatcar', ...setting(`${'$'}{public_ipv4}`)), '$public_ipv4');
    assert.equal(written('flatcar', ...setting('$hostname')), undefined);
    assert.equal(findingsFor('flatcar', ...setting('$hostname')).length, 1);
  });

  it('locks an account with a password unless told otherwise, when it is of Canonical', () => {
    const hash = `"$6$abcdefgh$${'a'.repeat(86)}"`;
    const lines = ['users:', '  - name: jo', `    passwd: ${hash}`];
    assert.deepEqual(codes(findingsFor('cloud-init', ...lines)), ['CC405 users[0].passwd']);
    assert.deepEqual(findingsFor('cloud-init', ...lines, '    lock_passwd: false'), []);
    assert.deepEqual(findingsFor('cloud-init', 'users:', '  - name: jo', '    passwd: "*"'), []);
    assert.equal(
      findingsFor('cloud-init', 'users:', `  - {name: jo, passwd: ${hash}}`)[0]?.fix?.edits[0]?.text,
      'lock_passwd: false, ',
    );
  });
});
