import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { acceptedPart, positionsIn, readDocument, type Variables } from '../../src/config/index.ts';

function read(body: string, variables?: Variables) {
  return readDocument(`#cloud-config\n${body}`, variables === undefined ? {} : { variables });
}

function codes(body: string): readonly string[] {
  return read(body).diagnostics.map(({ code }) => code);
}

describe('reading a document', () => {
  it('takes texts as they are written, whatever YAML would make of them', () => {
    const { decoded, diagnostics } = read(`
hostname: 1.10
coreos:
  update: {reboot-strategy: off}
  etcd2: {proxy: on, name: 0x10, discovery-srv: ~}
write-files:
  - {path: /etc/a, permissions: 0644, content: yes}
`);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(decoded, {
      hostname: '1.10',
      coreos: { update: { reboot_strategy: 'off' }, etcd2: { proxy: 'on', name: '0x10' } },
      write_files: [{ path: '/etc/a', permissions: '0644', content: 'yes' }],
    });
  });

  it('takes the booleans of YAML 1.1', () => {
    for (const [word, value] of [
      ['yes', true],
      ['On', true],
      ['y', true],
      ['no', false],
      ['OFF', false],
    ] as const) {
      const { decoded } = read(`coreos: {units: [{name: a.service, enable: ${word}}]}`);
      assert.deepEqual(decoded, { coreos: { units: [{ name: 'a.service', enable: value }] } });
    }
  });

  it('takes them too where true and false are among the words of a text', () => {
    for (const [written, value] of [
      ['yes', 'true'],
      ['True', 'true'],
      ['off', 'false'],
      ['localhost', 'localhost'],
    ] as const)
      assert.deepEqual(read(`manage_etc_hosts: ${written}`).decoded, { manage_etc_hosts: value });
    assert.deepEqual(codes('manage_etc_hosts: "yes"'), ['CC203']);
  });

  it('leaves out a quoted number where a number must be, and says how to write it', () => {
    const { decoded, diagnostics } = read('coreos: {etcd2: {heartbeat-interval: "600"}}');
    assert.deepEqual(decoded, { coreos: { etcd2: {} } });
    assert.equal(diagnostics[0]?.code, 'CC202');
    assert.equal(diagnostics[0]?.fix?.edits[0]?.text, '600');
  });

  it('adds no line break to a block scalar at the end of a file that has none', () => {
    assert.deepEqual(read('write_files: \n- path: /a\n  content: |\n    x').decoded, {
      write_files: [{ path: '/a', content: 'x' }],
    });
  });

  it('keeps the bytes of `!!binary`, as base64 where they are no text', () => {
    const file = (rest: string): unknown => {
      const { decoded, diagnostics } = read(`write_files:\n  - path: /a\n${rest}`);
      assert.deepEqual(diagnostics, []);
      return decoded;
    };
    const gzip = gzipSync('packed').toString('base64');
    const content = `    content: !!binary |\n      ${gzip.slice(0, 8)}\n      ${gzip.slice(8)}\n`;
    const packed = { path: '/a', content: gzip, encoding: 'gzip+base64' };
    assert.deepEqual(file(`    encoding: gzip\n${content}`), { write_files: [packed] });
    assert.deepEqual(file(`${content}    encoding: gz\n`), { write_files: [packed] });
    assert.deepEqual(file('    content: !!binary /9j/4AAQ\n'), {
      write_files: [{ path: '/a', content: '/9j/4AAQ', encoding: 'base64' }],
    });
    assert.deepEqual(file('    content: !!binary aGk=\n'), { write_files: [{ path: '/a', content: 'hi' }] });
  });

  it('takes an unknown variable in braces for one of a template', () => {
    const message = (name: string): string =>
      read(`coreos: {etcd2: {name: '${name}'}}`).diagnostics[0]?.message ?? '';
    assert.match(
      message(`\${node}`),
      /variable `\$\{node\}`.*render the document first.*escape it as `\\\$\{node\}`/,
    );
    assert.doesNotMatch(message('$node'), /render/);
  });

  it('names a template in place of packed content once', () => {
    const file = 'write_files:\n  - path: /a\n    encoding: gzip+base64\n    content: {{ Packed }}\n';
    assert.deepEqual(codes(file), ['CC009']);
    assert.deepEqual(codes('write_files:\n  - path: /a\n    encoding: gzip+base64\n'), ['CC304']);
  });

  it('treats null like a missing key', () => {
    assert.deepEqual(read('users:\ncoreos:\n  units: ~\n').decoded, { coreos: {} });
  });

  it('follows aliases and merge keys', () => {
    const { decoded } = read('users:\n  - &a {name: alice, groups: [sudo]}\n  - {<<: *a, name: bob}\n');
    assert.deepEqual(decoded, {
      users: [
        { name: 'alice', groups: ['sudo'] },
        { name: 'bob', groups: ['sudo'] },
      ],
    });
  });

  it('takes a comma-separated text for a list of groups', () => {
    assert.deepEqual(read('users: [{name: a, groups: "sudo, docker"}]').decoded, {
      users: [{ name: 'a', groups: ['sudo', 'docker'] }],
    });
  });

  it('names both lines of a repeated key', () => {
    const [finding] = read('hostname: a\nhostname: b\n').diagnostics;
    assert.match(finding?.message ?? '', /line 2/);
    assert.deepEqual(read('hostname: a\nhostname: b\n').decoded, { hostname: 'b' });
  });

  it('suggests the key that was meant, in the spelling that is used', () => {
    const [finding] = read('ssh-authorised-keys: []').diagnostics;
    assert.equal(finding?.fix?.edits[0]?.text, 'ssh-authorized-keys');
  });

  it('says where a misplaced key belongs', () => {
    assert.match(
      read('coreos: {users: []}').diagnostics[0]?.message ?? '',
      /at the top level, not under `coreos`/,
    );
    assert.match(read('units: []').diagnostics[0]?.message ?? '', /under `coreos`/);
  });

  it('makes one finding of a mapping full of unknown keys', () => {
    const body = Array.from({ length: 50_000 }, (_, index) => `key${index}: x`).join('\n');
    assert.deepEqual(codes(body), ['CC201']);
  });

  it('stops at a nesting that no document has', () => {
    assert.deepEqual(codes(`users: ${'['.repeat(2000)}`), ['CC105']);
    assert.deepEqual(
      codes(`users:\n${Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}- `).join('\n')}x`),
      ['CC105'],
    );
  });

  it('accepts an escaped variable in double quotes', () => {
    const variables = { values: new Map([['private_ipv4', '10.0.0.1']]), source: 'a test' };
    assert.deepEqual(read('hostname: "\\$private_ipv4"', variables).decoded, { hostname: '$private_ipv4' });
    assert.deepEqual(codes('hostname: "\\$private_ipv4"'), []);
  });

  it('reads positions past a carriage return', () => {
    const { source, diagnostics } = readDocument('#cloud-config\r\nhostname: a\r\nhostnme: b\r\n');
    assert.deepEqual(positionsIn(source)(diagnostics[0]?.start ?? 0), { line: 3, column: 1 });
  });
});

describe('what a boot applies of a document', () => {
  it('is all but what its findings rule out', () => {
    const { config } = acceptedPart(
      read('hostname: a\nnonsense: b\nwrite_files:\n  - {path: rel}\n  - {path: /abs, content: x}\n'),
    );
    assert.deepEqual(config, { hostname: 'a', write_files: [{ path: '/abs', content: 'x' }] });
  });

  it('remembers the lines of what is left of a list', () => {
    const { lineOf } = acceptedPart(read('write_files:\n  - {path: rel}\n  - {path: /abs, content: x}\n'));
    assert.equal(lineOf('write_files[0]'), 4);
    assert.equal(lineOf('write_files[0].content'), 4);
    assert.equal(lineOf('write_files[7]'), undefined);
    assert.equal(lineOf('coreos.units[0].drop_ins[1]'), undefined);
  });

  it('is the host name and SSH keys when the YAML is broken further down', () => {
    const { config, isRefused } = acceptedPart(
      read('hostname: a\nssh_authorized_keys: [k]\nusers:\n  - name: "a\n'),
    );
    assert.deepEqual(config, { hostname: 'a', ssh_authorized_keys: ['k'] });
    assert.equal(isRefused, true);
  });

  it('is nothing without the header', () => {
    assert.deepEqual(acceptedPart(readDocument('hostname: a\n')).config, {});
  });

  it('leaves out a service whose setting needs an address that nobody supplied', () => {
    const variables = { values: new Map([['private_ipv4', undefined]]), source: 'the file x' };
    const reading = read(
      'coreos:\n  etcd2:\n    name: a\n    listen-peer-urls: http://$private_ipv4:2380\n',
      variables,
    );
    assert.deepEqual(acceptedPart(reading).config, { coreos: {} });
    assert.match(reading.diagnostics[0]?.message ?? '', /the file x did not supply one/);
  });
});
