import assert from 'node:assert/strict';
import type { Link, NetworkReading } from '../../src/apply/network/model.ts';
import { readDebian } from '../../src/apply/network/readers/debian.ts';

function read(lines: readonly string[], files: Readonly<Record<string, string>> = {}): NetworkReading {
  return readDebian(`${lines.join('\n')}\n`, { include: (path) => files[path] });
}

function linkOf(lines: readonly string[], id = 'eth0'): Link | undefined {
  return read(['auto eth0', ...lines]).model.links.find((link) => link.id === id);
}

describe("Debian's interfaces", () => {
  it('state an address with a mask, a length, or both spellings of a subnet', () => {
    for (const lines of [
      ['address 10.0.0.2/24'],
      ['address 10.0.0.2', 'netmask 24'],
      ['address 10.0.0.2', 'netmask 255.255.255.0'],
    ])
      assert.deepEqual(linkOf(['iface eth0 inet static', ...lines])?.addresses, [{ address: '10.0.0.2/24' }]);
  });

  it('give the name servers and routes of the loopback device to the one that leads out', () => {
    const { model, warnings } = read([
      'auto lo',
      'iface lo inet loopback',
      'dns-nameservers 10.3.0.3',
      'dns-search example.com',
      'up ip route add blackhole 10.8.0.0/16',
      'auto eth0',
      'iface eth0 inet dhcp',
    ]);
    assert.deepEqual(warnings, []);
    assert.deepEqual(model.links, [
      {
        id: 'eth0',
        device: { kind: 'physical', match: { names: ['eth0'] } },
        dhcp4: {},
        dns: ['10.3.0.3'],
        search: ['example.com'],
        routes: [{ to: '10.8.0.0/16', type: 'blackhole' }],
      },
    ]);
  });

  it('add routes of the family that a command names', () => {
    const link = linkOf([
      'iface eth0 inet static',
      'address 10.0.0.2/24',
      'up ip -6 route add default dev eth0',
      'up /sbin/ip -f inet6 route add 2001:db8::ff dev $IFACE',
      'up ip -family inet6 route add default via 2001:db8::ff',
      'up route -A inet6 add default dev eth0',
      'up ip route add 0.0.0.0/0 via fe80::1',
    ]);
    assert.deepEqual(link?.routes, [
      { to: 'default', family: 'ipv6' },
      { to: '2001:db8::ff/128' },
      { to: 'default', family: 'ipv6', via: '2001:db8::ff' },
      { to: 'default', family: 'ipv6' },
      { to: 'default', family: 'ipv4', via: 'fe80::1' },
    ]);
  });

  it('make a bridge that passes every VLAN of one that knows of VLANs, and say so', () => {
    const lines = [
      'iface br0 inet manual',
      'bridge-ports eth0',
      'bridge-vlan-aware yes',
      'bridge-vids 2-4094',
    ];
    const { model, warnings } = read(['auto br0', ...lines]);
    const { device } = model.links.find(({ id }) => id === 'br0') ?? {};
    assert.deepEqual(device, { kind: 'bridge', members: ['eth0'], options: [] });
    assert.deepEqual(warnings, [
      'line 4: bridge-vlan-aware is ignored; the bridge passes every VLAN',
      'line 5: bridge-vids is ignored; the bridge passes every VLAN',
    ]);
  });

  it('take slaves for bond-slaves, as ifenslave does', () => {
    const { device } = linkOf(['iface bond0 inet dhcp', 'slaves eth4 eth5', 'bond_mode 4'], 'bond0') ?? {};
    assert.ok(device?.kind === 'bond');
    assert.deepEqual(device.members, ['eth4', 'eth5']);
  });

  it('come together from several stanzas of one device', () => {
    const link = linkOf([
      'iface eth0 inet dhcp',
      'iface eth0 inet6 static',
      'address 2001:db8::2/64',
      'gateway fe80::1',
      'accept-ra 0',
      'iface eth0 inet6 static',
      'address 2001:db8::3/64',
    ]);
    assert.deepEqual(link, {
      id: 'eth0',
      device: { kind: 'physical', match: { names: ['eth0'] } },
      dhcp4: {},
      acceptRa: false,
      addresses: [{ address: '2001:db8::2/64' }, { address: '2001:db8::3/64' }],
      routes: [{ to: 'default', via: 'fe80::1' }],
    });
  });

  it('have the routes of the usual commands', () => {
    const commands = [
      ['route add -net 10.0.0.0 netmask 255.0.0.0 gw 192.0.2.1', { to: '10.0.0.0/8', via: '192.0.2.1' }],
      ['route add -net 10.0.0.0/8 gw 192.0.2.1 dev eth0', { to: '10.0.0.0/8', via: '192.0.2.1' }],
      ['/sbin/route add -host 10.0.0.1 gw 192.0.2.1 || true', { to: '10.0.0.1/32', via: '192.0.2.1' }],
      ['route add default gw 192.0.2.1 metric 5', { to: 'default', via: '192.0.2.1', metric: 5 }],
      ['route -A inet6 add 2001:db8:1::/48 gw 2001:db8::1', { to: '2001:db8:1::/48', via: '2001:db8::1' }],
      ['ip route add 10.0.0.0/8 via 192.0.2.1 dev $IFACE', { to: '10.0.0.0/8', via: '192.0.2.1' }],
      [
        'ip -6 route replace default via fe80::1 onlink',
        { to: 'default', family: 'ipv6', via: 'fe80::1', onLink: true },
      ],
      ['ip route add 10.1.0.0/16 dev eth0 src 192.0.2.9', { to: '10.1.0.0/16', from: '192.0.2.9' }],
      ['ip route add blackhole 10.2.0.0/16', { to: '10.2.0.0/16', type: 'blackhole' }],
    ] as const;
    for (const [command, route] of commands) {
      const link = linkOf(['iface eth0 inet manual', `post-up ${command}`]);
      assert.deepEqual(link?.routes, [route], command);
    }
  });

  it('name the line of a command that is not run, and not what is in it', () => {
    for (const command of [
      'curl -u me:secret x',
      'ip route add default via 192.0.2.1; reboot',
      'ip route add 10.0.0.0/8 dev eth9',
    ]) {
      const { warnings } = read(['auto eth0', 'iface eth0 inet manual', `up ${command}`]);
      assert.deepEqual(warnings, ['line 3: the command of up is not run: write a unit for it']);
    }
  });

  it('take bond members from either side and either spelling', () => {
    const { model, warnings } = read([
      'auto bond0 eth0 eth1',
      'iface bond0 inet dhcp',
      'bond_slaves eth2',
      'bond-mode active-backup',
      'bond_miimon 100',
      'iface eth0 inet manual',
      'bond-master bond0',
      'bond-primary eth1 eth0',
      'iface eth1 inet manual',
      'bond_master bond0',
    ]);
    assert.deepEqual(model.links.find(({ id }) => id === 'bond0')?.device, {
      kind: 'bond',
      members: ['eth2', 'eth0', 'eth1'],
      options: [
        ['Mode', 'active-backup'],
        ['MIIMonitorSec', '100ms'],
      ],
      primary: 'eth1',
    });
    assert.deepEqual(model.links.map(({ id }) => id).toSorted(), ['bond0', 'eth0', 'eth1', 'eth2']);
    assert.deepEqual(warnings, []);
  });

  it('put a VLAN on the device of its name when no other is stated', () => {
    assert.deepEqual(linkOf(['iface eth0.100 inet dhcp'], 'eth0.100')?.device, {
      kind: 'vlan',
      id: 100,
      link: 'eth0',
    });
    for (const key of ['vlan-raw-device', 'vlan_raw_device'])
      assert.deepEqual(linkOf(['iface vlan7 inet dhcp', `${key} eth0`], 'vlan7')?.device, {
        kind: 'vlan',
        id: 7,
        link: 'eth0',
      });
    const named = linkOf(['iface storage inet dhcp', 'vlan-raw-device eth0', 'vlan-id 9'], 'storage');
    assert.deepEqual(named?.device, { kind: 'vlan', id: 9, link: 'eth0' });
    assert.ok(linkOf(['iface eth0.100 inet dhcp']), 'the device below is there too');
  });

  it('follow source lines, tell their lines by the file, and stop when they go round', () => {
    const files = { a: 'iface eth0 inet static\nfrobnicate yes\naddress 10.0.0.2/8\n' };
    const { model, warnings } = read(['auto eth0', 'source a'], files);
    assert.equal(model.links[0]?.addresses?.length, 1);
    assert.deepEqual(warnings, ['a line 2: frobnicate is not known; it is ignored']);
    assert.throws(() => read(['source b'], { b: 'source b\n' }), /source one another without end/);
  });

  it('warn of what has no meaning for networkd and go on', () => {
    const { model, warnings } = read([
      'no-auto-down eth0',
      'allow-ovs br1',
      'mapping eth0',
      '  script /bin/true',
      'source /none',
      'auto eth0',
      'iface eth0 inet dhcp',
    ]);
    assert.equal(model.links.length, 1);
    assert.deepEqual(
      warnings.map((warning) => warning.split(':')[0]),
      ['line 5', 'line 1', 'line 2', 'line 3'],
    );
  });

  it('leave the loopback device alone unless it gets an address', () => {
    assert.deepEqual(read(['auto lo', 'iface lo inet loopback']).model.links, []);
    const { model } = read(['auto lo', 'iface lo inet loopback', 'up ip addr add 192.0.2.1/32 dev lo']);
    assert.deepEqual(model.links[0]?.addresses, [{ address: '192.0.2.1/32' }]);
  });
});
