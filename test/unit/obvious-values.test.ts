import assert from 'node:assert/strict';
import { fixed } from '../../src/config/fix.ts';
import { readDocument } from '../../src/config/read.ts';

const validate = (text: string) => readDocument(text).diagnostics;

function corrected(text: string, unsafe = false): string {
  const source = `#cloud-config\n${text}`;
  return fixed(source, validate(source), { validate, unsafe }).text.slice('#cloud-config\n'.length);
}

const BASE64 = 'AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
const KEY = `ssh-ed25519 ${BASE64} a@b`;
/** A key with both signs that are no letters. */
const RSA = `ssh-rsa ${Buffer.concat([field('ssh-rsa'), field('\u0001\0\u0001'), field(`\0${'\u00fb\u00ff'.repeat(128)}`)]).toString('base64')} a`;

function field(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const HASH = `$6$kUAvUFbxoLbPlWoD$gPDf9DRas8AW7s2/R2aUdvzFL1AtYoV.riCrEsN6tGQFEbHon25nMMiPgb2Gpg6wcWQDMjW3chT4ikgUy.LmO1`;

const file = (line: string) => `write_files:\n  - path: /etc/motd\n    ${line}\n    content: hi\n`;
const path = (text: string) => `write_files:\n  - path: ${text}\n    content: hi\n`;
const user = (line: string) => `users:\n  - name: alice\n    ${line}\n`;
const unit = (line: string) => `coreos:\n  units:\n    - name: docker.service\n      ${line}\n`;
const update = (line: string) => `coreos:\n  update:\n    ${line}\n`;
const locksmith = (start: string, length = '1h') =>
  `coreos:\n  locksmith:\n    window_start: ${start}\n    window_length: ${length}\n`;
const etcd = (line: string) =>
  `coreos:\n  etcd2:\n    name: a\n    ${line}\n  units:\n    - name: etcd2.service\n      command: start\n`;
const fleet = (line: string) =>
  `coreos:\n  fleet:\n    ${line}\n  units:\n    - name: fleet.service\n      command: start\n`;
const keys = (line: string) => `ssh_authorized_keys:\n  - ${line}\n`;

/** Forms of the same, the last being what is meant. */
const FORMS: readonly (readonly [
  what: string,
  text: (value: string) => string,
  right: string,
  ...wrong: string[],
])[] = [
  [
    'a mode',
    (mode) => file(`permissions: ${mode}`),
    '"0644"',
    'o644',
    '0644,',
    "'0644 '",
    '0x1a4',
    '"000644"',
    '"100644"',
    '-rw-r--r--',
    'rw-r--r--',
    '"u=rw,go=r"',
  ],
  [
    'an owner',
    (owner) => file(`owner: ${owner}`),
    'root:wheel',
    'root/wheel',
    '"root,wheel"',
    'root wheel',
    'root;wheel',
  ],
  [
    'an encoding',
    (encoding) => file(`encoding: ${encoding}`).replace('content: hi', 'content: aGk='),
    'base64',
    'BASE64',
    'Base-64',
  ],
  ['a path', path, '/etc/motd', '\\etc\\motd', 'file:///etc/motd', `'"/etc/motd"'`],
  [
    'a job',
    (job) => unit(`command: ${job}`),
    'start',
    'run',
    'running',
    'START',
    'started',
    '[start]',
    '[ start ]',
  ],
  ['a switch', (on) => unit(`enable: ${on}`), 'true', 't', '[true]', 'start'],
  [
    'a strategy',
    (word) => update(`reboot-strategy: ${word}`),
    '"off"',
    'none',
    'never',
    'disabled',
    '"OFF"',
    'Manual',
  ],
  [
    'a moment',
    locksmith,
    'Thu 02:00',
    'Thr 02:00',
    'thursday 2am',
    'Thu, 2:00 AM',
    'Thu 02.00',
    'THURS 02:00:00',
  ],
  ['a moment after noon', locksmith, 'Sat 14:30', 'Sat 2:30pm', 'saturday 14.30'],
  [
    'a length',
    (length) => locksmith('Thu 02:00', length),
    '2h30m',
    '2h 30m',
    '2:30',
    '2h30',
    '2 hours 30 minutes',
    '-2h30m',
  ],
  ['a length in days', (length) => locksmith('Thu 02:00', length), '24h', '1d', '1 day'],
  ['milliseconds', (number) => etcd(`heartbeat-interval: ${number}`), '100', '100ms', '0.1s'],
  ['a count', (number) => etcd(`snapshot-count: ${number}`), '10000', '10,000', "10'000"],
  ['seconds', (number) => fleet(`etcd_request_timeout: ${number}`), '2.5', '2,5', '2.5s', '2500ms'],
  ['a state', (state) => etcd(`initial_cluster_state: ${state}`), 'existing', 'exists'],
  ['a shell', (shell) => user(`shell: ${shell}`), '/bin/bash', 'bash', 'bin/bash', '[/bin/bash]'],
  ['a home', (home) => user(`homedir: ${home}`), '/home/alice', 'home/alice', '~alice'],
  ['a date', (date) => user(`expiredate: ${date}`), '2031-01-31', '2031/01/31', '20310131'],
  [
    'an account',
    (account) => user(`ssh_import_id: ${account}`),
    'gh:alice',
    'github:alice',
    'https://github.com/alice',
  ],
  [
    'a host name',
    (name) => `hostname: ${name}\n`,
    'core-01',
    '-core-01',
    'core-01"',
    '"core-01:"',
    '[core-01]',
    '{name: core-01}',
  ],
  ['a domain', (name) => `hostname: ${name}\n`, 'core.example', 'core..example'],
  ['a name', (name) => `users:\n  - name: ${name}\n`, 'deploy', '"deploy:"', '[deploy]'],
  ['a public key', keys, KEY, `key: ${KEY}`, `- ${KEY}`, KEY.replace('ssh-ed25519 ', 'ssh-ed25519')],
  [
    'a key that went through a URL',
    keys,
    RSA,
    RSA.replaceAll('+', '%2B').replaceAll('/', '%2F'),
    RSA.replaceAll('+', '-').replaceAll('/', '_'),
  ],
  [
    'an option of a key',
    keys,
    `from="10.0.0.0/8" ${KEY}`,
    `from=10.0.0.0/8 ${KEY}`,
    `from='10.0.0.0/8' ${KEY}`,
  ],
  [
    'a hash',
    (hash) => user(`passwd: ${hash}`),
    `"${HASH}"`,
    `"${HASH} "`,
    `"'${HASH}'"`,
    `"{CRYPT}${HASH}"`,
    `"alice:${HASH}:17000:0:99999:7:::"`,
    `"${HASH.replaceAll('$', '$$$$')}"`,
    `"${HASH.replaceAll('$', '\\\\$&')}"`,
  ],
];

describe('a value that is not taken', () => {
  for (const [what, text, right, ...wrong] of FORMS)
    it(`is corrected where it is obvious what is meant: ${what}`, () => {
      for (const each of wrong) assert.equal(corrected(text(each)), text(right));
    });

  it('gets hyphens for blanks in a host name only when asked to', () => {
    assert.equal(corrected('hostname: core 01\n'), 'hostname: core 01\n');
    assert.equal(corrected('hostname: core 01\n', true), 'hostname: core-01\n');
  });

  it('is left where nothing is obvious', () => {
    const texts = [
      file('permissions: 0l44'),
      file('permissions: "u+x"'),
      file('owner: "a b c"'),
      path('~/motd'),
      unit('command: begin'),
      locksmith('tonight'),
      locksmith('Thu 25:00'),
      locksmith('Thu 02:00', 'a while'),
      etcd('snapshot-count: many'),
      etcd('snapshot-count: 10s'),
      'users:\n  - default\n',
      'hostname: {a: b, c: d}\n',
      'hostname: {{ name }}\n',
      user('groups:\n      - docker: true'),
    ];
    for (const text of texts) assert.equal(corrected(text), text);
  });

  it('is stated once where it has another name', () => {
    const text = file('encode: base64').replace(
      'content: hi',
      'content: IyEvYmluL3NoCmVjaG8gaGVsbG8gd29ybGQK',
    );
    assert.equal(corrected(text, true), text.replace('encode', 'encoding'));
  });

  it('makes entries of names and of keys with names', () => {
    assert.equal(corrected('users:\n  - joe\n'), 'users:\n  - name: joe\n');
    assert.equal(corrected(`ssh_authorized_keys:\n  mine: ${KEY}\n`), `ssh_authorized_keys:\n  - ${KEY}\n`);
  });
});
