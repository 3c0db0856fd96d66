import assert from 'node:assert/strict';
import { type ClusterLab, createClusterLab, documentOf, journal, settled, until } from './cluster-lab.ts';

describe('machines that boot with one document', () => {
  let lab: ClusterLab;
  before(async () => {
    lab = await createClusterLab();
  });
  after(() => lab?.lab.destroy());

  it('are one healthy cluster, and fleet starts when its etcd answers', async () => {
    const { bootNode, etcd, service } = lab;
    const discovery = await lab.newToken(3);
    const document = documentOf(discovery);
    const nodes = await Promise.all([bootNode(document), bootNode(document), bootNode(document)]);
    for (const node of nodes) settled(node);
    for (const node of nodes) {
      assert.equal(node.sh('systemctl is-active etcd2.service'), 'active', journal(node));
      assert.equal(node.sh('systemctl is-active fleet.service'), 'active', journal(node));
      assert.match(
        node.sh('systemctl show -p Environment fleet.service'),
        new RegExp(`FLEET_PUBLIC_IP=${node.address}`),
      );
      assert.match(
        node.run(['cloud-config', 'status', '--format', 'json']).stdout,
        /"cluster": "formed in \d+ s"/,
      );
      const order = node
        .sh('systemctl show -P ActiveEnterTimestampMonotonic etcd2.service fleet.service')
        .split('\n');
      assert.ok(Number(order[0]) < Number(order.at(-1)), 'fleet started before etcd');
    }
    const [first, ...others] = nodes;
    assert.ok(first !== undefined && others.length === 2);
    etcd(first, '/v3/kv/put', { key: btoa('greeting'), value: btoa('hello') });
    for (const node of others) {
      const range = etcd(node, '/v3/kv/range', { key: btoa('greeting') });
      assert.match(range, new RegExp(`"value":"${btoa('hello')}"`));
    }
    assert.match(service.run(['cloud-config', 'cluster', 'status', discovery]).stdout, /healthy/);

    first.sh('systemctl stop fleet.service; systemctl restart cloud-config.service');
    settled(first);
    assert.equal(first.run(['systemctl', 'is-active', 'fleet.service']).stdout, 'active\n', journal(first));
    assert.equal(first.sh('systemctl list-jobs'), 'No jobs running.');

    const fourth = await bootNode(document);
    settled(fourth);
    assert.match(journal(fourth), /3 of 3 places.*\[CLUSTER_FULL\]/);
    assert.match(fourth.sh('journalctl -b -q -o cat -u etcd2.service'), /falling back to proxy/);
    assert.match(fourth.run(['cloud-config', 'status']).stdout, /^ {2}cluster: a proxy after \d+ s: /m);
  });

  it('are configured all the same when their discovery service is dead, and say so', async () => {
    const dead = `http://10.99.0.1:8087/${'0123456789abcdef'.repeat(2)}`;
    const node = await lab.bootNode(documentOf(dead));
    await until('the files are written', () =>
      node.run(['test', '-e', '/etc/node']).status === 0 ? true : undefined,
    );
    node.run(['cloud-config', 'status', '--wait']);
    assert.match(journal(node), /coreos\.etcd2\.discovery: \w+: .*\[CLUSTER_UNREACHABLE_CONNECT\]/);
  });

  it('do not start etcd where it would spoil the token, and spoil nothing', async () => {
    const discovery = await lab.newToken(3);
    const document = documentOf(discovery).replaceAll('http://$private_ipv4:2380', 'http://127.0.0.1:2380');
    const node = await lab.bootNode(document);
    node.run(['cloud-config', 'status', '--wait']);
    assert.match(
      node.run(['cloud-config', 'status']).stdout,
      /start etcd2\.service: .*\[CLUSTER_ADDRESS_LOCAL\]/,
    );
    assert.equal(node.run(['systemctl', 'is-active', 'etcd2.service']).stdout.trim(), 'inactive');
    assert.deepEqual(lab.registered(discovery).members, []);
  });
});
