import assert from 'node:assert/strict';
import { findNetworkFormat } from '../../src/apply/network/formats.ts';
import type { Link } from '../../src/apply/network/model.ts';

const MAC = '52:54:00:12:34:56';
const OTHER = '52:54:00:12:34:57';

function linksOf(name: string, content: unknown): readonly Link[] {
  const format = findNetworkFormat(name);
  assert.ok(format, name);
  return format.read(typeof content === 'string' ? content : JSON.stringify(content), {}).model.links;
}

/** Each is read as the first one is, which is not empty. */
function assertSame(format: string, contents: readonly unknown[]): void {
  const [first, ...others] = contents.map((content) => linksOf(format, content));
  assert.ok((first ?? []).length > 0, format);
  for (const other of others) assert.deepEqual(other, first, format);
}

function assertRefused(format: string, content: unknown): void {
  assert.throws(() => linksOf(format, content), { code: 'NETWORK_MALFORMED' }, JSON.stringify(content));
}

describe('the cards of a metadata service', () => {
  const nic = { 'device-number': '0', 'local-ipv4s': '10.0.0.5\n10.0.0.6' };

  it('are found at the root, at network/, at interfaces/ and at macs/ of EC2', () => {
    const macs = { [MAC]: nic };
    assertSame('ec2', [
      { macs },
      { interfaces: { macs } },
      { network: { interfaces: { macs } } },
      { 'instance-id': 'i-1', network: { interfaces: { macs } } },
      macs,
      { [`${MAC}/`]: nic },
      { 'network/': { 'interfaces/': { 'macs/': { [`${MAC}/`]: nic } } } },
    ]);
  });

  it('are found there also of Alibaba Cloud, whose primary one stands beside them', () => {
    const macs = { [MAC]: { gateway: '10.0.0.1' }, [OTHER]: { gateway: '10.0.1.1' } };
    assertSame('alibaba', [
      { macs, mac: OTHER },
      { network: { interfaces: { macs } }, mac: OTHER },
    ]);
    assertSame('alibaba', [{ macs }, macs]);
  });

  it('are not found in a document of another kind, and that is said', () => {
    for (const content of [{}, { network: {} }, { 'instance-id': 'i-1' }, []]) assertRefused('ec2', content);
  });

  it('are a list of Vultr, of Azure and of Oracle, or stand under the name of one', () => {
    const vultr = [{ mac: MAC, 'network-type': 'public', ipv4: { address: '192.0.2.5' } }];
    assertSame('vultr', [{ interfaces: vultr }, vultr]);
    const azure = [{ macAddress: '525400123456', ipv4: { ipAddress: [{ privateIpAddress: '10.0.0.4' }] } }];
    assertSame('azure', [{ network: { interface: azure } }, { interface: azure }, azure]);
    const oracle = [{ macAddr: MAC, privateIp: '10.0.0.3', subnetCidrBlock: '10.0.0.0/24' }];
    assertSame('oracle', [oracle, { vnics: oracle }]);
  });

  it('are those of the document of DigitalOcean or of its interfaces alone', () => {
    const ipv4 = { ip_address: '192.0.2.5', netmask: '255.255.255.0', gateway: '192.0.2.1' };
    const interfaces = { public: [{ mac: MAC, ipv4 }] };
    assertSame('digitalocean', [{ interfaces }, interfaces]);
    assertRefused('digitalocean', { droplet_id: 1 });
  });

  it('are told from addresses in a bare list of Scaleway', () => {
    const ips = [{ address: '192.0.2.5', netmask: '32', gateway: '62.210.0.1', family: 'inet' }];
    const nics = [{ mac_address: MAC, id: 'x' }];
    assertSame('scaleway', [{ public_ips: ips }, ips]);
    assertSame('scaleway', [{ public_ips: [], private_nics: nics }, nics]);
    assertRefused('scaleway', []);
  });
});

describe('a format', () => {
  it('is found by the names that tools and platforms have for it', () => {
    for (const name of ['netplan', 'proxmox', 'hetzner'])
      assert.equal(findNetworkFormat(name)?.name, 'cloud-init', name);
    assert.equal(findNetworkFormat('network-data')?.name, 'openstack');
  });
});
