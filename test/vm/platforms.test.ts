import assert from 'node:assert/strict';
import { detection } from './detection.ts';
import { createLab, type Lab } from './lab.ts';
import { METADATA_ADDRESS, type Service, serve } from './service.ts';
import { CARD, createVm } from './vm.ts';

const EC2_ID = 'ec2e1916-9099-7caf-fd21-012345abcdef';
const EC2 = `type=1,manufacturer=Amazon EC2,product=t3.micro,serial=${EC2_ID},uuid=${EC2_ID}`;
const HETZNER = 'type=1,manufacturer=Hetzner,product=vServer,serial=12345678';

describe('a machine of a platform', function () {
  // Emulated processors have hung in a lock of the emulator when the host was busy; each test has a machine of its own.
  this.retries(1);
  let lab: Lab;
  let service: Service | undefined;

  before(() => {
    lab = createLab();
  });
  afterEach(async () => {
    await service?.stop();
  });
  after(() => lab?.destroy());

  it('of Hetzner is recognised by its SMBIOS, and asks the metadata service', async () => {
    service = await serve(lab, 'fixtures/datasources/hetzner/server.json', METADATA_ADDRESS);
    const card = { ...CARD, mac: '96:00:00:bc:3c:12' };
    const vm = createVm(lab, 'hetzner', { smbios: [HETZNER], cards: [card] });
    const { state, failed, console } = await vm.boot();
    assert.deepEqual([state, failed], ['running', []]);
    assert.match(console, /cloud-config: datasource hetzner \(evidence\)/);
    assert.equal(await vm.ssh('hostname'), 'node-1');
    assert.match(await vm.ssh('ip -br -6 addr show scope global'), /2a01:4f8:c2c:1234::1\/64/);
    assert.match(await vm.ssh('cat /home/core/.ssh/authorized_keys'), /operator@example\.org/);
    assert.match(await detection(vm), /^\+ hetzner +DMI sys_vendor is `Hetzner`$/m);
    await vm.powerOff();
  });

  it('of Amazon says what it waits for while the service fails, lets people in meanwhile, and goes on', async () => {
    const faults = ['--fail-with', '503', '--fail-for', '30'];
    service = await serve(lab, 'fixtures/datasources/ec2/nitro.json', METADATA_ADDRESS, faults);
    const vm = createVm(lab, 'ec2', { smbios: [EC2] });
    const { state, failed, console } = await vm.boot();
    const said = console.split('\n').filter((line) => line.includes('cloud-config'));
    process.stdout.write(said.map((line) => `      ${line}\n`).join(''));
    assert.deepEqual([state, failed], ['running', []]);
    assert.match(console, /ec2: still waiting, 1\d s of at most 120 s: .*HTTP 503/);
    assert.match(console, /ec2: still waiting, 2\d s of at most 120 s: .*HTTP 503/);
    assert.equal(await vm.ssh('hostname'), 'from-user-data');
    const times = await vm.ssh(
      'systemctl show -P ActiveEnterTimestampMonotonic ssh.service cloud-config.service | grep .',
    );
    const [ssh = 0, configured = 0] = times.split('\n').map(Number);
    assert.ok(ssh < configured, 'sshd has waited for the metadata service');
    assert.match(await detection(vm), /^\+ ec2 +DMI sys_vendor is `Amazon EC2`/m);
    await vm.powerOff();
  });
});
