import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { createLab, type Lab, type Machine, type Result } from './lab.ts';
import { imagePath } from './machine.ts';

const PACKAGE = '/root/cloud-config.deb';
const STATE = '/var/lib/cloud-config/instances/i-1/user-data';

/** What dpkg and systemd keep about themselves. */
const OWN_RECORDS =
  /^\/(?:proc|sys|dev|run|tmp|var\/(?:lib\/dpkg|log|cache|tmp)|root|etc\/ld\.so\.cache)(?:\/|$)/;

describe('the Debian package', () => {
  let lab: Lab;
  let machine: Machine;

  before(async () => {
    lab = createLab(imagePath());
    machine = await lab.boot();
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    const [name = ''] = fs.readdirSync('dist').filter((file) => file.startsWith(`cloud-config_${version}_`));
    machine.write(PACKAGE, fs.readFileSync(join('dist', name)));
  });
  after(() => lab?.destroy());

  function dpkg(...args: readonly string[]): Result {
    return machine.run(['dpkg', ...args], { environment: { DEBIAN_FRONTEND: 'noninteractive' } });
  }

  function listing(): readonly string[] {
    return machine
      .sh('find / -xdev')
      .split('\n')
      .filter((path) => !OWN_RECORDS.test(path))
      .sort();
  }

  it('installs, enables its units, runs, and leaves nothing when it is purged', () => {
    const bare = listing();
    const installed = dpkg('-i', PACKAGE);
    assert.equal(installed.status, 0, installed.stdout + installed.stderr);
    for (const unit of ['cloud-config-local', 'cloud-config'])
      assert.equal(machine.sh(`systemctl is-enabled ${unit}.service`), 'enabled');
    const units = ['cloud-config-local.service', 'cloud-config.service', 'cloud-config-final.service'];
    const { stdout, stderr } = machine.run(['systemd-analyze', 'verify', ...units]);
    assert.equal(stdout + stderr, '');
    assert.match(machine.sh('cloud-config --version'), /^cloud-config \d/);
    machine.sh('systemctl start cloud-config-local.service');
    assert.match(machine.sh('cloud-config status'), /no datasource was found/);

    machine.sh(`mkdir -p $(dirname ${STATE}) && echo x > ${STATE}`);
    machine.sh('systemctl disable cloud-config.service 2>/dev/null');
    assert.equal(dpkg('-i', PACKAGE).status, 0);
    assert.equal(machine.read(STATE), 'x\n');
    assert.equal(machine.run(['systemctl', 'is-enabled', 'cloud-config.service']).stdout, 'disabled\n');

    assert.equal(dpkg('-r', 'cloud-config').status, 0);
    assert.equal(machine.read(STATE), 'x\n');
    assert.equal(machine.run(['which', 'cloud-config']).status, 1);

    assert.equal(dpkg('-i', PACKAGE).status, 0);
    assert.equal(
      machine.run(['systemctl', 'is-enabled', 'cloud-config-local.service', 'cloud-config.service']).stdout,
      'enabled\ndisabled\n',
    );

    machine.sh('echo > /etc/systemd/network/10-cloud-config-eth0.network');
    const purged = dpkg('--purge', 'cloud-config');
    assert.equal(purged.status, 0, purged.stdout + purged.stderr);
    assert.deepEqual(listing(), bare);
    assert.equal(machine.sh('systemctl is-system-running'), 'running');
  });
});
