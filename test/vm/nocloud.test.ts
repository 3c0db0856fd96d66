import assert from 'node:assert/strict';
import { type Json, pick, rowsOf } from './json.ts';
import { createLab, type Lab } from './lab.ts';
import { type Login, newLogin } from './login.ts';
import { type Service, serve } from './service.ts';
import { differences, tracesOf } from './traces.ts';
import { type Boot, CARD, createVm, type Vm } from './vm.ts';

/** The four files that NoCloud has: its own network names the card. */
const seed = ({ publicKey }: Login): Readonly<Record<string, string>> => ({
  'meta-data': `instance-id: i-seed-1\nlocal-hostname: seeded\npublic-keys:\n  - ${publicKey}\n`,
  'user-data': '#cloud-config\nwrite_files:\n  - path: /etc/demo.conf\n    content: "at $private_ipv4\\n"\n',
  'vendor-data': '#cloud-config\nhostname: from-vendor\n',
  'network-config': `version: 2
ethernets:
  lan:
    match: {macaddress: "${CARD.mac}"}
    set-name: lan0
    dhcp4: true
    mtu: 1400
`,
});

describe('a machine with NoCloud', () => {
  let lab: Lab;
  let core: Login;

  before(() => {
    lab = createLab();
    core = newLogin(lab, 'core');
  });
  after(() => lab?.destroy());

  async function isConfigured(vm: Vm, { state, failed }: Boot): Promise<void> {
    assert.deepEqual([state, failed], ['running', []]);
    assert.match(await vm.ssh('cloud-config status'), /^done .*, from nocloud/);
    assert.equal(await vm.ssh('hostname', core), 'from-vendor');
    assert.equal(await vm.ssh('cat /etc/demo.conf'), 'at 10.0.2.15');
  }

  const card = async (vm: Vm): Promise<Json> => {
    const links = rowsOf(await vm.ssh('ip -j link'));
    return pick(
      links.find(({ address }) => address === CARD.mac),
      'ifname',
      'mtu',
    );
  };

  describe('on a disk labelled cidata', () => {
    let vm: Vm;

    it('is configured, its network before anything needs it', async () => {
      vm = createVm(lab, 'label', { drives: [{ label: 'cidata', files: seed(core) }] });
      const boot = await vm.boot();
      await isConfigured(vm, boot);
      assert.match(boot.console, /cloud-config: datasource nocloud \(evidence\)/);
      assert.deepEqual(await card(vm), { ifname: 'lan0', mtu: 1400 });
    });

    it('is the same at the next boot: nothing on its disk changes', async () => {
      const before = await tracesOf(vm);
      await vm.powerOff();
      const again = await vm.boot();
      await isConfigured(vm, again);
      assert.deepEqual(differences(before, await tracesOf(vm)), []);
      await vm.powerOff();
    });
  });

  describe('over HTTP, by its serial number', () => {
    let vm: Vm;
    let service: Service;

    it('is configured over the network that every image has, a card that is in use keeps its name', async () => {
      const routes = Object.entries(seed(core)).map(([name, body]) => ({
        path: `/${name}`,
        answer: { body },
      }));
      service = await serve(lab, routes, '127.0.0.1:8000');
      vm = createVm(lab, 'serial', { smbios: ['type=1,serial=ds=nocloud;s=http://10.0.2.2:8000/'] });
      const boot = await vm.boot();
      await isConfigured(vm, boot);
      assert.match(boot.console, /cloud-config: datasource nocloud-net \(evidence\)/);
      assert.match(boot.console, /at the next boot for ens3: up already/);
      assert.deepEqual(await card(vm), { ifname: 'ens3', mtu: 1400 });
    });

    it('gives the card its name at the next boot, and needs no service for it', async () => {
      const before = await tracesOf(vm);
      await vm.powerOff();
      await service.stop();
      const again = await vm.boot();
      await isConfigured(vm, again);
      assert.match(again.console, /using what was read of nocloud-net: instance i-seed-1/);
      assert.deepEqual(await card(vm), { ifname: 'lan0', mtu: 1400 });
      assert.deepEqual(differences(before, await tracesOf(vm)), []);
      await vm.powerOff();
    });
  });
});
