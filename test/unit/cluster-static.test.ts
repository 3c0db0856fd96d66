import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { layerOfReading } from '../../src/apply/documents.ts';
import { checkCluster } from '../../src/cluster/check.ts';
import type { FactsOf } from '../../src/cluster/facts.ts';
import { initialCluster, sizeWarning, staticDocument } from '../../src/cluster/static-cluster.ts';
import type { Etcd2Options } from '../../src/config/generated/types.ts';
import { readDocument } from '../../src/config/index.ts';
import { elsewhere, machine, scriptedPorts } from '../support/discovery.ts';

const NODES = [
  { name: 'node1', address: '10.0.0.11' },
  { name: 'node2', address: '10.0.0.12' },
  { name: 'node3', address: '10.0.0.13' },
];
const HTTP = { scheme: 'http', port: 2380 } as const;
const LIST = initialCluster(NODES, HTTP);

async function check(etcd2: Etcd2Options, facts: FactsOf = elsewhere) {
  const document = { config: { coreos: { etcd2 } } };
  const { findings } = await checkCluster([document], facts, scriptedPorts({}));
  return findings.map(({ severity, code, message }) => ({ code: `${severity} ${code}`, message }));
}

async function only(etcd2: Etcd2Options, facts?: FactsOf) {
  const found = await check(etcd2, facts);
  assert.equal(found.length, 1, JSON.stringify(found));
  return found[0] ?? { code: '', message: '' };
}

describe('the members of a static cluster', () => {
  it('are name and peer URL of each, IPv6 in brackets', () => {
    assert.equal(LIST, 'node1=http://10.0.0.11:2380,node2=http://10.0.0.12:2380,node3=http://10.0.0.13:2380');
    const [node] = [{ name: 'a', address: '2001:db8::1' }];
    assert.equal(initialCluster([node], { scheme: 'https', port: 7001 }), 'a=https://[2001:db8::1]:7001');
  });

  it('are better an odd number', () => {
    assert.equal(sizeWarning(3), undefined);
    assert.match(sizeWarning(2) ?? '', /the loss of no member, as one of 1 does/);
    assert.match(sizeWarning(4) ?? '', /the loss of 1 member, as one of 3 does/);
    assert.match(sizeWarning(6) ?? '', /the loss of 2 members, as one of 5 does/);
  });

  it('make a document with variables of the family that their addresses are of', () => {
    const document = staticDocument('etcd2', [{ name: 'a', address: '2001:db8::1' }], HTTP);
    assert.match(document, /^ {4}listen_peer_urls: http:\/\/\[\$private_ipv6\]:2380$/m);
    assert.match(document, /- name: etcd2\.service/);
    assert.match(staticDocument('etcd_member', NODES, HTTP), /: http:\/\/\$private_ipv4:2380$/m);
  });
});

describe('the preflight of a static cluster', () => {
  const node2 = {
    name: 'node2',
    initial_cluster: LIST,
    initial_advertise_peer_urls: 'http://10.0.0.12:2380',
    listen_peer_urls: 'http://0.0.0.0:2380',
  };

  it('says who is listed, and which of them this machine is', async () => {
    assert.deepEqual(await only(node2), {
      code: 'info CLUSTER_STATIC_LISTED',
      message: '3 members are listed: node1, node2, node3; this machine is node2',
    });
  });

  it('refuses a machine whose name is not listed', async () => {
    const { code, message } = await only({ ...node2, name: 'node2.example.com' });
    assert.equal(code, 'error CLUSTER_STATIC_NOT_LISTED');
    assert.match(
      message,
      /^this machine is node2\.example\.com, and `initial_cluster` has node1, node2, node3;/,
    );
  });

  it('goes by the name that the unit gives where the document has none', async () => {
    const { name: _, ...nameless } = node2;
    const unit = { '/usr/lib/systemd/system/etcd2.service': '[Service]\nEnvironment=ETCD_NAME=%m\n' };
    const facts = machine({ ...unit, '/etc/machine-id': 'abcdef\n' });
    assert.match((await only(nameless, facts)).message, /^this machine is abcdef, /);
    assert.equal((await only(nameless)).code, 'info CLUSTER_STATIC_LISTED');
  });

  it('refuses a machine that advertises another address than its listed one', async () => {
    const own = { ...node2, initial_advertise_peer_urls: 'http://10.0.0.99:2380' };
    const { code, message } = await only(own);
    assert.equal(code, 'error CLUSTER_STATIC_NOT_LISTED');
    assert.match(
      message,
      /^`initial_advertise_peer_urls` says http:\/\/10\.0\.0\.99:2380, and `initial_cluster` has http:\/\/10\.0\.0\.12:2380 for node2;/,
    );
    const { name: _, ...nameless } = own;
    assert.equal((await only(nameless)).code, 'error CLUSTER_STATIC_NOT_LISTED');
  });

  it('refuses one that advertises nothing, since etcd then says localhost', async () => {
    const { initial_advertise_peer_urls: _, listen_peer_urls: __, ...silent } = node2;
    assert.match((await only(silent)).message, /is missing, so that etcd says http:\/\/localhost:2380/);
    const everywhere = { ...silent, listen_peer_urls: 'http://0.0.0.0:2380' };
    assert.equal((await only(everywhere)).code, 'info CLUSTER_STATIC_LISTED');
    const alone = { name: 'a', initial_cluster: 'a=http://127.0.0.1:2380' };
    assert.equal((await only(alone)).code, 'info CLUSTER_STATIC_LISTED');
  });

  it('takes two URLs of one machine, and names in place of addresses', async () => {
    const urls = 'http://10.0.0.12:2380,http://10.1.0.12:2380';
    const list = `${LIST},node2=http://10.1.0.12:2380`;
    const two = { ...node2, initial_cluster: list, initial_advertise_peer_urls: urls };
    assert.equal((await only(two)).code, 'info CLUSTER_STATIC_LISTED');
    const half = { ...two, initial_advertise_peer_urls: 'http://10.0.0.12:2380' };
    assert.equal((await only(half)).code, 'error CLUSTER_STATIC_NOT_LISTED');
    const named = { ...node2, initial_cluster: 'node2=http://node2.example.com:2380' };
    assert.equal((await only(named)).code, 'info CLUSTER_STATIC_LISTED');
  });

  it('names an entry that etcd does not take, or that nobody reaches', async () => {
    const withEntry = (entry: string) => check({ ...node2, initial_cluster: `${LIST},${entry}` });
    for (const entry of [
      'node4=10.0.0.14:2380',
      'node4',
      'node4=http://:2380',
      'node4=http://10.0.0.11:2380',
    ]) {
      const [first, ...more] = await withEntry(entry);
      assert.equal(first?.code, 'error CLUSTER_STATIC_BAD', entry);
      assert.deepEqual(more, []);
    }
    const [local] = await withEntry('node4=http://127.0.0.1:2380');
    assert.equal(local?.code, 'warning CLUSTER_STATIC_BAD');
  });

  it('says nothing where etcd goes on with its data, or takes no place', async () => {
    const data = machine({ '/var/lib/etcd2/member/wal/0.wal': '' });
    assert.deepEqual(await check({ ...node2, name: 'other' }, data), []);
    assert.deepEqual(await check({ ...node2, name: 'other', proxy: 'on' }), []);
  });
});

describe('the example with service records', () => {
  it('starts on a machine that they name, and is warned of on another', async () => {
    const record = { target: 'node1.cluster.example.com', port: 2380, addresses: ['10.0.0.11'] };
    const ports = scriptedPorts({}, { '_etcd-server-ssl._tcp.cluster.example.com': [record] });
    const text = readFileSync('examples/cluster/srv.yml', 'utf8');
    for (const [address, code] of [
      ['10.0.0.11', 'CLUSTER_SRV_FOUND'],
      ['10.0.0.12', 'CLUSTER_SRV_NOT_LISTED'],
    ] as const) {
      const variables = { values: new Map([['private_ipv4', address]]), source: 'the test' };
      const document = layerOfReading('user', readDocument(text, { variables }), 'lenient');
      const { findings } = await checkCluster([document], machine({}, '3.4.23'), ports);
      assert.deepEqual(
        findings.map((each) => each.code),
        [code],
      );
    }
  });
});
