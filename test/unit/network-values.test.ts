import assert from 'node:assert/strict';
import { renderNetwork } from '../../src/apply/network/networkd/render.ts';
import { readCloudInit } from '../../src/apply/network/readers/cloud-init.ts';
import { readDebian } from '../../src/apply/network/readers/debian.ts';
import { readKernelIp } from '../../src/apply/network/readers/kernel-ip.ts';
import { readOpenStack } from '../../src/apply/network/readers/openstack.ts';
import { CloudConfigError } from '../../src/errors.ts';

/** The settings of the files, without comments and empty lines, by what follows the prefix in their names. */
function settingsOf(text: string): Readonly<Record<string, readonly string[]>> {
  const files = renderNetwork(readCloudInit(text).model);
  return Object.fromEntries(
    files.map(({ name, content }) => [
      name.replace('10-cloud-config-', ''),
      content.split('\n').filter((line) => line.includes('=') && !line.startsWith('#')),
    ]),
  );
}

const ethernet = (settings: string): string => `{version: 2, ethernets: {eth0: {${settings}}}}`;

describe('what systemd-networkd would ignore is refused:', () => {
  const cases: readonly (readonly [what: string, text: string, problem: RegExp])[] = [
    ['an MTU beyond 32 bits', ethernet('mtu: 4294967296'), /MTUBytes= must be from 68 to 4294967295/],
    ['an MTU below that of IPv4', ethernet('mtu: 0'), /MTUBytes= must be from 68/],
    ['an MTU below that of IPv6', ethernet('ipv6-mtu: 1000'), /IPv6MTUBytes= must be from 1280/],
    [
      'a metric beyond 32 bits',
      ethernet('dhcp4: true, dhcp4-overrides: {route-metric: 4294967296}'),
      /RouteMetric= must be from 0 to 4294967295/,
    ],
    [
      'a routing table that is none',
      ethernet('routing-policy: [{from: 10.0.0.0/8, table: 0}]'),
      /Table= must be from 1 to 4294967295/,
    ],
    [
      'a type of service beyond a byte',
      ethernet('routing-policy: [{from: 10.0.0.0/8, type-of-service: 256}]'),
      /TypeOfService= must be from 0 to 255/,
    ],
    [
      'a window beyond what the kernel takes',
      ethernet('routes: [{to: 10.0.0.0/8, congestion-window: 1024}]'),
      /InitialCongestionWindow= must be from 1 to 1023/,
    ],
    [
      'an IPv4 gateway to an IPv6 network',
      ethernet('addresses: [10.0.0.2/24], routes: [{to: "2001:db8::/32", via: 10.0.0.1}]'),
      /10\.0\.0\.1 is no gateway to 2001:db8::\/32/,
    ],
    [
      'a source address of the other family',
      ethernet('routes: [{to: 10.0.0.0/8, from: "2001:db8::1"}]'),
      /2001:db8::1 is no source address towards 10\.0\.0\.0\/8/,
    ],
    [
      'a host name with a space',
      ethernet('dhcp4: true, dhcp4-overrides: {hostname: "foo bar"}'),
      /"foo bar" is no host name/,
    ],
    [
      'a name server that is no address, of a device',
      '{version: 1, config: [{type: physical, name: eth0, subnets: [{type: dhcp, dns_nameservers: [dns.example]}]}]}',
      /dns_nameservers: must be IP addresses/,
    ],
    [
      'a name server that is no address, of the machine',
      '{version: 1, config: [{type: physical, name: eth0}, {type: nameserver, address: dns.example}]}',
      /config\[1\]\.address: must be IP addresses/,
    ],
    [
      'a priority that a bridge cannot have',
      '{version: 2, bridges: {br0: {interfaces: [eth0], parameters: {priority: 65536}}}}',
      /priority: must be a whole number from 0 to 65535/,
    ],
    [
      'a priority that a port cannot have',
      '{version: 2, bridges: {br0: {interfaces: [eth0], parameters: {port-priority: {eth0: 64}}}}}',
      /port-priority\.eth0: must be a whole number from 0 to 63/,
    ],
    [
      'targets of ARP that are no addresses',
      '{version: 2, bonds: {bond0: {interfaces: [], parameters: {arp-ip-targets: [999.0.0.1]}}}}',
      /arp-ip-targets: must be IPv4 addresses/,
    ],
  ];
  for (const [what, text, problem] of cases) {
    it(what, () => {
      assert.throws(
        () => renderNetwork(readCloudInit(text).model),
        (error) =>
          error instanceof CloudConfigError &&
          error.code === 'NETWORK_MALFORMED' &&
          problem.test(error.message),
      );
    });
  }
});

describe('what a kernel or systemd-networkd would stumble over', () => {
  it('is not a port whose name is also that of a property of objects', () => {
    const files = settingsOf(
      '{version: 2, bridges: {br0: {interfaces: [constructor, eth0], parameters: {path-cost: {eth0: 5}}}}}',
    );
    assert.deepEqual(files['constructor.network'], [
      'Name=constructor',
      'LinkLocalAddressing=no',
      'Bridge=br0',
    ]);
  });

  it('is not a setting of a port that the bridge does not have, and that is said', () => {
    const { warnings } = readCloudInit(
      '{version: 2, bridges: {br0: {interfaces: [eth0], parameters: {path-cost: {eth1: 5}}}}}',
    );
    assert.match(warnings.join('\n'), /path-cost\.eth1: eth1 is no port of this bridge; it is ignored/);
  });

  it('is not a primary member in a mode that has none', () => {
    for (const text of [
      '{version: 2, bonds: {b: {interfaces: [eth0], parameters: {mode: 802.3ad, primary: eth0}}}}',
      '{version: 1, config: [{type: bond, name: b, bond_interfaces: [eth0], params: {bond-mode: 4, bond-primary: eth0}}]}',
    ]) {
      assert.equal(settingsOf(text)['eth0.network']?.includes('PrimarySlave=yes'), false);
      assert.match(readCloudInit(text).warnings.join('\n'), /802\.3ad has no primary member/);
    }
  });

  it('is not a default route of another family than it is written in', () => {
    const files = settingsOf(ethernet('addresses: [10.0.0.2/24], routes: [{to: 0.0.0.0/0, via: "fe80::1"}]'));
    assert.deepEqual(files['eth0.network']?.slice(2), ['Destination=0.0.0.0/0', 'Gateway=fe80::1']);
    const { model } = readOpenStack(
      JSON.stringify({
        links: [{ id: 'a', ethernet_mac_address: '52:54:00:00:00:01' }],
        networks: [
          {
            link: 'a',
            type: 'ipv4_dhcp',
            routes: [{ network: '0.0.0.0', netmask: '0.0.0.0', gateway: 'fe80::1' }],
          },
        ],
      }),
    );
    assert.deepEqual(model.links[0]?.routes, [{ to: 'default', via: 'fe80::1', family: 'ipv4' }]);
  });

  it('is not the name of a device that could not be renamed where its address is known', () => {
    const files = settingsOf(
      ethernet('match: {macaddress: "52:54:00:00:00:01", name: "en*"}, set-name: wan, dhcp4: true'),
    );
    assert.deepEqual(files['eth0.network'], [
      'MACAddress=52:54:00:00:00:01',
      'Kind=!bond bridge dummy vlan',
      'DHCP=ipv4',
    ]);
  });
});

describe('an MTU of a subnet of version 1', () => {
  const subnet = (settings: string): readonly string[] | undefined =>
    settingsOf(`{version: 1, config: [{type: physical, name: eth0, subnets: [{${settings}}]}]}`)[
      'eth0.network'
    ];

  it('is that of the device for IPv4, and that of IPv6 for IPv6', () => {
    assert.ok(subnet('type: static, address: 10.0.0.2/24, mtu: 1400')?.includes('MTUBytes=1400'));
    assert.ok(subnet('type: dhcp, mtu: 1400')?.includes('MTUBytes=1400'));
    for (const ipv6 of ['type: static, address: "2001:db8::2/64"', 'type: ipv6_slaac', 'type: dhcp6'])
      assert.ok(subnet(`${ipv6}, mtu: 1400`)?.includes('IPv6MTUBytes=1400'));
  });
});

describe('VLANs of one number on several cards of OpenStack', () => {
  it('have names of their own', () => {
    const [first, second] = ['3f2c6d1e-1111-2222', '4f2c6d1e-1111-2222'];
    const { model } = readOpenStack(
      JSON.stringify({
        links: [
          { id: first, type: 'phy', ethernet_mac_address: '52:54:00:00:00:01' },
          { id: second, type: 'phy', ethernet_mac_address: '52:54:00:00:00:02' },
          { id: 'v1', type: 'vlan', vlan_link: first, vlan_id: 100 },
          { id: 'v2', type: 'vlan', vlan_link: second, vlan_id: 100 },
        ],
      }),
    );
    assert.deepEqual(
      model.links.slice(2).map(({ name }) => name),
      ['vlan100', 'vlan100-2'],
    );
  });
});

describe('addresses of a member of a bond', () => {
  const openStack = {
    links: [
      { id: 'a', type: 'phy', ethernet_mac_address: '52:54:00:00:00:01' },
      { id: 'b', type: 'bond', bond_links: ['a'], bond_mode: 'active-backup' },
    ],
    networks: [{ link: 'a', type: 'ipv4_dhcp' }],
  };

  it('are left out in every format, and that is said', () => {
    const readings = [
      readOpenStack(JSON.stringify(openStack)),
      readDebian('auto a b\niface a inet dhcp\nbond-master b\niface b inet dhcp\n', {}),
      readKernelIp('bond=b:a:mode=active-backup ip=a:dhcp'),
    ];
    for (const { model, warnings } of readings) {
      assert.equal(model.links.find(({ id }) => id === 'a')?.dhcp4, undefined);
      assert.deepEqual(warnings, ['a is a member of a bond and has no addresses; left out: dhcp4']);
    }
  });
});
