import assert from 'node:assert/strict';
import { applyEdits } from '../../src/config/fix.ts';
import { readDocument } from '../../src/config/read.ts';

/** But for the deprecation of the keys that fetch keys. */
const validate = (text: string) =>
  readDocument(`#cloud-config\n${text}`).diagnostics.filter(({ code }) => code !== 'CC205');

const setting = (section: string, unit: string) => (line: string) =>
  `coreos:\n  ${section}:\n    ${line}\n  units:\n    - name: ${unit}.service\n      command: start\n`;
const fleet = setting('fleet', 'fleet');
const flannel = setting('flannel', 'flanneld');
const etcd = setting('etcd2', 'etcd2');
const user = (line: string) => `users:\n  - name: alice\n    ${line}\n`;
const file = (path: string) => `write_files:\n  - path: ${path}\n    content: a\n`;

/** With one finding, and what is made of it. */
const FOUND: readonly (readonly [code: string, text: string, right?: string])[] = [
  ['CC383', fleet('public_ip: http://$private_ipv4:4001'), fleet('public_ip: $private_ipv4')],
  ['CC383', fleet('public_ip: 10.0.0')],
  ['CC383', fleet('agent_ttl: 1 minute'), fleet('agent_ttl: 1m')],
  ['CC383', flannel('interface: $private_ipv4/24'), flannel('interface: $private_ipv4')],
  ['CC383', flannel('interface: 10.0.0.256')],
  ['CC383', flannel('etcd_cafile: etc/ssl/ca.pem'), flannel('etcd_cafile: /etc/ssl/ca.pem')],
  ['CC383', etcd('discovery_srv: https://example.com'), etcd('discovery_srv: example.com')],
  ['CC383', 'coreos:\n  update:\n    group: beta // channel\n', 'coreos:\n  update:\n    group: beta\n'],
  ['CC384', etcd('cert_file: /etc/etcd.pem')],
  ['CC384', etcd('client_cert_auth: true')],
  ['CC385', file('/etc/sudoers.d/ops.conf'), file('/etc/sudoers.d/ops')],
  ['CC385', file('/etc/profile.d/editor'), file('/etc/profile.d/editor.sh')],
  [
    'CC385',
    file('/etc/systemd/system/docker.service.d/10-x'),
    file('/etc/systemd/system/docker.service.d/10-x.conf'),
  ],
  ['CC385', file('/etc/systemd/system/a.servcie'), file('/etc/systemd/system/a.service')],
  [
    'CC386',
    user('coreos_ssh_import_github: https://github.com/alice'),
    user('coreos_ssh_import_github: alice'),
  ],
  [
    'CC386',
    user('coreos_ssh_import_url: https:/example.com/a'),
    user('coreos_ssh_import_url: https://example.com/a'),
  ],
  ['CC372', user('groups: sudo;docker'), user('groups: "sudo, docker"')],
  ['CC372', user('groups: "[sudo, docker]"'), user('groups: "sudo, docker"')],
  ['CC372', user('primary_group: ops staff')],
  [
    'CC375',
    flannel('etcd_endpoints: http://10.0.0.1:2379 http://10.0.0.2:2379'),
    flannel('etcd_endpoints: http://10.0.0.1:2379,http://10.0.0.2:2379'),
  ],
  [
    'CC375',
    'coreos:\n  update:\n    server: htps://example.com/v1/update/\n',
    'coreos:\n  update:\n    server: https://example.com/v1/update/\n',
  ],
  ['CC376', fleet('metadata: disk=ssd;role=web'), fleet('metadata: "disk=ssd,role=web"')],
  ['CC376', fleet('metadata: disk=ssd,'), fleet('metadata: "disk=ssd"')],
  ['CC377', 'write_files:\n  - path: /etc/cni/net.d/10-a.conf\n    content: \'{"a": 1,}\'\n'],
  ['CC304', 'write_files:\n  - path: /etc/motd\n    encoding: base64\n    content: Welcome to bastion\n'],
  ['CC396', fleet('public_ip: "{PRIVATE_IPV4}"'), fleet('public_ip: "$private_ipv4"')],
];

const FINE: readonly string[] = [
  fleet('public_ip: ${private_ipv4}'),
  fleet('agent_ttl: 1m30s'),
  fleet('metadata: "disk=ssd,note=a b, role=web"'),
  flannel('interface: eth1'),
  flannel('interface: $private_ipv4'),
  etcd('data_dir: /var/lib/etcd2'),
  etcd('data_dir: default.etcd'),
  etcd('discovery_srv: example.com'),
  file('/etc/sudoers.d/ops'),
  file('/etc/sysctl.d/README'),
  file('/etc/systemd/system/app.env'),
  user('coreos_ssh_import_github: alice-b'),
  user('coreos_ssh_import_url: HTTPS://example.com/a'),
  user('primary_group: staff'),
  'write_files:\n  - path: /etc/motd\n    encoding: base64\n    content: V2VsY29tZSB0byBiYXN0aW9u\n',
];

describe('the form of a setting', () => {
  for (const [code, text, right] of FOUND)
    it(`that is no use is ${code}: ${text.split('\n').at(2)?.trim()}`, () => {
      const found = validate(text);
      assert.deepEqual(
        found.map((each) => each.code),
        [code],
      );
      const source = `#cloud-config\n${text}`;
      if (right !== undefined)
        assert.equal(applyEdits(source, found[0]?.fix?.edits ?? []), `#cloud-config\n${right}`);
    });

  it('is nothing to speak of where it is taken', () => {
    for (const text of FINE)
      assert.deepEqual(
        validate(text).map(({ message }) => message),
        [],
      );
  });
});
