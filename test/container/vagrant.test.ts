import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createLab, type Lab } from './lab.ts';
import { imagePath, PROGRAM } from './machine.ts';

const EXAMPLE = 'examples/vagrant';

describe('a box that examples/vagrant provisions', () => {
  let lab: Lab;

  beforeEach(() => {
    lab = createLab(imagePath());
  });
  afterEach(() => lab.destroy());

  it('is made of the user-data that was uploaded, with the address of its private network', async () => {
    const machine = await lab.boot({
      prepare: (root) => {
        rmSync(join(root, 'usr/lib/systemd/system/etcd2.service'));
        const args = ['install', '--root', root, '--cluster-units', '--platform', 'vagrant'];
        const { status, stderr } = spawnSync(PROGRAM, args, { encoding: 'utf8' });
        assert.equal(status, 0, stderr);
      },
    });
    const userData = readFileSync(`${EXAMPLE}/user-data`, 'utf8').replace(/discovery: .*/, 'name: first');
    machine.write('/tmp/vagrantfile-user-data', userData);
    machine.write('/tmp/provision.sh', readFileSync(`${EXAMPLE}/provision.sh`), 0o755);
    const { status, stdout, stderr } = machine.run(['/tmp/provision.sh', machine.address]);
    assert.equal(status, 0, stdout + stderr);
    assert.equal(
      machine.read('/etc/motd'),
      `${machine.address} is a member of a cluster: etcdctl member list\n`,
    );
    assert.equal(machine.read('/etc/coreos/update.conf'), 'GROUP=stable\nREBOOT_STRATEGY=off\n');
    const shown = machine.sh('systemctl show -p Environment,FragmentPath etcd2.service');
    assert.match(shown, new RegExp(`ETCD_LISTEN_PEER_URLS=http://${machine.address}:2380`));
    assert.equal(
      machine.sh('head -n 1 /usr/lib/systemd/system/etcd2.service').startsWith('# Placed by'),
      true,
    );
    assert.match(machine.run(['cloud-config', 'status']).stdout, /vagrant/);
  });
});
