import assert from 'node:assert/strict';
import { findNetworkFormat } from '../../src/apply/network/formats.ts';
import type { Link, NetworkReading } from '../../src/apply/network/model.ts';

function read(format: string, content: unknown): NetworkReading {
  const found = findNetworkFormat(format);
  assert.ok(found, format);
  return found.read(typeof content === 'string' ? content : JSON.stringify(content), {});
}

const linksOf = (format: string, content: unknown): readonly Link[] => read(format, content).model.links;

const MAC = '52:54:00:12:34:56';

describe('the packet format', () => {
  it('has nothing to say of a machine without interfaces', () => {
    assert.deepEqual(linksOf('packet', { interfaces: [], addresses: [] }), []);
  });

  it('bonds all ports when there is bonding and none names a bond, as in 2018', () => {
    const links = linksOf('packet', { bonding: { mode: 5 }, interfaces: [{ name: 'eth0', mac: MAC }] });
    const bond = links.find(({ id }) => id === 'bond0');
    assert.deepEqual(bond?.device.kind === 'bond' ? bond.device.members : undefined, [MAC]);
    assert.deepEqual(bond?.device.kind === 'bond' ? bond.device.options[0] : undefined, [
      'Mode',
      'balance-tlb',
    ]);
  });
});

describe('the kernel-ip format', () => {
  it('takes ip=off, ip=none and no ip= for no configuration', () => {
    for (const line of ['ip=off', 'ip=none', 'quiet']) assert.deepEqual(linksOf('kernel-ip', line), []);
  });

  it('reads every spelling of asking DHCP on one device', () => {
    for (const line of [
      'ip=eth0:dhcp',
      'ip=eth0:on',
      'ip=:::::eth0:dhcp',
      'ip=eth0:any',
      'ip=::::node:eth0:both',
    ]) {
      const [link] = linksOf('kernel-ip', line);
      assert.deepEqual([link?.id, link?.dhcp4], ['eth0', {}], line);
    }
  });

  it('asks for addresses in several ways, as dracut does', () => {
    for (const ip of ['eth0:dhcp,dhcp6', ':::::eth0:dhcp,dhcp6']) {
      const [link] = read('kernel-ip', `ip=${ip}`).model.links;
      assert.deepEqual([link?.id, link?.dhcp4, link?.dhcp6], ['eth0', {}, {}]);
    }
  });

  it('asks DHCP on every Ethernet device when none is named', () => {
    const [link] = linksOf('kernel-ip', 'ip=dhcp rd.peerdns=0');
    assert.deepEqual(link, {
      id: 'boot',
      device: { kind: 'physical', match: { names: ['en*', 'eth*'] } },
      dhcp4: { useDns: false },
    });
  });

  it('tells MTU and MAC address from name and time servers after the method', () => {
    const [hardware] = linksOf('kernel-ip', `ip=10.0.0.2::10.0.0.1:24::eth0:none:9000:${MAC}`);
    assert.deepEqual([hardware?.mtu, hardware?.mac, hardware?.dns], [9000, MAC, undefined]);
    const [servers] = linksOf(
      'kernel-ip',
      'ip=10.0.0.2::10.0.0.1:24::eth0:none:192.0.2.1:192.0.2.2:192.0.2.3',
    );
    assert.deepEqual([servers?.dns, servers?.ntp], [['192.0.2.1', '192.0.2.2'], ['192.0.2.3']]);
  });

  it('takes the second field for a peer only of a single address', () => {
    const [point] = linksOf('kernel-ip', 'ip=10.0.0.2:10.0.0.3::255.255.255.255::eth0:none');
    assert.deepEqual(point?.addresses, [{ address: '10.0.0.2/32', peer: '10.0.0.3' }]);
    const [subnet] = linksOf('kernel-ip', 'ip=10.0.0.2:10.0.0.3::255.255.255.0::eth0:none');
    assert.deepEqual(subnet?.addresses, [{ address: '10.0.0.2/24' }]);
  });
});

describe('the cloud formats', () => {
  it('leave a single card without metrics and tables', () => {
    const nic = { 'device-number': '0', 'local-ipv4s': '10.0.0.5', 'subnet-ipv4-cidr-block': '10.0.0.0/24' };
    const [link] = linksOf('ec2', { macs: { [MAC]: nic } });
    assert.deepEqual(link, { id: MAC, device: { kind: 'physical', match: { mac: MAC } }, dhcp4: {} });
  });

  it('keep the IPv6 routes of the first card that has IPv6 in the main table', () => {
    const macs = {
      [MAC]: { 'device-number': '0' },
      '52:54:00:12:34:57': { 'device-number': '1', ipv6s: '2001:db8::5' },
    };
    const [, second] = linksOf('ec2', { macs });
    assert.deepEqual([second?.ra, second?.rules], [undefined, undefined]);
  });

  it('take the private card of a droplet without a public one as its way out', () => {
    const ipv4 = { ip_address: '10.1.0.2', netmask: '255.255.0.0', gateway: '10.1.0.1' };
    const [link] = linksOf('digitalocean', { interfaces: { private: [{ mac: MAC, ipv4 }] } });
    assert.deepEqual(link?.routes, [{ to: 'default', via: '10.1.0.1' }]);
  });

  it('say that a further card of a bare-metal machine of Oracle is left out', () => {
    const vnics = [
      { macAddr: MAC, nicIndex: 0 },
      { macAddr: '52:54:00:12:34:57', nicIndex: 0, vlanTag: 5 },
    ];
    const { model, warnings } = read('oracle', vnics);
    assert.deepEqual([model.links.length, warnings.length], [1, 1]);
  });

  it('take up no interface of Vultr that shall stay unconfigured', () => {
    assert.deepEqual(linksOf('vultr', { interfaces: [{ mac: MAC, unconfigured: true }] }), []);
  });
});
