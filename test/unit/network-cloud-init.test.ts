import assert from 'node:assert/strict';
import type { NetworkReading } from '../../src/apply/network/model.ts';
import { renderNetwork } from '../../src/apply/network/networkd/render.ts';
import { readCloudInit } from '../../src/apply/network/readers/cloud-init.ts';
import { failureOf } from '../support/failure.ts';

/** The files by what follows the prefix in their names: `eth0.network`. */
function filesOf(reading: NetworkReading): Readonly<Record<string, string>> {
  const files = renderNetwork(reading.model);
  return Object.fromEntries(
    files.map(({ name, content }) => [name.replace('10-cloud-config-', ''), content]),
  );
}

const convert = (text: string): Readonly<Record<string, string>> => filesOf(readCloudInit(text));

/** The settings of one section, `Key=value` each; of a repeated section all of them. */
function section(content: string | undefined, name: string): readonly string[] {
  const parts = (content ?? '').split(/^\[/m).filter((part) => part.startsWith(`${name}]`));
  return parts.flatMap((part) => part.trim().split('\n').slice(1));
}

describe('what other renderers of cloud-init’s formats lose', () => {
  it('1: a route keeps on-link, type, scope, table and mtu', () => {
    const files = convert(`{version: 2, ethernets: {eth0: {addresses: [203.0.113.7/32], routes: [
      {to: default, via: 172.31.1.1, on-link: true, mtu: 1400, table: 7},
      {to: 10.0.0.0/8, type: unreachable}, {to: 172.31.1.1/32, scope: link}]}}}`);
    assert.deepEqual(section(files['eth0.network'], 'Route'), [
      'Destination=0.0.0.0/0',
      'Gateway=172.31.1.1',
      'GatewayOnLink=yes',
      'Table=7',
      'MTUBytes=1400',
      'Destination=10.0.0.0/8',
      'Type=unreachable',
      'Destination=172.31.1.1/32',
      'Scope=link',
    ]);
  });

  it('2: a bond needs no ethernets; its members are the devices of their names', () => {
    const reading = readCloudInit('{version: 2, bonds: {bond0: {interfaces: [eth0, eth1], dhcp4: true}}}');
    const files = filesOf(reading);
    assert.deepEqual(section(files['eth0.network'], 'Match'), ['Name=eth0']);
    assert.ok(section(files['eth1.network'], 'Network').includes('Bond=bond0'));
    assert.equal(reading.warnings.length, 2);
  });

  it('3: a bond has arp-ip-targets', () => {
    const files = convert(`{version: 2, bonds: {bond0: {interfaces: [], parameters:
      {arp-interval: 500, arp-ip-targets: [192.0.2.1, 192.0.2.2]}}}}`);
    assert.deepEqual(section(files['bond0.netdev'], 'Bond'), [
      'ARPIntervalSec=500ms',
      'ARPIPTargets=192.0.2.1 192.0.2.2',
    ]);
  });

  it('4: a bond has a primary, and a mii-monitor-interval that is a number', () => {
    const files = convert(`{version: 2, ethernets: {a: {}, b: {}}, bonds: {bond0: {interfaces: [a, b],
      parameters: {mode: active-backup, primary: b, mii-monitor-interval: 100}}}}`);
    assert.deepEqual(section(files['bond0.netdev'], 'Bond'), ['Mode=active-backup', 'MIIMonitorSec=100ms']);
    assert.ok(section(files['b.network'], 'Network').includes('PrimarySlave=yes'));
    assert.ok(!section(files['a.network'], 'Network').includes('PrimarySlave=yes'));
  });

  it('5: version 1 says each IPv6 mode, and a global route goes to one link', () => {
    const files = convert(`{version: 1, config: [
      {type: physical, name: a, subnets: [{type: ipv6_slaac}]},
      {type: physical, name: b, subnets: [{type: ipv6_dhcpv6-stateful}]},
      {type: physical, name: c, subnets: [{type: ipv6_dhcpv6-stateless}]},
      {type: physical, name: d, subnets: [{type: static, address: 192.0.2.2/24}]},
      {type: route, destination: 10.0.0.0/8, gateway: 192.0.2.1}]}`);
    const modes = ['a', 'b', 'c'].map((id) => [
      section(files[`${id}.network`], 'Network').join(' '),
      section(files[`${id}.network`], 'IPv6AcceptRA').join(' '),
    ]);
    assert.deepEqual(modes, [
      ['DHCP=no IPv6AcceptRA=yes', 'DHCPv6Client=no'],
      ['DHCP=ipv6 IPv6AcceptRA=yes', 'DHCPv6Client=always'],
      ['IPv6AcceptRA=yes', ''],
    ]);
    const withRoute = Object.keys(files).filter((name) => section(files[name], 'Route').length > 0);
    assert.deepEqual(withRoute, ['d.network']);
  });

  it('6: a glob and a driver match stay as they are, without the name of the entry', () => {
    const files = convert(`{version: 2, ethernets: {
      glob: {match: {name: "en*"}, dhcp4: true}, driver: {match: {driver: virtio_net}, dhcp4: true}}}`);
    assert.equal(section(files['glob.network'], 'Match')[0], 'Name=en*');
    assert.equal(section(files['driver.network'], 'Match')[0], 'Driver=virtio_net');
    assert.ok(!files['driver.network']?.includes('Name='));
  });

  it('7: a mistyped key is named with its line and what was meant', () => {
    const { warnings } = readCloudInit(
      'version: 2\nethernets:\n  eth0:\n    dhcp: true\n    adresses: [192.0.2.1/24]\n',
    );
    assert.deepEqual(warnings, [
      'line 4: ethernets.eth0.dhcp: unknown key; it is ignored, did you mean dhcp4?',
      'line 5: ethernets.eth0.adresses: unknown key; it is ignored, did you mean addresses?',
    ]);
  });

  it('8: a bridge without spanning tree says so, in both versions', () => {
    const two = convert('{version: 2, bridges: {br0: {interfaces: [], parameters: {stp: false}}}}');
    const one = convert('{version: 1, config: [{type: bridge, name: br0, params: {bridge_stp: off}}]}');
    assert.deepEqual(section(two['br0.netdev'], 'Bridge'), ['STP=no']);
    assert.deepEqual(section(one['br0.netdev'], 'Bridge'), ['STP=no']);
  });

  it('9: a bridge needs no interfaces, and the boot does not wait for it', () => {
    const files = convert('{version: 2, bridges: {br0: {addresses: [10.8.0.1/24]}}}');
    assert.deepEqual(section(files['br0.network'], 'Link'), ['RequiredForOnline=no']);
    assert.deepEqual(section(files['br0.network'], 'Network'), [
      'Address=10.8.0.1/24',
      'ConfigureWithoutCarrier=yes',
    ]);
  });

  it('10: dhcp-identifier, link-local, ipv6-privacy, critical and the metric of IPv6 are kept', () => {
    const files = convert(`{version: 2, ethernets: {eth0: {dhcp4: true, dhcp6: true, dhcp-identifier: mac,
      link-local: [ipv4], ipv6-privacy: true, critical: true, dhcp6-overrides: {route-metric: 200}}}}`);
    assert.deepEqual(section(files['eth0.network'], 'Network'), [
      'DHCP=yes',
      'LinkLocalAddressing=ipv4',
      'IPv6PrivacyExtensions=yes',
      'KeepConfiguration=yes',
    ]);
    assert.deepEqual(section(files['eth0.network'], 'DHCPv4'), ['ClientIdentifier=mac']);
    assert.ok(section(files['eth0.network'], 'IPv6AcceptRA').includes('RouteMetric=200'));
  });

  it('11: a hash policy is known by every spelling', () => {
    for (const name of ['bond_xmit_hash_policy', 'bond-xmit-hash-policy', 'xmit_hash_policy']) {
      const files = convert(
        `{version: 1, config: [{type: bond, name: bond0, bond_interfaces: [], params: {${name}: layer3+4}}]}`,
      );
      assert.deepEqual(section(files['bond0.netdev'], 'Bond'), ['TransmitHashPolicy=layer3+4'], name);
    }
  });
});

describe('cloud-init’s network configuration', () => {
  it('may leave MAC addresses unquoted, whatever YAML takes them for', () => {
    for (const mac of ['52:54:00:12:34:56', '00:11:22:33:44:55', '01:02:03:04:05:06']) {
      const files = convert(`version: 2\nethernets:\n  a:\n    match:\n      macaddress: ${mac}\n`);
      assert.equal(section(files['a.network'], 'Match')[0], `MACAddress=${mac}`);
    }
  });

  it('gives global name servers to links that lead out, not to members', () => {
    const files = convert(`{version: 1, config: [
      {type: physical, name: a, mac_address: 02:00:00:00:00:01},
      {type: bond, name: bond0, bond_interfaces: [a], subnets: [{type: dhcp}]},
      {type: physical, name: b, subnets: [{type: manual}]},
      {type: nameserver, address: 192.0.2.53}]}`);
    const withDns = Object.keys(files).filter((name) => files[name]?.includes('DNS='));
    assert.deepEqual(withDns, ['bond0.network']);
  });

  const refused: readonly (readonly [about: string, text: string, code: string, message: RegExp])[] = [
    ['Wi-Fi', 'version: 2\nwifis: {w: {}}', 'NETWORK_UNSUPPORTED', /line 2: wifis: .*Wi-Fi/],
    ['tunnels', 'version: 2\ntunnels: {t: {mode: gre}}', 'NETWORK_UNSUPPORTED', /line 2: tunnels/],
    ['802.1X', 'version: 2\nethernets: {e: {auth: {method: tls}}}', 'NETWORK_UNSUPPORTED', /802\.1X/],
    ['an empty document', '# nothing\n', 'NETWORK_MALFORMED', /is empty/],
    ['broken YAML', 'version: 2\nethernets: "e', 'NETWORK_MALFORMED', /line 2: .*not closed/],
    ['no version', 'ethernets: {}', 'NETWORK_MALFORMED', /version is missing/],
    ['version 3', 'version: 3', 'NETWORK_UNSUPPORTED', /1 and 2/],
    ['a list as document', '- version: 2', 'NETWORK_MALFORMED', /keys and values/],
    ['no MAC', 'version: 2\nethernets:\n  e:\n    match: {macaddress: no}', 'NETWORK_MALFORMED', /line 4: /],
    ['no number', 'version: 2\nethernets:\n  e: {mtu: big}', 'NETWORK_MALFORMED', /e\.mtu: must be a whole/],
    [
      'no prefix length',
      'version: 2\nethernets: {e: {addresses: [192.0.2.1]}}',
      'NETWORK_MALFORMED',
      /length/,
    ],
    ['a bad option', '{version: 2, bonds: {b: {parameters: {mode: fast}}}}', 'NETWORK_MALFORMED', /one of/],
    ['a bad name', '{version: 2, bridges: {"a b": {}}}', 'NETWORK_MALFORMED', /a b: is no name/],
    ['a long name', '{version: 2, bridges: {abcdefghijklmnop: {}}}', 'NETWORK_MALFORMED', /no name/],
    ['one name twice', '{version: 2, bridges: {a: {}}, bonds: {a: {}}}', 'NETWORK_MALFORMED', /twice/],
    [
      'two masters',
      '{version: 2, bridges: {a: {interfaces: [e]}, b: {interfaces: [e]}}}',
      'NETWORK_MALFORMED',
      /member/,
    ],
    [
      'a stranger as primary',
      '{version: 2, bonds: {b: {interfaces: [e], parameters: {mode: active-backup, primary: f}}}}',
      'NETWORK_MALFORMED',
      /none of its/,
    ],
    ['a VLAN id', '{version: 2, vlans: {v: {id: 4095, link: e}}}', 'NETWORK_MALFORMED', /4094/],
  ];
  for (const [about, text, code, message] of refused) {
    it(`is refused with its place for ${about}`, async () => {
      const error = await failureOf(Promise.resolve(text).then(convert), code);
      assert.match(error.message, message);
    });
  }

  it('cannot write settings of its own into a file', async () => {
    for (const text of [
      '{version: 2, ethernets: {e: {dhcp4: true, dhcp4-overrides: {hostname: "a\\n[Link]"}}}}',
      '{version: 2, ethernets: {e: {dhcp4: true, dhcp4-overrides: {hostname: "a\\\\"}}}}',
      '{version: 2, ethernets: {e: {match: {name: "a\\"b"}}}}',
      '{version: 2, ethernets: {e: {addresses: ["192.0.2.1/24": {label: "a\\nb"}]}}}',
      '{version: 2, ethernets: {e: {set-name: "a\\nb", match: {macaddress: 02:00:00:00:00:01}}}}',
    ]) {
      await failureOf(Promise.resolve(text).then(convert), 'NETWORK_MALFORMED');
    }
  });

  it('keeps every entry’s files apart and in the directory', () => {
    const files = convert(
      '{version: 2, ethernets: {"../a": {match: {name: a}}, ".._a": {match: {name: b}}}}',
    );
    assert.deepEqual(Object.keys(files), ['.._a.network', '.._a-2.network']);
  });

  it('says nothing of links when it is disabled', () => {
    for (const text of ['network: {config: disabled}', 'config: disabled']) {
      const { model, warnings } = readCloudInit(text);
      assert.deepEqual(model.links, []);
      assert.equal(warnings.length, 1);
    }
  });
});
