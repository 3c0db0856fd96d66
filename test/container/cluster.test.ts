import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLab, type Lab, type Machine } from './lab.ts';
import { imagePath, PROGRAM } from './machine.ts';

const SERVICE = '10.99.0.11';
const ENDPOINT = `http://${SERVICE}:8087`;

/** The one document of every node. */
function documentOf(discovery: string): string {
  return `#cloud-config
coreos:
  etcd2:
    discovery: ${discovery}
    advertise-client-urls: http://$private_ipv4:2379
    initial-advertise-peer-urls: http://$private_ipv4:2380
    listen-client-urls: http://0.0.0.0:2379
    listen-peer-urls: http://$private_ipv4:2380
  fleet:
    public-ip: $private_ipv4
    metadata: role=worker
  units:
    - name: etcd2.service
      command: start
    - name: fleet.service
      command: start
write_files:
  - path: /etc/node
    content: $private_ipv4
`;
}

function install(root: string, address: string, document: string): void {
  const { status, stdout, stderr } = spawnSync(PROGRAM, ['install', '--root', root], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  const seed = join(root, 'var/lib/cloud/seed/nocloud');
  fs.mkdirSync(seed, { recursive: true });
  fs.writeFileSync(
    join(seed, 'meta-data'),
    `instance-id: node-${address}\nlocal-hostname: node-${address.split('.').at(-1)}\n`,
  );
  fs.writeFileSync(join(seed, 'user-data'), document);
  fs.appendFileSync(join(root, 'etc/environment'), `COREOS_PRIVATE_IPV4=${address}\n`);
}

describe('machines that boot with one document', () => {
  let lab: Lab;
  let service: Machine;

  before(async () => {
    lab = createLab(imagePath());
    service = await lab.boot({
      prepare: (root) => fs.copyFileSync(PROGRAM, join(root, 'usr/bin/cloud-config')),
    });
    service.sh(
      'systemd-run -q --unit=seed -p Type=notify -E ETCD_ENABLE_V2=true -E ETCD_DATA_DIR=/var/lib/seed ' +
        `-E ETCD_LISTEN_CLIENT_URLS=http://0.0.0.0:2379 -E ETCD_ADVERTISE_CLIENT_URLS=http://${SERVICE}:2379 etcd`,
    );
    service.sh(
      `systemd-run -q --unit=discovery discovery.etcd.io -e http://127.0.0.1:2379 -h ${ENDPOINT} -a :8087`,
    );
  });
  after(() => lab?.destroy());

  async function newToken(size: number): Promise<string> {
    for (let tries = 0; ; tries++) {
      const made = service.run([
        'cloud-config',
        'cluster',
        'new-token',
        '--size',
        String(size),
        '--endpoint',
        ENDPOINT,
      ]);
      if (made.status === 0) return made.stdout.trim();
      assert.ok(tries < 100, made.stderr);
      await sleep(100);
    }
  }

  function bootNode(document: string): Promise<Machine> {
    return lab.boot({ until: 'bus', prepare: (root, address) => install(root, address, document) });
  }

  function journal(machine: Machine): string {
    return machine.sh(
      'journalctl -b -q --no-pager -o cat -u cloud-config-local -u cloud-config -u cloud-config-final',
    );
  }

  /** Waits for the last stage too. */
  function settled(machine: Machine): void {
    machine.run(['cloud-config', 'status', '--wait']);
    machine.run(['systemctl', 'start', 'cloud-config-final.service']);
  }

  /** etcd's own API, from outside the machines. */
  function kv(node: Machine, call: 'put' | 'range', body: object): string {
    const script = `const r = await fetch('http://${node.address}:2379/v3/kv/${call}', { method: 'POST', body: '${JSON.stringify(body)}' }); console.log(await r.text());`;
    const [program = '', ...args] = lab.outside([process.execPath, '--input-type=module', '-e', script]);
    return spawnSync(program, args, { encoding: 'utf8' }).stdout;
  }

  it('are one healthy cluster, and fleet starts when its etcd answers', async () => {
    const discovery = await newToken(3);
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
    kv(first, 'put', { key: btoa('greeting'), value: btoa('hello') });
    for (const node of others) {
      assert.match(kv(node, 'range', { key: btoa('greeting') }), new RegExp(`"value":"${btoa('hello')}"`));
    }
    assert.match(service.run(['cloud-config', 'cluster', 'status', discovery]).stdout, /healthy/);

    const fourth = await bootNode(document);
    settled(fourth);
    assert.match(journal(fourth), /3 of 3 places.*\[CLUSTER_FULL\]/);
  });

  it('are configured all the same when their discovery service is dead, and say so', async () => {
    const node = await bootNode(documentOf(`http://10.99.0.1:8087/${'0123456789abcdef'.repeat(2)}`));
    for (let tries = 0; node.run(['test', '-e', '/etc/node']).status !== 0; tries++) {
      assert.ok(tries < 100, journal(node));
      await sleep(100);
    }
    node.run(['cloud-config', 'status', '--wait']);
    assert.match(journal(node), /coreos\.etcd2\.discovery: \w+: .*\[CLUSTER_UNREACHABLE_CONNECT\]/);
  });

  it('do not start etcd where it would spoil the token, and spoil nothing', async () => {
    const discovery = await newToken(3);
    const node = await bootNode(
      documentOf(discovery).replaceAll('http://$private_ipv4:2380', 'http://127.0.0.1:2380'),
    );
    node.run(['cloud-config', 'status', '--wait']);
    assert.match(
      node.run(['cloud-config', 'status']).stdout,
      /start etcd2\.service: .*\[CLUSTER_ADDRESS_LOCAL\]/,
    );
    assert.equal(node.run(['systemctl', 'is-active', 'etcd2.service']).stdout.trim(), 'inactive');
    const { stdout } = service.run(['cloud-config', 'cluster', 'status', '--format', 'json', discovery]);
    assert.deepEqual(JSON.parse(stdout).members, []);
  });
});
