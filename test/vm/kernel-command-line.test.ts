import assert from 'node:assert/strict';
import { createLab, type Lab } from './lab.ts';
import { newLogin } from './login.ts';
import { serve } from './service.ts';
import { createVm } from './vm.ts';

const URL = 'http://10.0.2.2:8000/user_data';

describe('a machine that is booted with a URL on the kernel command line', () => {
  let lab: Lab;
  before(() => {
    lab = createLab();
  });
  after(() => lab?.destroy());

  it('is made of the document there, with addresses of the interface that routes to the gateway', async () => {
    const core = newLogin(lab, 'core');
    const body = `#cloud-config
hostname: pxe-1
ssh_authorized_keys: ["${core.publicKey}"]
write_files:
  - path: /etc/demo.conf
    content: "at $private_ipv4\\n"
`;
    await serve(lab, [{ path: '/user_data', answer: { body } }], '127.0.0.1:8000');
    const vm = createVm(lab, 'pxe', { kernel: [`cloud-config-url=${URL}`] });
    const { state, failed, console } = await vm.boot();
    assert.deepEqual([state, failed], ['running', []]);
    assert.match(console, /cloud-config: datasource kernel-command-line \(evidence\)/);
    assert.match(console, new RegExp(`cloud-config: kernel-command-line: ${URL}`));
    assert.match(console, /public and private ones are 10\.0\.2\.15.*, of ens3, which routes to the gateway/);
    assert.equal(await vm.ssh('hostname; cat /etc/demo.conf', core), 'pxe-1\nat 10.0.2.15');
    await vm.powerOff();
  });

  it('is left alone when the kernel command line says so', async () => {
    const vm = createVm(lab, 'off', { kernel: [`cloud-config-url=${URL}`, 'cloud-config=disabled'] });
    const { state, console } = await vm.boot();
    assert.equal(state, 'running');
    assert.match(console, /cloud-config: disabled: cloud-config=disabled on the kernel command line/);
    assert.equal(await vm.ssh('hostname; ls -A /var/lib/cloud-config 2>/dev/null || true'), 'localhost');
    await vm.powerOff();
  });
});
