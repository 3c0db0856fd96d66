import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Lab, Machine, Result } from './lab.ts';
import { bootMachine, PROGRAM } from './machine.ts';

const FIXTURE = 'fixtures/datasources/hetzner/server.json';

/** What `/run` holds is gone at a reboot; what is on disk stays. */
function reboot(machine: Machine): void {
  machine.sh('rm -rf /run/cloud-config');
}

describe('a machine that boots by its stages', () => {
  let lab: Lab;
  let machine: Machine;
  let server: ChildProcess | undefined;

  beforeEach(async () => {
    ({ lab, machine } = await bootMachine());
  });
  afterEach(async () => {
    await stop();
    await lab?.destroy();
  });

  /** The platform's service at its own address, in the machine's network. */
  async function serve(...args: readonly string[]): Promise<void> {
    const [program = '', ...rest] = lab.outside([
      PROGRAM,
      'dev',
      'metadata-server',
      FIXTURE,
      '--listen',
      '169.254.169.254:80',
      ...args,
    ]);
    server = spawn(program, rest, { stdio: ['ignore', 'pipe', 'ignore'] });
    if (server.stdout !== null) await once(server.stdout, 'data');
  }

  async function stop(): Promise<void> {
    if (server?.kill()) await once(server, 'exit');
    server = undefined;
  }

  function boot(stage: 'local' | 'config' | 'final'): Result {
    return machine.run(['cloud-config', 'boot', '--stage', stage]);
  }

  function pin(name: string): void {
    machine.sh(`mkdir -p /etc/cloud-config && echo ${name} > /etc/cloud-config/datasource`);
  }

  it('finds nothing on a machine that says nothing, and says so at once', () => {
    const { status, stderr } = boot('local');
    assert.equal(status, 0, stderr);
    assert.match(stderr, /no datasource: nothing on this machine says what platform it is on/);
    assert.equal(machine.run(['test', '-e', '/run/cloud-config/pending']).status, 1);
    assert.match(machine.run(['cloud-config', 'status']).stdout, /no datasource was found/);
  });

  it('is left alone when a file disables it', () => {
    machine.sh('mkdir -p /etc/cloud-config && touch /etc/cloud-config/disabled');
    assert.match(boot('local').stderr, /disabled: \/etc\/cloud-config\/disabled exists/);
    assert.equal(machine.run(['cloud-config', 'status']).status, 0);
  });

  it('is made of what a disk image holds before the network, and of the rest after it', () => {
    machine.sh('mkdir -p /var/lib/cloud/seed/nocloud');
    machine.write('/var/lib/cloud/seed/nocloud/meta-data', 'instance-id: seed-1\nlocal-hostname: seeded\n');
    machine.write(
      '/var/lib/cloud/seed/nocloud/user-data',
      '#cloud-config\nwrite_files:\n  - path: /etc/placed\n    content: "at $private_ipv4\\n"\n',
    );
    machine.write(
      '/var/lib/cloud/seed/nocloud/network-config',
      'version: 2\nethernets:\n  eth0:\n    dhcp4: true\n',
    );
    const early = boot('local');
    assert.equal(early.status, 0, early.stderr);
    assert.equal(machine.sh('hostname'), 'seeded');
    assert.match(machine.sh('cat /etc/systemd/network/10-cloud-config-eth0.network'), /DHCP=/);
    assert.equal(machine.run(['test', '-e', '/etc/placed']).status, 1);
    machine.sh('ip route add default via 10.99.0.1');
    const late = boot('config');
    assert.equal(late.status, 0, late.stdout + late.stderr);
    assert.match(late.stderr, new RegExp(`${machine.address}, of eth0, which routes to the gateway`));
    assert.equal(machine.read('/etc/placed'), `at ${machine.address}\n`);
    assert.match(machine.run(['cloud-config', 'status']).stdout, /^done .*, from nocloud/);
  });

  it('asks the metadata service, and at a reboot without it is made of what was read', async () => {
    pin('hetzner');
    await serve();
    assert.equal(boot('local').status, 0);
    const first = boot('config');
    assert.equal(first.status, 0, first.stdout + first.stderr);
    assert.equal(machine.sh('hostname'), 'node-1');
    assert.match(machine.read('/etc/environment'), /^COREOS_PUBLIC_IPV4=203\.0\.113\.20$/m);
    await stop();
    reboot(machine);
    machine.sh('rm /etc/cloud-config/datasource');
    assert.match(boot('local').stderr, /datasource hetzner \(the datasource of the first boot\)/);
    const second = boot('config');
    assert.equal(second.status, 0, second.stdout + second.stderr);
    assert.match(second.stderr, /using what was read of hetzner: instance 12345678/);
    assert.match(second.stdout, /^\/: 0 done/m);
  });

  it('takes keys that are stated no more away, and those of other tools not', () => {
    const seed = '/var/lib/cloud/seed/nocloud';
    machine.sh(`mkdir -p ${seed} /home/core/.ssh/authorized_keys.d`);
    machine.write('/home/core/.ssh/authorized_keys.d/admin', 'ssh-ed25519 AAAAadmin admin\n');
    machine.write(
      `${seed}/meta-data`,
      'instance-id: seed-1\npublic-keys:\n  - ssh-ed25519 AAAAplatform platform\n',
    );
    machine.write(
      `${seed}/user-data`,
      '#cloud-config\nssh_authorized_keys:\n  - ssh-ed25519 AAAAuser user\n',
    );
    assert.equal(boot('local').status, 0);
    assert.match(machine.read('/home/core/.ssh/authorized_keys'), /admin\n.*user\n.*platform\n/);
    reboot(machine);
    machine.write(`${seed}/meta-data`, 'instance-id: seed-1\n');
    machine.write(`${seed}/user-data`, '#cloud-config\nhostname: later\n');
    assert.equal(boot('local').status, 0);
    assert.doesNotMatch(machine.read('/home/core/.ssh/authorized_keys'), /platform|user/);
    assert.match(machine.read('/home/core/.ssh/authorized_keys'), /AAAAadmin/);
    machine.write(
      `${seed}/user-data`,
      '#cloud-config\nssh_authorized_keys:\n  - ssh-ed25519 AAAAuser user\n',
    );
    reboot(machine);
    boot('local');
    machine.write(`${seed}/user-data`, '#cloud-config\n\tbroken: [');
    reboot(machine);
    boot('local');
    assert.match(machine.read('/home/core/.ssh/authorized_keys'), /AAAAuser/);
  });

  it('does not let a disk that is attached later take the machine over', async () => {
    pin('hetzner');
    await serve();
    boot('local');
    assert.equal(boot('config').status, 0);
    reboot(machine);
    machine.sh('rm /etc/cloud-config/datasource; mkdir -p /var/lib/cloud/seed/nocloud');
    machine.write('/var/lib/cloud/seed/nocloud/meta-data', 'instance-id: evil\n');
    machine.write('/var/lib/cloud/seed/nocloud/user-data', '#cloud-config\nhostname: evil\n');
    boot('local');
    assert.equal(boot('config').status, 0);
    assert.equal(machine.sh('hostname'), 'node-1');
  });

  it('does not take the address of the machine whose disk was copied', () => {
    pin('hetzner');
    machine.sh('mkdir -p /var/lib/cloud-config');
    machine.write(
      '/var/lib/cloud-config/datasource.json',
      '{"version":1,"datasource":"hetzner","instanceId":"1","machine":"another"}',
    );
    const [theirs, mine] = [
      '/etc/systemd/network/10-cloud-config-eth0.network',
      '/etc/systemd/network/20-eth0.network',
    ];
    for (const path of [theirs, mine]) machine.write(path, '[Match]\nName=eth7\n');
    const { status, stdout, stderr } = boot('local');
    assert.equal(status, 0, stdout + stderr);
    assert.equal(machine.run(['test', '-e', theirs]).status, 1);
    assert.equal(machine.run(['test', '-e', mine]).status, 0);
  });

  it('tells everybody what the evidence says, and root alone what the machine is pinned to', () => {
    machine.sh('mkdir -p /var/lib/cloud/seed/nocloud');
    machine.write('/var/lib/cloud/seed/nocloud/meta-data', 'instance-id: seed-1\n');
    assert.equal(boot('local').status, 0);
    const nobody = ['setpriv', '--reuid=65534', '--clear-groups', 'cloud-config'];
    assert.match(machine.run(['cloud-config', 'detect']).stdout, /^nocloud \(the datasource of the first/);
    assert.equal(machine.run([...nobody, 'detect']).stdout, 'nocloud (evidence)\n');
    assert.match(machine.run([...nobody, 'fetch']).stdout, /seed-1/);
  });

  it('is not made of what another datasource held than the one that is named', () => {
    machine.sh('mkdir -p /var/lib/cloud/seed/nocloud');
    machine.write('/var/lib/cloud/seed/nocloud/meta-data', 'instance-id: seed-1\n');
    assert.equal(boot('local').status, 0);
    reboot(machine);
    pin('config-drive');
    const { status, stderr } = boot('local');
    assert.equal(status, 3);
    assert.match(stderr, /config-drive: nothing there/);
    assert.doesNotMatch(stderr, /using what was read/);
  });

  it('says what it waits for while a service fails, and goes on when it is well', async () => {
    pin('hetzner');
    await serve('--fail-with', '503', '--fail-for', '17');
    boot('local');
    const { status, stdout, stderr } = boot('config');
    assert.equal(status, 0, stdout + stderr);
    assert.match(stderr, /hetzner: still waiting, 1\d s of at most 120 s: .*\/metadata: HTTP 503/);
  });

  it('reports in the last stage how a job ended that was not waited for', () => {
    machine.sh('mkdir -p /var/lib/cloud/seed/nocloud');
    machine.write('/var/lib/cloud/seed/nocloud/meta-data', 'instance-id: seed-1\n');
    const unit = '[Service]\n        Type=oneshot\n        ExecStart=/bin/sh -c "sleep 7; exit 3"';
    machine.write(
      '/var/lib/cloud/seed/nocloud/user-data',
      `#cloud-config\ncoreos:\n  units:\n    - name: slow.service\n      command: start\n      content: |\n        ${unit}\n`,
    );
    boot('local');
    assert.match(boot('config').stdout, /queued +start slow\.service/);
    assert.equal(machine.run(['test', '-e', '/run/cloud-config/queued']).status, 0);
    const { status, stderr } = boot('final');
    assert.equal(status, 1, stderr);
    assert.match(stderr, /slow\.service ended with exit-code/);
    assert.match(
      machine.run(['cloud-config', 'status']).stdout,
      /failed .*\n +start slow\.service: it ended/,
    );
  });

  it('names the datasources that there are when one is named that there is not', () => {
    pin('hetzer');
    const { status, stderr } = boot('local');
    assert.equal(status, 3);
    assert.match(stderr, /names the datasource `hetzer`, which there is not; did you mean hetzner\?/);
    const waited = machine.run(['cloud-config', 'status', '--wait']);
    assert.equal(waited.status, 1);
    assert.match(waited.stdout, /^failed at .*\n {2}.*did you mean hetzner\? \[DS_UNKNOWN\]\n$/);
  });

  it('keeps nobody waiting for a run that was killed, or for one that never began', () => {
    const idle = machine.run(['cloud-config', 'status', '--wait']);
    assert.match(idle.stdout, /has not run since this machine booted/);
    pin('hetzner');
    boot('local');
    machine.run(['timeout', '2', 'cloud-config', 'boot', '--stage', 'config']);
    const { status, stdout, stderr } = machine.run(['cloud-config', 'status', '--wait']);
    assert.equal(status, 1);
    assert.match(stdout, /^running since .*, from hetzner\n$/);
    assert.match(stderr, /the run was ended before it was done/);
  });

  it('lets no metadata write its own lines or escapes to the console', () => {
    machine.sh('mkdir -p /var/lib/cloud/seed/nocloud');
    const host = 'local-hostname: "x\\e[2Jy"';
    machine.write(
      '/var/lib/cloud/seed/nocloud/meta-data',
      `instance-id: "i\\e]0;title\\a\\ncloud-config: forged"\n${host}\n`,
    );
    const path = '"/etc/x\\e[2J\\ncloud-config: forged"';
    machine.write(
      '/var/lib/cloud/seed/nocloud/user-data',
      `#cloud-config\nwrite_files:\n  - path: ${path}\n    content: x\n`,
    );
    pin('"no\\ncloud-config: forged"');
    const named = boot('local').stderr;
    machine.sh('rm /etc/cloud-config/datasource');
    const early = boot('local');
    const late = boot('config');
    const stdout = early.stdout + late.stdout;
    const stderr = named + early.stderr + late.stderr;
    const told = stdout + stderr + machine.run(['cloud-config', 'status']).stdout;
    assert.doesNotMatch(told, /^cloud-config: forged/m);
    assert.doesNotMatch(told.replaceAll('\n', ''), /\p{Cc}/u);
  });

  it('forgets what an earlier boot left below /run, which outlives a soft reboot', () => {
    machine.sh('mkdir -p /run/cloud-config && touch /run/cloud-config/pending');
    machine.write('/run/cloud-config/datasource.json', '{"version":1,"candidates":["hetzner"]}');
    assert.equal(boot('local').status, 0);
    assert.equal(machine.run(['test', '-e', '/run/cloud-config/pending']).status, 1);
  });
});
