import assert from 'node:assert/strict';
import type { Lab, Machine, Result } from './lab.ts';
import { apply, bootMachine, reloadsOf } from './machine.ts';

describe('what goes wrong on a machine with systemd', () => {
  let lab: Lab;
  let machine: Machine;
  before(async () => {
    ({ lab, machine } = await bootMachine());
  });
  after(() => lab?.destroy());

  function failures({ stdout }: Result): readonly string[] {
    return stdout.split('\n').filter((line) => line.startsWith('failed'));
  }

  it('leaves the good parts done: one bad unit, user and file are named, and the exit code is 1', () => {
    const result = apply(
      machine,
      `#cloud-config
users:
  - {name: good}
  - {name: bad, primary_group: nosuchgroup}
write_files:
  - {path: /etc/good, content: x}
  - {path: /proc/bad/file, content: x}
  - {path: /etc/late, content: x}
coreos:
  units:
    - name: bad.service
      command: start
      content: |
        [Service]
        Type=oneshot
        ExecStart=/bin/sh -c 'echo what went wrong; exit 7'
    - name: good.service
      command: start
      content: |
        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/bin/true
    - {name: absent.service, command: start}
`,
    );
    assert.equal(result.status, 1);
    assert.equal(failures(result).length, 4, result.stdout);
    assert.match(result.stdout, /failed {4}user bad: .*nosuchgroup/);
    assert.match(result.stdout, /failed {4}\/proc\/bad\/file: /);
    assert.match(
      result.stdout,
      /failed {4}start bad\.service: .*exit-code, exit status 7.*what went wrong.*\[SYSTEMD_JOB_FAILED\]/,
    );
    assert.match(result.stdout, /failed {4}start absent\.service: /);
    assert.equal(
      machine.sh('id -un good; cat /etc/good /etc/late; systemctl is-active good.service'),
      'good\nxxactive',
    );
    assert.match(machine.run(['cloud-config', 'status']).stdout, /^failed at /);
  });

  it('refuses names that would leave their place, and touches nothing outside', () => {
    const result = apply(
      machine,
      `#cloud-config
users: [{name: "--root"}]
coreos:
  units: [{name: ../x.service, content: "[Service]"}]
write_files:
  - {path: ../../etc/escaped, content: x}
  - {path: /etc/kept, content: x}
`,
    );
    assert.equal(result.status, 1);
    assert.equal(result.stderr.match(/: error: /g)?.length, 3, result.stderr);
    assert.equal(
      machine.sh('ls /etc/kept; find / -xdev -name x.service -o -xdev -name escaped'),
      '/etc/kept',
    );
  });

  it('says that a file system is full, and leaves no part of the file', () => {
    machine.sh('mkdir -p /small && mount -t tmpfs -o size=64k tmpfs /small');
    const content = 'x'.repeat(200_000);
    const result = apply(
      machine,
      `#cloud-config\nwrite_files:\n  - {path: /small/big, content: ${content}}\n  - {path: /etc/beside, content: y}\n`,
    );
    assert.equal(result.status, 1);
    assert.equal(failures(result).length, 1, result.stdout);
    assert.match(result.stdout, /failed {4}\/small\/big: .*no space left.*\[FS_NO_SPACE\]/);
    assert.equal(machine.sh('ls -A /small; cat /etc/beside'), 'y');
  });

  it('says that a target is read-only', () => {
    machine.sh('mkdir -p /fixed && mount -t tmpfs -o ro tmpfs /fixed');
    const result = apply(machine, '#cloud-config\nwrite_files:\n  - {path: /fixed/file, content: x}\n');
    assert.equal(result.status, 1);
    assert.match(result.stdout, /failed {4}\/fixed\/file: .*read-only.*\[FS_READ_ONLY\]/);
  });

  it('does not start a service whose setting has no address, and names the line', () => {
    machine.write(
      '/root/empty.yml',
      '#cloud-config\ncoreos:\n  etcd2:\n    listen_peer_urls: http://$private_ipv4:2380\n  units:\n    - {name: etcd2.service, command: start}\n',
    );
    const result = machine.run(['cloud-config', 'apply', '/root/empty.yml']);
    assert.equal(result.status, 1);
    assert.match(result.stderr, /empty\.yml:4:30: error: `\$private_ipv4` has no value/);
    assert.match(result.stdout, /failed {4}start etcd2\.service: /);
    assert.equal(machine.sh('systemctl is-active etcd2.service || true'), 'inactive');
    assert.equal(machine.sh('ls /run/systemd/system/etcd2.service.d 2>/dev/null || true'), '');
  });

  it('runs a script once a boot, with its own interpreter, and reports how it ended', () => {
    const good = apply(machine, '#!/usr/bin/env -S bash -e\necho "from $0" >> /root/ran\necho said\n');
    assert.equal(good.status, 0, good.stdout);
    assert.match(good.stdout, /done {6}script [0-9a-f]{12}: exit status 0/);
    assert.equal(
      apply(machine, '#!/usr/bin/env -S bash -e\necho "from $0" >> /root/ran\necho said\n').status,
      0,
    );
    assert.equal(
      machine.sh('wc -l < /root/ran; journalctl -b -q -o cat -u "cloud-config-script-*" | grep -c said'),
      '1\n1',
    );
    const bad = apply(machine, '#!/bin/sh\nexit 3\n');
    assert.equal(bad.status, 1);
    assert.match(bad.stdout, /failed {4}script .*: exit status 3/);
  });

  it('reads unit files again after a run that was killed before it could', () => {
    const document =
      '#cloud-config\ncoreos:\n  units:\n    - name: late.service\n      content: "[Service]\\nExecStart=/bin/true\\n"\n';
    apply(machine, document);
    machine.sh('touch /run/cloud-config/reload-due');
    const reloads = reloadsOf(machine);
    assert.match(apply(machine, document).stdout, /done {6}reload systemd/);
    assert.equal(reloadsOf(machine), reloads + 1);
    assert.match(apply(machine, document).stdout, /0 done/);
  });
});
