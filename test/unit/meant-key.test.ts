import assert from 'node:assert/strict';
import { fixed } from '../../src/config/fix.ts';
import { readDocument } from '../../src/config/read.ts';

const validate = (text: string) => readDocument(text).diagnostics;

function corrected(text: string, unsafe: boolean): string {
  const source = `#cloud-config\n${text}`;
  return fixed(source, validate(source), { validate, unsafe }).text.slice('#cloud-config\n'.length);
}

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
const etcd = (line: string) =>
  `coreos:\n  etcd2:\n    ${line}\n  units:\n    - name: etcd2.service\n      command: start\n`;
const unit = (line: string) => `coreos:\n  units:\n    - name: docker.service\n      ${line}\n`;
const file = (line: string) => `write_files:\n  - path: /etc/motd\n    ${line}\n`;
const user = (line: string) => `users:\n  - name: alice\n    ${line}\n`;

const CERTAIN: readonly (readonly [what: string, wrong: string, right: string])[] = [
  ['in other case', 'HostName: web1\n', 'hostname: web1\n'],
  ['in camel case', file('content: hi').replace('write_files', 'writeFiles'), file('content: hi')],
  ['of its successor', unit('command: start').replace('coreos', 'flatcar'), unit('command: start')],
  ['in the singular', user('gecos: A').replace('users', 'user'), user('gecos: A')],
  [
    'of host keys with a list of public keys',
    `ssh_keys:\n  - ${KEY}\n`,
    `ssh_authorized_keys:\n  - ${KEY}\n`,
  ],
  ['cut short', unit('cmd: start'), unit('command: start')],
  ['that is the command', unit('start: true'), unit('command: start')],
  ['id of a unit', unit('command: start').replace('name:', 'id:'), unit('command: start')],
  ['id of a user', user('gecos: A').replace('name:', 'id:'), user('gecos: A')],
  ['id with a number', user('id: 1001'), user('uid: 1001')],
  ['body', file('body: hi'), file('content: hi')],
  ['chmod', file('chmod: "0600"'), file('permissions: "0600"')],
  [
    'with words in other order',
    etcd('client-listen-urls: http://10.0.0.1:2379,http://127.0.0.1:2379'),
    etcd('listen-client-urls: http://10.0.0.1:2379,http://127.0.0.1:2379'),
  ],
  [
    'discovery-url',
    etcd('discovery-url: https://discovery.etcd.io/0123456789abcdef0123456789abcdef'),
    etcd('discovery: https://discovery.etcd.io/0123456789abcdef0123456789abcdef'),
  ],
  [
    'advertise-peer-urls',
    etcd('advertise-peer-urls: http://10.0.0.1:2380'),
    etcd('initial-advertise-peer-urls: http://10.0.0.1:2380'),
  ],
  ['ssh-import-github', user('ssh-import-github: alice'), user('coreos-ssh-import-github: alice')],
  ['that says the opposite', user('create-home: true'), user('no-create-home: false')],
  [
    'that says the opposite of a denial',
    'coreos:\n  fleet:\n    enable_engine: no\n  units:\n    - name: fleet.service\n      command: start\n',
    'coreos:\n  fleet:\n    disable_engine: true\n  units:\n    - name: fleet.service\n      command: start\n',
  ],
  [
    'of fleet in flannel',
    'coreos:\n  flannel:\n    etcd_servers: http://10.0.0.1:2379\n  units:\n    - name: flanneld.service\n      command: start\n',
    'coreos:\n  flannel:\n    etcd_endpoints: http://10.0.0.1:2379\n  units:\n    - name: flanneld.service\n      command: start\n',
  ],
];

const LEFT: readonly (readonly [what: string, text: string])[] = [
  [
    'is there already',
    user('ssh_keys: []').replace('ssh_keys: []', `ssh_keys: []\n    ssh_authorized_keys:\n      - ${KEY}`),
  ],
  ['means a mapping of host keys', 'ssh_keys:\n  rsa_public: a\n'],
  ['means one user of cloud-init', 'user:\n  name: alice\n'],
  ['differs in a whole word', 'coreos:\n  etcd2:\n    advertise_foo_urls: http://10.0.0.1:2379\n'],
  ['holds a password in place of a hash', user('password: hunter22')],
];

describe('an unknown key', () => {
  for (const [what, wrong, right] of CERTAIN)
    it(`${what} is renamed`, () => assert.equal(corrected(wrong, false), right));

  for (const [what, text] of LEFT)
    it(`stays when it ${what}`, () => assert.equal(corrected(text, false), text));

  it('of a section is put into one where there is none', () => {
    const setting = 'reboot-strategy: "off"\n';
    assert.equal(corrected(`coreos:\n  ${setting}`, false), `coreos:\n  update:\n    ${setting}`);
    const two = (indent: string) => `coreos:\n${indent}server: https://example.com/v1/update/\n  ${setting}`;
    assert.equal(corrected(two('  '), false), two('  update:\n    '));
    const beside = `coreos:\n  ${setting}  update:\n    group: beta\n`;
    assert.equal(corrected(beside, false), beside);
  });

  it('that has words of one other is renamed when guesses are asked for', () => {
    const wrong = 'coreos:\n  locksmith:\n    reboot-window-start: Thu 02:00\n    window-length: 1h\n';
    assert.equal(corrected(wrong, false), wrong);
    assert.equal(corrected(wrong, true), wrong.replace('reboot-window', 'window'));
  });
});
