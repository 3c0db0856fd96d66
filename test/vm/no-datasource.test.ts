import assert from 'node:assert/strict';
import { createLab, type Lab } from './lab.ts';
import { METADATA_ADDRESS, serve } from './service.ts';
import { createVm } from './vm.ts';

const MASKED = ['cloud-config-local', 'cloud-config', 'cloud-config-final'].map(
  (name) => `systemd.mask=${name}.service`,
);
/** How long a stage takes that is run again, and how long of it it computes. */
const AGAIN = "bash -c 'TIMEFORMAT=%R/%U/%S; time cloud-config boot --stage local 2>/dev/null' 2>&1";

describe('a machine on which nothing says what platform it is on', () => {
  let lab: Lab;
  let userspace: number;

  before(() => {
    lab = createLab();
  });
  after(() => lab?.destroy());

  it('boots, says that there is no datasource, and asks nobody', async () => {
    const service = await serve(lab, 'fixtures/datasources/hetzner/server.json', METADATA_ADDRESS);
    const vm = createVm(lab, 'plain', {});
    const boot = await vm.boot();
    userspace = boot.userspace;
    assert.match(
      boot.console,
      /cloud-config: no datasource: nothing on this machine says what platform it is/,
    );
    assert.deepEqual([boot.state, boot.failed], ['running', []]);
    assert.match(await vm.ssh('cloud-config status'), /^done: no datasource was found/);
    assert.equal(await vm.ssh('systemctl show -P ConditionResult cloud-config.service'), 'no');
    assert.equal(await vm.ssh('ls -A /var/lib/cloud-config 2>/dev/null || true'), '');
    assert.equal(await vm.ssh('systemctl show -P ActiveState network-online.target'), 'inactive');
    assert.deepEqual(service.requests, []);
    const [real = 0, user = 0, system = 0] = (await vm.ssh(AGAIN)).split('/').map(Number);
    assert.ok(real <= 2 * (user + system), `${real} s, of which ${user} s and ${system} s of computing`);
    await vm.powerOff();
    await service.stop();
  });

  // Emulated, a program's first run costs many times what it costs on a real processor, and the disk's cache is cold:
  // the times of the two boots are for people to read.
  it('is up when it would be without cloud-config, but for what the program computes', async () => {
    const masked = createVm(lab, 'masked', { kernel: MASKED });
    const without = await masked.boot();
    await masked.powerOff();
    assert.doesNotMatch(without.console, /cloud-config/);
    const ratio = (userspace / without.userspace).toFixed(2);
    console.log(
      `      userspace ${userspace} s, ${without.userspace} s without cloud-config: ${ratio} times as long`,
    );
  });
});
