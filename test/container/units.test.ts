import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { createLab, type Lab, type Machine } from './lab.ts';
import { imagePath, PROGRAM } from './machine.ts';

const UNITS = ['cloud-config-local.service', 'cloud-config.service'];

function install(root: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(PROGRAM, ['install', '--root', root, ...args], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
}

function seed(root: string, userData: string): void {
  const folder = join(root, 'var/lib/cloud/seed/nocloud');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(join(folder, 'meta-data'), 'instance-id: seed-1\nlocal-hostname: seeded\n');
  fs.writeFileSync(join(folder, 'user-data'), userData);
}

describe('an image in which cloud-config is installed', () => {
  let lab: Lab;

  beforeEach(() => {
    lab = createLab(imagePath());
  });
  afterEach(() => lab.destroy());

  function properties(machine: Machine, unit: string): string {
    return machine.sh(`systemctl show -p ActiveState,Result,ConditionResult ${unit}`);
  }

  it('boots without a datasource, says so, and waits for nothing', async () => {
    const machine = await lab.boot({ prepare: (root) => install(root) });
    assert.equal(machine.sh('systemctl is-system-running'), 'running');
    assert.match(
      machine.sh('journalctl -b -q -o cat -u cloud-config-local'),
      /no datasource: nothing on this machine/,
    );
    assert.match(properties(machine, 'cloud-config.service'), /ConditionResult=no/);
    assert.match(machine.run(['cloud-config', 'status', '--wait']).stdout, /no datasource was found/);
  });

  it('has units that systemd finds nothing wrong with', async () => {
    const machine = await lab.boot({ prepare: (root) => install(root, '--coreos-cloudinit') });
    const all = machine.sh(
      'ls /usr/lib/systemd/system | grep -E "cloud-?config|cloudinit|configdrive|configvirtfs|ovfenv|user-config|coreos-setup"',
    );
    const units = all.split('\n').map((unit) => unit.replace('@.', '@x.'));
    const { stdout, stderr } = machine.run(['systemd-analyze', 'verify', ...units]);
    assert.equal(stdout + stderr, '');
  });

  it('is made of its seed while it boots, host name before anything else', async () => {
    const document =
      '#cloud-config\nwrite_files:\n  - path: /etc/motd\n    content: hello\ncoreos:\n  units:\n    - name: worker.service\n      command: start\n      content: |\n        [Service]\n        ExecStart=/bin/sleep infinity\n';
    const machine = await lab.boot({
      prepare: (root) => {
        install(root);
        seed(root, document);
      },
    });
    assert.equal(machine.run(['cloud-config', 'status', '--wait']).status, 0);
    assert.equal(machine.sh('systemctl is-system-running --wait'), 'running');
    assert.equal(machine.sh('hostname'), 'seeded');
    assert.equal(machine.read('/etc/motd'), 'hello');
    assert.equal(machine.sh('systemctl is-active worker.service'), 'active');
    for (const unit of UNITS) assert.match(properties(machine, unit), /Result=success/);
  });

  it('says in its last stage how a service ended that the others did not wait for', async () => {
    const document =
      '#cloud-config\ncoreos:\n  units:\n    - name: slow.service\n      command: start\n      content: |\n        [Service]\n        Type=oneshot\n        ExecStart=/bin/sh -c "sleep 8; exit 3"\n';
    const machine = await lab.boot({
      prepare: (root) => {
        install(root);
        seed(root, document);
      },
    });
    machine.run(['systemctl', 'is-system-running', '--wait']);
    assert.match(
      machine.run(['systemctl', 'show', '-p', 'Result', 'cloud-config-final.service']).stdout,
      /exit-code/,
    );
    assert.match(machine.run(['cloud-config', 'status']).stdout, /slow\.service: it ended with exit-code/);
  });

  it('applies what an installer left once, also when it fails', async () => {
    const machine = await lab.boot({
      prepare: (root) => {
        install(root, '--coreos-cloudinit');
        fs.mkdirSync(join(root, 'var/lib/coreos-install'), { recursive: true });
        fs.writeFileSync(
          join(root, 'var/lib/coreos-install/user_data'),
          '#cloud-config\nhostname: installed\nwrite_files:\n  - path: /proc/none/file\n    content: x\n',
        );
      },
    });
    const unit = 'user-cloudinit@var-lib-coreos\\x2dinstall-user_data';
    assert.equal(machine.sh('hostname'), 'installed');
    assert.match(properties(machine, `'${unit}.service'`), /Result=exit-code/);
    assert.match(properties(machine, `'${unit}.path'`), /Result=success/);
    const runs = machine.sh(`journalctl -b -q -o cat -u '${unit}.service' | grep -c ^Starting`);
    assert.equal(runs, '1');
  });

  it('keeps sshd up while its metadata service is dead', async () => {
    const machine = await lab.boot({
      until: 'bus',
      prepare: (root) => install(root, '--platform', 'hetzner'),
    });
    machine.sh(
      'until systemctl -q is-active ssh.service && systemctl -q is-active cloud-config-local.service; do :; done',
    );
    assert.equal(machine.sh('systemctl show -p ActiveState --value cloud-config.service'), 'activating');
  });
});
