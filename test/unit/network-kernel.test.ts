import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { NetworkReading } from '../../src/apply/network/model.ts';
import { readKernelIp } from '../../src/apply/network/readers/kernel-ip.ts';

const MAC = '00:11:22:33:44:55';
const BY_MAC = { kind: 'physical', match: { mac: MAC } };
const DOCUMENT = '{network: {version: 2, ethernets: {eth0: {dhcp4: true, dchp6: true}}}}';

const read = (line: string): NetworkReading =>
  readKernelIp(line, { gunzip: (content) => new Uint8Array(gunzipSync(content)) });

const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');

describe('a card on the kernel command line', () => {
  it('is told by its MAC address in place of its name', () => {
    for (const ip of [
      '00-11-22-33-44-55:dhcp',
      '00:11:22:33:44:55:dhcp',
      '[00:11:22:33:44:55]:dhcp',
      ':::::00-11-22-33-44-55:dhcp',
    ]) {
      const [link] = read(`ip=${ip}`).model.links;
      assert.deepEqual(link, { id: MAC, device: BY_MAC, dhcp4: {} }, ip);
    }
    const [stated] = read('ip=192.0.2.5::192.0.2.1:24::00-11-22-33-44-55:none:1400:00-11-22-33-44-66').model
      .links;
    assert.deepEqual(
      [stated?.device, stated?.addresses, stated?.mtu, stated?.mac],
      [BY_MAC, [{ address: '192.0.2.5/24' }], 1400, '00:11:22:33:44:66'],
    );
  });

  it('has its routes by that address too', () => {
    const line = 'ip=00-11-22-33-44-55:dhcp rd.route=198.51.100.0/24:192.0.2.1:00-11-22-33-44-55';
    assert.equal(read(line).model.links[0]?.routes?.length, 1);
  });

  it('is set up by nfsaddrs=, the old name of ip=', () => {
    assert.deepEqual(read('nfsaddrs=eth0:dhcp').model, read('ip=eth0:dhcp').model);
  });

  it('is not set up by a method that nobody knows, which is named', () => {
    for (const ip of ['eth0:bogus', 'bogus', '::::node:eth0:bogus', '00-11-22-33-44-55:bogus'])
      assert.throws(() => read(`ip=${ip}`), /ip=: "bogus" is no way to get an address/, ip);
  });

  it('is not set up by an address that is none, which is named', () => {
    assert.throws(() => read('ip=192.0.2.300:192.0.2.1:192.0.2.1:24::eth0:none'), /"192.0.2.300" is no IP/);
  });
});

describe('network-config= on the kernel command line', () => {
  it('is a document of cloud-init in base64, also packed, and counts before ip=', () => {
    for (const value of [base64(DOCUMENT), base64(gzipSync(DOCUMENT)), `"${base64(DOCUMENT)}"`]) {
      const { model, warnings } = read(`quiet network-config=${value} ip=eth7:dhcp`);
      assert.deepEqual(
        model.links.map(({ id, dhcp4 }) => [id, dhcp4]),
        [['eth0', {}]],
      );
      assert.match(warnings.join('\n'), /^network-config=: line 1: .*dchp6: unknown key/m);
      assert.match(warnings.join('\n'), /^ip=: not used, as network-config= says what the network is$/m);
    }
  });

  it('leaves the network to the image when it is disabled', () => {
    const { model, warnings } = read('network-config=disabled');
    assert.deepEqual(model.links, []);
    assert.match(warnings.join(), /network-config=disabled/);
  });

  it('is nothing when it is empty', () => {
    assert.equal(read('network-config= ip=eth0:dhcp').model.links[0]?.id, 'eth0');
  });

  it('is refused when it is cut off, not base64, or packed and damaged, and its text is not shown', () => {
    for (const value of ['%%%%', base64(gzipSync(DOCUMENT).subarray(0, 30))])
      assert.throws(() => read(`network-config=${value}`), {
        code: 'NETWORK_MALFORMED',
        message: /network-config=: is cut off or not /,
      });
  });
});
