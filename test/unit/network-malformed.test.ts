import assert from 'node:assert/strict';
import { findNetworkFormat, NETWORK_FORMATS } from '../../src/apply/network/formats.ts';
import type { NetworkReading } from '../../src/apply/network/model.ts';
import { renderNetwork } from '../../src/apply/network/networkd/render.ts';
import { CloudConfigError } from '../../src/errors.ts';

function read(format: string, content: unknown): NetworkReading {
  const found = findNetworkFormat(format);
  assert.ok(found, format);
  return found.read(typeof content === 'string' ? content : JSON.stringify(content), {});
}

function problemOf(format: string, content: unknown): string {
  try {
    renderNetwork(read(format, content).model);
  } catch (error) {
    assert.ok(error instanceof CloudConfigError, `${format}: ${error}`);
    return `${error.code.replace('NETWORK_', '')} ${error.message.replace('network configuration: ', '')}`;
  }
  return 'none';
}

const MAC = '52:54:00:12:34:56';

describe('a malformed network description is refused by its place:', () => {
  const cases: readonly (readonly [format: string, content: unknown, problem: RegExp])[] = [
    ['openstack', '{"links": [', /^MALFORMED the document: is cut off or not JSON/],
    ['openstack', [], /^MALFORMED the document: must be an object/],
    ['openstack', {}, /^MALFORMED links: is missing/],
    [
      'openstack',
      { links: [{ id: 'a', type: 'phy' }] },
      /^MALFORMED links\[0\]\.ethernet_mac_address: is missing/,
    ],
    [
      'openstack',
      { links: [{ id: 'a', ethernet_mac_address: '52:54' }] },
      /^MALFORMED links\[0\].*MAC address/,
    ],
    [
      'openstack',
      { links: [], networks: [{ link: 'b', type: 'ipv4_dhcp' }] },
      /^MALFORMED networks\[0\]\.link: there is no link b/,
    ],
    [
      'openstack',
      {
        links: [{ id: 'a', ethernet_mac_address: MAC }],
        networks: [{ link: 'a', type: 'ipv4', ip_address: '10.0.0.1' }],
      },
      /^MALFORMED networks\[0\]\.ip_address: needs a netmask/,
    ],
    [
      'openstack',
      { links: [{ id: 'a', ethernet_mac_address: MAC }], networks: [{ link: 'a', type: 'magic' }] },
      /^UNSUPPORTED networks\[0\]\.type/,
    ],
    ['openstack', { links: [{ id: 'b', type: 'bond', bond_links: ['x'] }] }, /^MALFORMED b: needs x/],
    [
      'vmware',
      { 'interface.0.name': 'ens3', 'interface.0.dhcp': 'maybe' },
      /^MALFORMED interface\.0\.dhcp: must be yes or no/,
    ],
    [
      'vmware',
      { 'interface.0.name': 'ens3', 'interface.0.ip.0.address': '10.0.0.1' },
      /^MALFORMED interface\.0\.ip\.0\.address/,
    ],
    ['vmware', { 'dns.server.0': '192.0.2.1' }, /^MALFORMED dns: there is no interface/],
    ['digitalocean', {}, /^MALFORMED interfaces: is missing/],
    [
      'digitalocean',
      { interfaces: { public: [{ ipv4: {} }] } },
      /^MALFORMED interfaces\.public\[0\]\.mac: is missing/,
    ],
    [
      'packet',
      { network: { interfaces: [], addresses: [{ address: '192.0.2.1' }] } },
      /^MALFORMED interfaces: is empty/,
    ],
    [
      'packet',
      { interfaces: [{ mac: MAC, name: 'eth0' }], bonding: { mode: 9 } },
      /^MALFORMED bonding\.mode/,
    ],
    ['ec2', { macs: { 'no mac': {} } }, /^MALFORMED macs\["no mac"\]: must be a MAC address/],
    ['ec2', {}, /^MALFORMED macs: is missing/],
    ['azure', { interface: [{ macAddress: '0011' }] }, /^MALFORMED interface\[0\]\.macAddress/],
    ['azure', { interface: 'eth0' }, /^MALFORMED interface: must be a list/],
    ['vultr', {}, /^MALFORMED interfaces: is missing/],
    [
      'vultr',
      { interfaces: [{ mac: MAC, 'network-type': 'private', ipv4: { address: '10.1', netmask: '24' } }] },
      /^MALFORMED interfaces\[0\]\.ipv4\.address/,
    ],
    ['scaleway', {}, /^MALFORMED public_ips: is missing/],
    [
      'scaleway',
      { public_ips: [{ address: '192.0.2.1', provisioning_mode: 'luck' }] },
      /^UNSUPPORTED public_ips\[0\]\.provisioning_mode/,
    ],
    [
      'upcloud',
      {
        network: { interfaces: [{ mac: MAC, ip_addresses: [{ address: '10.0.0.1', network: '10.0.0.0' }] }] },
      },
      /^MALFORMED network\.interfaces\[0\]\.ip_addresses\[0\]\.network/,
    ],
    ['oracle', { cards: [] }, /^MALFORMED vnics: is missing/],
    ['oracle', [{}], /^MALFORMED \[0\]\.macAddr: is missing/],
    [
      'alibaba',
      { macs: { [MAC]: { gateway: 'near' } } },
      /^MALFORMED macs\["52:54:00:12:34:56"\]\.gateway: "near" is no IP address/,
    ],
    [
      'kernel-ip',
      'ip=10.0.0.2::10.0.0.1:255.0.255.0::eth0:none',
      /^MALFORMED ip=: "255\.0\.255\.0" is no netmask/,
    ],
    ['kernel-ip', 'ip=10.0.0.2', /^MALFORMED ip=: needs a netmask/],
    ['kernel-ip', 'ip=eth0:dhpc', /^MALFORMED ip=/],
    ['kernel-ip', 'ip=[2001:db8::1::eth0', /^MALFORMED ip=: a bracket is not closed/],
    ['kernel-ip', 'ip=eth0:ibft', /^UNSUPPORTED ip=: systemd-networkd knows no ibft/],
    ['kernel-ip', 'team=team0:eth0 ip=team0:dhcp', /^UNSUPPORTED team=/],
    ['kernel-ip', 'vlan=five:eth0', /^MALFORMED vlan=/],
    ['kernel-ip', 'ip=eth0:dhcp rd.route=10.0.0.0/8::eth1', /^MALFORMED rd\.route=: no ip= sets up eth1/],
    [
      'debian',
      'auto eth0\niface eth0 inet static\n  netmask 24\n',
      /^MALFORMED line 2: a static stanza needs an address/,
    ],
    ['debian', 'iface eth0 inet static\n\n# why\n  address 10.0.0.1\n', /^MALFORMED line 4: needs a netmask/],
    [
      'debian',
      'iface eth0 inet static\naddress 2001:db8::1/64\n',
      /^MALFORMED line 2: .* is not of the family/,
    ],
    ['debian', 'iface eth0\n', /^MALFORMED line 1: must be iface NAME FAMILY METHOD/],
    ['debian', 'iface ppp0 inet ppp\n', /^UNSUPPORTED line 1: systemd-networkd cannot do inet ppp/],
    ['debian', 'iface wlan0 inet dhcp\nwpa-psk hunter2\n', /^UNSUPPORTED line 2: (?!.*hunter2)/],
    ['debian', 'address 10.0.0.1/8\n', /^MALFORMED line 1: "address" must be below an iface line/],
    [
      'debian',
      'iface bond0 inet manual\nbond-slaves eth0\nbond-mode best\n',
      /^MALFORMED line 3: bond-mode must be one of/,
    ],
    ['debian', 'iface vlan5 inet dhcp\n', /^MALFORMED line 1: vlan5 needs vlan-raw-device/],
    ['debian', '{"links": []}', /^MALFORMED line 1/],
  ];
  for (const [format, content, problem] of cases) {
    it(`${format}: ${problem.source}`, () => assert.match(problemOf(format, content), problem));
  }
});

describe('no network format', () => {
  const junk = [
    '',
    'null',
    '[]',
    '{}',
    '""',
    '0',
    '[null]',
    '{"macs":null}',
    '{"interfaces":[null]}',
    'iface',
    'ip=',
    '\\',
  ];
  for (const { name } of NETWORK_FORMATS) {
    it(`${name} is confused by junk`, () => {
      for (const content of junk) assert.doesNotMatch(problemOf(name, content), /undefined/, content);
    });
  }
});
