import assert from 'node:assert/strict';
import { validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

const KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIB7CkWcwL7u+M3ZDUhWaN7lCzlUxhTjPdtXgRDyFjlWr';

/** The document after the first safe fix of each round, until there is none. */
function fixed(body: string): string {
  let text = `#cloud-config\n${body}`;
  for (let round = 0; round < 5; round++) {
    const found = validate(text, gunzip).diagnostics.find(
      ({ fix }) => fix !== undefined && fix.isUnsafe !== true,
    );
    if (found?.fix === undefined) break;
    const edits = [...found.fix.edits].sort((left, right) => right.start - left.start);
    for (const { start, end, text: inserted } of edits)
      text = text.slice(0, start) + inserted + text.slice(end);
  }
  return text.slice('#cloud-config\n'.length);
}

function unit(text: string): string {
  return `coreos:\n  units:\n    - name: a.service\n      content: |\n        ${text.replaceAll('\n', '\n        ')}\n`;
}

describe('safe fixes write what was meant', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['a header in other brackets', unit('(Service)\nExecStart=/bin/a'), unit('[Service]\nExecStart=/bin/a')],
    ['a header without brackets', unit('Service:\nExecStart=/bin/a'), unit('[Service]\nExecStart=/bin/a')],
    ['a header with a semicolon', unit('[Service];\nExecStart=/bin/a'), unit('[Service]\nExecStart=/bin/a')],
    [
      'a mark on the wrong side of the equals sign',
      unit('[Service]\nExecStart-=/bin/a b'),
      unit('[Service]\nExecStart=-/bin/a b'),
    ],
    [
      'long dashes of short and long options',
      unit('[Service]\nExecStart=/bin/a –f –detach –-rm'),
      unit('[Service]\nExecStart=/bin/a -f --detach --rm'),
    ],
    [
      'a directive without its equals sign, and a comment of another language',
      unit('[Service]\nExecStart /bin/a --b=c\n// d'),
      unit('[Service]\nExecStart=/bin/a --b=c\n# d'),
    ],
    [
      'two keys in one line',
      'coreos:\n  units:\n    - name: fleet.service command: start\n',
      'coreos:\n  units:\n    - name: fleet.service\n      command: start\n',
    ],
    [
      'a colon behind a value',
      'write_files:\n  - path: /etc/motd:\n    content: a\n',
      'write_files:\n  - path: /etc/motd\n    content: a\n',
    ],
    ['a line number', '4: manage_etc_hosts: localhost\n', 'manage_etc_hosts: localhost\n'],
    [
      'a dollar sign that strayed',
      'coreos:\n  etcd2:\n    advertise_client_urls: http://$ private_ipv4:2379\n',
      'coreos:\n  etcd2:\n    advertise_client_urls: http://$private_ipv4:2379\n',
    ],
    [
      'a dot before a port',
      'coreos:\n  etcd2:\n    advertise_client_urls: http://10.5.0.4.2379\n',
      'coreos:\n  etcd2:\n    advertise_client_urls: http://10.5.0.4:2379\n',
    ],
    [
      'a scheme twice',
      'coreos:\n  etcd2:\n    advertise_client_urls: https://https://10.5.0.4:2379\n',
      'coreos:\n  etcd2:\n    advertise_client_urls: https://10.5.0.4:2379\n',
    ],
    [
      'blanks beside an equals sign',
      'coreos:\n  etcd2:\n    initial_cluster: a = http://10.0.0.1:2380\n',
      'coreos:\n  etcd2:\n    initial_cluster: a=http://10.0.0.1:2380\n',
    ],
    [
      'an underscore before the suffix of a unit',
      'coreos:\n  units:\n    - name: fleet_service\n      command: start\n',
      'coreos:\n  units:\n    - name: fleet.service\n      command: start\n',
    ],
    [
      'the type of a key in capitals',
      `ssh_authorized_keys:\n  - SSH-ED25519 ${KEY}\n`,
      `ssh_authorized_keys:\n  - ssh-ed25519 ${KEY}\n`,
    ],
    [
      'the name of a variable before a key',
      `ssh_authorized_keys:\n  - SSH_KEY=ssh-ed25519 ${KEY}\n`,
      `ssh_authorized_keys:\n  - ssh-ed25519 ${KEY}\n`,
    ],
    [
      'a mistyped mode, once',
      `write_files:\n  - path: /opt/a\n    permisions: "0700"\n    content: |\n      #!/bin/sh\n${unit('[Service]\nExecStart=/opt/a')}`,
      `write_files:\n  - path: /opt/a\n    permissions: "0700"\n    content: |\n      #!/bin/sh\n${unit('[Service]\nExecStart=/opt/a')}`,
    ],
  ];
  for (const [what, before, after] of cases) it(what, () => assert.equal(fixed(before), after));

  it('and nothing where that is not certain', () => {
    for (const text of [
      '[Service] Type=notify\nExecStart=/bin/a',
      '[Service]\nKillSignal=SIGTERM\nalways\nExecStart=/bin/a',
    ])
      assert.equal(fixed(unit(text)), unit(text));
    const file = 'write_files:\n  - path: /etc/a\n    content: |\n';
    for (const text of [
      unit('[Service]\nEnvironment=http://a:80\nExecStart=/bin/a'),
      unit('[Service]\nEnvironment=localhost:80\nExecStart=/bin/a'),
      `${file}; a zone\n$TTL 3600\n`,
      `${file}path = /srv\nname = a\n`,
      '{\n  "hostname": "a"\n  "manage_etc_hosts": "localhost",\n}\n',
    ])
      assert.equal(fixed(text), text);
  });
});
