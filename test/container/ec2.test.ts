import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Lab, Machine } from './lab.ts';
import { bootMachine } from './machine.ts';

describe('a machine that asks the EC2 metadata service', () => {
  let lab: Lab;
  let machine: Machine;
  let server: ChildProcess;
  before(async () => {
    ({ lab, machine } = await bootMachine());
    const [program = '', ...args] = lab.outside([
      process.execPath,
      resolve('build/test/container/metadata-service.js'),
    ]);
    server = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    if (server.stdout !== null) await once(server.stdout, 'data');
  });
  after(async () => {
    if (server?.kill()) await once(server, 'exit');
    await lab?.destroy();
  });

  it('gets a token, its user-data, keys and addresses from 169.254.169.254', () => {
    const result = machine.run([
      'cloud-config',
      'coreos-cloudinit',
      '-from-ec2-metadata=http://169.254.169.254/',
    ]);
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.equal(machine.read('/etc/motd'), 'at 10.99.0.11\n');
    assert.equal(machine.sh('hostname'), 'ip-10-99-0-11.eu-west-1.compute.internal');
    assert.match(machine.sh('cat /home/core/.ssh/authorized_keys'), /^ssh-ed25519 /m);
    assert.match(machine.read('/etc/environment'), /^COREOS_PRIVATE_IPV4=10\.99\.0\.11$/m);
    assert.match(machine.sh('ls /var/lib/cloud-config/instances'), /^i-/);
  });

  it('changes nothing when it asks again', () => {
    const result = machine.run([
      'cloud-config',
      'coreos-cloudinit',
      '--from-ec2-metadata',
      'http://169.254.169.254/',
    ]);
    assert.match(result.stdout, /^\/: 0 done/m);
  });
});
