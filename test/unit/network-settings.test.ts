import assert from 'node:assert/strict';
import { renderNetwork } from '../../src/apply/network/networkd/render.ts';
import { readCloudInit } from '../../src/apply/network/readers/cloud-init.ts';

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

describe('a member of a bond', () => {
  it('keeps what is said of it as a device', () => {
    const { model } = readCloudInit(
      '{version: 2, ethernets: {a: {emit-lldp: true}}, bonds: {bond0: {interfaces: [a]}}}',
    );
    assert.equal(model.links.find(({ id }) => id === 'a')?.emitLldp, true);
  });
});
