import assert from 'node:assert/strict';
import { detection } from './detection.ts';
import { type Json, pick, rowsOf, within } from './json.ts';
import { createLab, type Lab } from './lab.ts';
import { type Login, newLogin } from './login.ts';
import { differences, tracesOf } from './traces.ts';
import { type Boot, CARD, createVm, type Vm } from './vm.ts';

const NOVA =
  'type=1,manufacturer=OpenStack Foundation,product=OpenStack Nova,uuid=8f2a6b5e-7f0a-4f0e-9d55-0c5a3f1f2b11';
const PORTS = ['52:54:00:00:00:11', '52:54:00:00:00:12'] as const;

const NETWORK = {
  links: [
    { id: 'tap-1', type: 'phy', name: 'uplink0', ethernet_mac_address: CARD.mac },
    { id: 'tap-2', type: 'phy', ethernet_mac_address: PORTS[0] },
    { id: 'tap-3', type: 'phy', ethernet_mac_address: PORTS[1] },
    {
      id: 'pair',
      type: 'bond',
      bond_mode: 'active-backup',
      bond_miimon: 100,
      bond_links: ['tap-2', 'tap-3'],
    },
    { id: 'storage', type: 'vlan', vlan_id: 42, vlan_link: 'pair', vlan_mac_address: '52:54:00:00:00:42' },
  ],
  networks: [
    { id: 'out', link: 'tap-1', type: 'ipv4_dhcp' },
    {
      id: 'inner',
      link: 'storage',
      type: 'ipv4',
      ip_address: '192.0.2.10',
      netmask: '255.255.255.0',
      routes: [{ network: '198.51.100.0', netmask: '255.255.255.0', gateway: '192.0.2.1' }],
    },
  ],
  services: [{ type: 'dns', address: '192.0.2.53' }],
};

const userData = ({ publicKey }: Login): string => `#cloud-config
hostname: storage-1
users:
  - name: operator
    groups: [sudo]
    ssh_authorized_keys: ["${publicKey}"]
write_files:
  - path: /etc/demo.conf
    permissions: "0640"
    content: |
      color = blue
coreos:
  units:
    - name: demo.service
      command: start
      content: |
        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/usr/bin/touch /run/demo-ran
`;

describe('a machine with a config drive of OpenStack', () => {
  let lab: Lab;
  let vm: Vm;
  let boot: Boot;
  let core: Login;
  let operator: Login;

  before(async () => {
    lab = createLab();
    core = newLogin(lab, 'core');
    operator = newLogin(lab, 'operator');
    const metadata = {
      uuid: '8f2a6b5e-7f0a-4f0e-9d55-0c5a3f1f2b11',
      hostname: 'from-platform.novalocal',
      public_keys: { jo: core.publicKey },
    };
    const files = {
      'openstack/latest/meta_data.json': JSON.stringify(metadata),
      'openstack/latest/network_data.json': JSON.stringify(NETWORK),
      'openstack/latest/user_data': userData(operator),
    };
    vm = createVm(lab, 'openstack', {
      smbios: [NOVA],
      drives: [{ label: 'config-2', files }],
      cards: [CARD, ...PORTS.map((mac) => ({ mac, wire: 'hub' as const }))],
    });
    boot = await vm.boot();
  });
  after(() => lab?.destroy());

  const link = async (name: string): Promise<Json | undefined> =>
    rowsOf(await vm.ssh(`ip -j -d addr show ${name}`))[0];

  it('boots without a failure, and says on the console where its configuration comes from', () => {
    assert.deepEqual([boot.state, boot.failed], ['running', []]);
    assert.match(boot.console, /cloud-config: datasource config-drive/);
  });

  it('knows by itself on which platform it is', async () => {
    const explained = await detection(vm);
    assert.match(explained, /^config-drive \(the datasource of the first boot\)$/m);
    assert.match(explained, /OpenStack Nova/);
  });

  it('has its name, and lets those in whose keys the platform and the document name', async () => {
    assert.equal(await vm.ssh('hostname', core), 'storage-1');
    assert.match(await vm.ssh('id -Gn', operator), /sudo/);
  });

  it('has the files and runs the units of its document', async () => {
    assert.equal(
      await vm.ssh('stat -c "%a %U" /etc/demo.conf; cat /etc/demo.conf'),
      '640 root\ncolor = blue',
    );
    assert.equal(await vm.ssh('systemctl is-active demo.service; ls /run/demo-ran'), 'active\n/run/demo-ran');
  });

  it('has given the card its name in this boot already', async () => {
    const card = await link('uplink0');
    assert.equal(card?.['address'], CARD.mac);
    const [status] = rowsOf(await vm.ssh('networkctl --json=short status uplink0'));
    assert.deepEqual(pick(status, 'NetworkFile', 'LinkFile'), {
      NetworkFile: '/etc/systemd/network/10-cloud-config-tap-1.network',
      LinkFile: '/etc/systemd/network/10-cloud-config-tap-1.link',
    });
    assert.match(await vm.ssh('resolvectl dns uplink0'), /: .*192\.0\.2\.53/);
  });

  it('has bonded two cards', async () => {
    const bond = await link('bond0');
    assert.deepEqual(pick(within(bond, 'linkinfo', 'info_data'), 'mode', 'miimon'), {
      mode: 'active-backup',
      miimon: 100,
    });
    assert.equal(bond?.['operstate'], 'UP');
    const members = rowsOf(await vm.ssh('ip -j -d link show master bond0'));
    assert.deepEqual(
      members.map((member) => within(member, 'linkinfo', 'info_slave_data')['perm_hwaddr']).sort(),
      PORTS,
    );
  });

  it('has a VLAN on the bond, with its address and routes', async () => {
    const [status] = rowsOf(await vm.ssh('networkctl --json=short status bond0.42'));
    assert.deepEqual(pick(status, 'Kind', 'AdministrativeState'), {
      Kind: 'vlan',
      AdministrativeState: 'configured',
    });
    const vlan = await link('bond0.42');
    assert.deepEqual(pick(vlan, 'link', 'address'), { link: 'bond0', address: '52:54:00:00:00:42' });
    assert.equal(within(vlan, 'linkinfo', 'info_data')['id'], 42);
    assert.match(await vm.ssh('ip -br -4 addr show bond0.42'), / 192\.0\.2\.10\/24 *$/);
    assert.match(await vm.ssh('ip route show 198.51.100.0/24'), /via 192\.0\.2\.1 dev bond0\.42/);
  });

  it('is the same machine when it boots again: nothing on its disk changes', async () => {
    const before = await tracesOf(vm);
    await vm.powerOff();
    const again = await vm.boot();
    assert.deepEqual([again.state, again.failed], ['running', []]);
    // Without an [Install] section only we start the unit, and the report says that we did.
    assert.match(again.console, /done +start demo\.service .*\n.* 1 done, \d+ unchanged/);
    const changed = differences(before, await tracesOf(vm)).filter((line) => !line.includes('/report.json'));
    assert.deepEqual(changed, []);
    assert.equal(await vm.ssh('hostname; systemctl is-active demo.service', core), 'storage-1\nactive');
    assert.match(await vm.ssh('ip -br -4 addr show bond0.42'), / 192\.0\.2\.10\/24 *$/);
    await vm.powerOff();
  });
});
