import assert from 'node:assert/strict';
import { renderNetwork } from '../../src/apply/network/networkd/render.ts';
import { readCloudInit } from '../../src/apply/network/readers/cloud-init.ts';
import { readOpenStack } from '../../src/apply/network/readers/openstack.ts';

const linkFile = (settings: string): string => {
  const { model } = readCloudInit(`{version: 2, ethernets: {eth0: {${settings}}}}`);
  return renderNetwork(model).find(({ name }) => name.endsWith('.link'))?.content ?? '';
};

describe('what udev sets up of a card', () => {
  it('needs a device that udev can tell from others', () => {
    for (const settings of ['macaddress: random', 'large-receive-offload: false'])
      assert.throws(() => linkFile(`match: {}, ${settings}`), { code: 'NETWORK_UNSUPPORTED' }, settings);
  });

  it('is an offload beside the naming of the default file', () => {
    const file = linkFile('match: {driver: virtio_net}, generic-receive-offload: false');
    assert.match(file, /^NamePolicy=keep kernel /m);
    assert.match(file, /^MACAddressPolicy=persistent$/m);
    assert.match(file, /^GenericReceiveOffload=no$/m);
  });

  it('is no file where nothing is said', () => {
    assert.equal(linkFile('match: {driver: virtio_net}'), '');
  });
});

describe('a token of IPv6 addresses', () => {
  it('is the second half of one', () => {
    for (const token of ['::', '192.0.2.1', '2001:db8::', 'two']) {
      const document = `{version: 2, ethernets: {eth0: {ipv6-address-token: "${token}"}}}`;
      assert.throws(() => readCloudInit(document), { code: 'NETWORK_MALFORMED' }, token);
    }
  });
});

describe('a route that is stated twice', () => {
  const networkOf = (network: object): string => {
    const links = [{ id: 'a', type: 'phy', ethernet_mac_address: '52:54:00:12:34:56' }];
    const { model } = readOpenStack(JSON.stringify({ links, networks: [network] }));
    return renderNetwork(model)[0]?.content ?? '';
  };
  const ipv4 = { link: 'a', type: 'ipv4', ip_address: '192.0.2.5', netmask: '255.255.255.0' };
  const route = { network: '0.0.0.0', netmask: '0.0.0.0', gateway: '192.0.2.1' };

  it('is there once', () => {
    const content = networkOf({ ...ipv4, gateway: '192.0.2.1', routes: [route] });
    assert.equal(content.match(/^\[Route\]$/gm)?.length, 1);
  });

  it('is another one where it has another gateway', () => {
    const content = networkOf({ ...ipv4, gateway: '192.0.2.254', routes: [route] });
    assert.equal(content.match(/^\[Route\]$/gm)?.length, 2);
  });
});

describe('a member of a bond', () => {
  it('keeps what is said of it as a device', () => {
    const { model } = readCloudInit(
      '{version: 2, ethernets: {a: {emit-lldp: true}}, bonds: {bond0: {interfaces: [a]}}}',
    );
    assert.equal(model.links.find(({ id }) => id === 'a')?.emitLldp, true);
  });
});
