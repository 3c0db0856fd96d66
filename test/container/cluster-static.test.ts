import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ClusterLab, createClusterLab, journal, settled } from './cluster-lab.ts';
import type { Machine } from './lab.ts';
import { PROGRAM } from './machine.ts';

const UNIT = 'etcd-member.service';
const NAME_SERVER = fileURLToPath(new URL('./name-server.js', import.meta.url));

/** The lab's service has the first address; its machines follow in the order in which they boot. */
const LISTED = ['10.99.0.12', '10.99.0.13', '10.99.0.14'];
const IN_DNS = ['10.99.0.15', '10.99.0.16', '10.99.0.17'];
const RECORDS = IN_DNS.flatMap((address, index) => [
  `_etcd-server-ssl._tcp.cluster.example.com SRV 0 0 2380 node${index}.cluster.example.com`,
  `node${index}.cluster.example.com A ${address}`,
  `_etcd-server._tcp.plain.example.com SRV 0 0 2380 node${index}.cluster.example.com`,
]);

function example(name: string): string {
  return fs.readFileSync(`examples/cluster/${name}.yml`, 'utf8');
}

function program(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(PROGRAM, args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

function hostnameOf(address: string): string {
  return `node-${address.split('.').at(-1)}`;
}

/** An image with the cluster's units, whose platform supplies a name, and whose name server is the lab's. */
function prepare(root: string, address: string, document: string): void {
  program('install', '--root', root, '--cluster-units');
  const seed = join(root, 'var/lib/cloud/seed/nocloud');
  fs.mkdirSync(seed, { recursive: true });
  const metadata = `instance-id: node-${address}\nlocal-hostname: ${hostnameOf(address)}\n`;
  fs.writeFileSync(join(seed, 'meta-data'), metadata);
  fs.writeFileSync(join(seed, 'user-data'), document);
  fs.appendFileSync(join(root, 'etc/environment'), `COREOS_PRIVATE_IPV4=${address}\n`);
  // nspawn copies the resolv.conf of its own machine over what is there.
  const line = 'f+ /etc/resolv.conf 0644 - - - nameserver 10.99.0.1\\n\n';
  fs.writeFileSync(join(root, 'etc/tmpfiles.d/resolv.conf'), line);
}

describe('machines that boot with one document and no discovery service', () => {
  let lab: ClusterLab;
  let names: ChildProcess;
  before(async () => {
    lab = await createClusterLab();
    const [command = '', ...args] = lab.lab.outside([process.execPath, NAME_SERVER, ...RECORDS]);
    names = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    if (names.stdout !== null) await once(names.stdout, 'data');
  });
  after(async () => {
    if (names?.kill()) await once(names, 'exit');
    await lab?.lab.destroy();
  });

  function bootNode(document: string): Promise<Machine> {
    return lab.lab.boot({ until: 'bus', prepare: (root, address) => prepare(root, address, document) });
  }

  async function assertCluster(document: string, addresses: readonly string[]): Promise<void> {
    const nodes = await Promise.all(addresses.map(() => bootNode(document)));
    assert.deepEqual(nodes.map(({ address }) => address).sort(), addresses);
    for (const node of nodes) settled(node);
    for (const node of nodes) {
      assert.equal(node.run(['systemctl', 'is-active', UNIT]).stdout.trim(), 'active', journal(node));
    }
    const [first, ...others] = nodes;
    assert.ok(first !== undefined);
    lab.etcd(first, '/v3/kv/put', { key: btoa('greeting'), value: btoa('hello') });
    for (const node of others) {
      const range = lab.etcd(node, '/v3/kv/range', { key: btoa('greeting') });
      assert.match(range, new RegExp(`"value":"${btoa('hello')}"`));
    }
    const members = lab.etcd(first, '/v3/cluster/member/list', {});
    for (const address of addresses) assert.ok(members.includes(`http://${address}:2379`), members);
  }

  function check(machine: Machine, document: string) {
    machine.write('/root/document.yml', document, 0o600);
    const environment = { COREOS_PRIVATE_IPV4: machine.address };
    const argv = ['cloud-config', 'cluster', 'check', '/root/document.yml'];
    const { status, stdout, stderr } = machine.run(argv, { environment });
    return { status, said: stdout + stderr };
  }

  it('are one cluster by the list that `cluster static` prints', async () => {
    const nodes = LISTED.map((address) => `${hostnameOf(address)}=${address}`);
    const list = program('cluster', 'static', ...nodes).trim();
    await assertCluster(example('static').replace(/initial_cluster: .*/, `initial_cluster: ${list}`), LISTED);
  });

  it('are one cluster by the service records of DNS', async () => {
    await assertCluster(example('srv'), IN_DNS);
  });

  it('that are not in the list do not start etcd, and say who is', async () => {
    const machine = await bootNode(example('static'));
    machine.run(['cloud-config', 'status', '--wait']);
    const said =
      /this machine is node-18, and `initial_cluster` has node1, node2, node3; .*\[CLUSTER_STATIC_NOT_LISTED\]/;
    assert.match(journal(machine), said);
    assert.equal(machine.run(['systemctl', 'is-active', UNIT]).stdout.trim(), 'inactive');

    const listed = check(machine, example('static'));
    assert.equal(listed.status, 1);
    assert.match(listed.said, said);
    const srv = check(machine, example('srv'));
    assert.equal(srv.status, 0);
    assert.match(
      srv.said,
      /name node0\.cluster\.example\.com:2380, .*none of them is 10\.99\.0\.18; .*\[CLUSTER_SRV_NOT_LISTED\]/,
    );
    const none = check(machine, example('srv').replace('srv: cluster', 'srv: empty'));
    assert.match(none.said, /\[CLUSTER_SRV_NONE\]/);
    const plain = example('srv').replace('srv: cluster', 'srv: plain').replaceAll('https://$', 'http://$');
    assert.match(check(machine, plain).said, /etcd 3\.4 starts with \S+ only.*\[CLUSTER_SRV_SCHEME\]/);
    const discovery = check(machine, example('discovery').replace(/https:.*/, await lab.newToken(3)));
    assert.equal(discovery.status, 0);
    assert.match(discovery.said, /\[CLUSTER_WAITING\]/);

    machine.write('/etc/resolv.conf', 'nameserver 10.99.0.11\n');
    assert.match(check(machine, example('srv')).said, /\[CLUSTER_UNREACHABLE_DNS\]/);
  });
});
