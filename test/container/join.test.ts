import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLab, type Lab, type Machine } from './lab.ts';
import { apply, imagePath, PROGRAM } from './machine.ts';

const DROP_IN = '/run/systemd/system/etcd2.service.d/90-cloud-config-join.conf';
const NAMES = ['node1', 'node2', 'node3'];
/** The gateway takes bytes in base 64. */
const KEY: string = Buffer.from('greeting').toString('base64');
const VALUE: string = Buffer.from('still here').toString('base64');
const PEER = 'http://10.99.0.11:2379';

function documentOf(machine: Machine, bootstrap: string): string {
  const { address } = machine;
  return [
    '#cloud-config',
    'coreos:',
    '  etcd2:',
    `    name: ${nameOf(machine)}`,
    `    ${bootstrap}`,
    `    advertise-client-urls: http://${address}:2379`,
    `    initial-advertise-peer-urls: http://${address}:2380`,
    '    listen-client-urls: http://0.0.0.0:2379',
    '    listen-peer-urls: http://0.0.0.0:2380',
    '',
  ].join('\n');
}

function nameOf({ address }: Machine): string {
  return `node${address.slice(-1)}`;
}

describe('a machine that joins a cluster of etcd 3.4 which runs', () => {
  let lab: Lab;
  const machines: Machine[] = [];

  before(async () => {
    lab = createLab(imagePath());
    for (const _ of [1, 2, 3]) {
      const machine = await lab.boot();
      machine.write('/usr/bin/cloud-config', readFileSync(PROGRAM), 0o755);
      machines.push(machine);
    }
    const all = machines.map((machine) => `${nameOf(machine)}=http://${machine.address}:2380`).join(',');
    for (const machine of machines) {
      assert.equal(apply(machine, documentOf(machine, `initial-cluster: ${all}`)).status, 0);
      machine.sh('systemctl start --no-block etcd2.service');
    }
    await until(() => machines.every(isHealthy));
  });
  after(() => lab?.destroy());

  function machineAt(index: number): Machine {
    const machine = machines[index];
    assert.ok(machine);
    return machine;
  }

  /** What the member on a machine answers to a client; empty when it does not. */
  function ask({ address }: Machine, path: string, body?: object): string {
    const options = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const url = `http://${address}:2379${path}`;
    const script = `const r = await fetch('${url}', ${JSON.stringify(options)}); console.log(await r.text());`;
    const [program = '', ...args] = lab.outside([process.execPath, '--input-type=module', '-e', script]);
    return spawnSync(program, args, { encoding: 'utf8' }).stdout;
  }

  function members(): readonly string[] {
    const { members: rows }: { members: readonly { readonly name?: string }[] } = JSON.parse(
      ask(machineAt(0), '/v3/cluster/member/list', {}),
    );
    return rows.map(({ name }) => name ?? '').sort();
  }

  function isHealthy(machine: Machine): boolean {
    return ask(machine, '/health').includes('"true"');
  }

  function join(machine: Machine, ...args: readonly string[]) {
    const own = ['--name', nameOf(machine), '--peer-url', `http://${machine.address}:2380`];
    return machine.run(['cloud-config', 'cluster', 'join', '--peer', PEER, ...own, ...args]);
  }

  async function until(isSo: () => boolean): Promise<void> {
    for (let tries = 0; !isSo(); tries++) {
      assert.ok(tries < 300, 'it did not come to be');
      await sleep(200);
    }
  }

  it('can have the token of another cluster in its keys, in the manner of etcd 3.6', () => {
    const machine = machineAt(1);
    const made = machine.run(['cloud-config', 'cluster', 'new-token', '--size', '2', '--endpoint', PEER]);
    assert.match(
      made.stdout,
      /^discovery_token: [0-9a-f]{32}\ndiscovery_endpoints: http:\S+\n$/,
      made.stderr,
    );
    const token = /[0-9a-f]{32}/.exec(made.stdout)?.[0] ?? '';
    const key = Buffer.from(`/_etcd/registry/${token}/members/aa`).toString('base64');
    const value = Buffer.from('other=http://10.99.0.9:2380').toString('base64');
    assert.match(ask(machine, '/v3/kv/put', { key, value }), /revision/);
    const settings = [
      ...made.stdout.trim().split('\n'),
      'initial_advertise_peer_urls: http://10.99.0.12:2380',
      'listen_peer_urls: http://0.0.0.0:2380',
    ];
    const lines = [
      '#cloud-config',
      'coreos:',
      '  etcd_member:',
      ...settings.map((line) => `    ${line}`),
      '',
    ];
    machine.write('/root/newer.yml', lines.join('\n'));
    const check = ['cloud-config', 'cluster', 'check', '--etcd-version', '3.6', '/root/newer.yml'];
    const checked = machine.run(check);
    assert.equal(checked.status, 0, checked.stdout + checked.stderr);
    assert.match(checked.stdout, /1 of 2 are registered .* \(other 10\.99\.0\.9\); this machine is the last/);
    const forgotten = machine.run(['cloud-config', 'cluster', 'forget', 'other', '/root/newer.yml']);
    assert.match(forgotten.stdout, /: 0 of 2 places are taken\n$/, forgotten.stderr);
  });

  it('does not touch a machine that has the data of a member', () => {
    const { status, stderr } = join(machineAt(2), '--replace');
    assert.equal(status, 3);
    assert.match(stderr, /\/var\/lib\/etcd2 holds the data of a member: .* \[CLUSTER_JOIN_DATA\]/);
  });

  it('says who is in its place when its data was lost, and changes nothing unasked', () => {
    assert.match(ask(machineAt(0), '/v3/kv/put', { key: KEY, value: VALUE }), /revision/);
    const lost = machineAt(2);
    lost.sh('systemctl stop etcd2.service; rm -rf /var/lib/etcd2/*');
    // Its first start was by discovery, as in most documents.
    const discovery = `discovery: http://10.99.0.1:1/${'0'.repeat(32)}`;
    assert.equal(apply(lost, documentOf(lost, discovery)).status, 0);
    const { status, stderr } = join(lost);
    assert.equal(status, 3);
    assert.match(stderr, /node3 \([0-9a-f]+, http:\/\/10\.99\.0\.13:2380\) .* does not answer .*--replace/);
    const dry = join(lost, '--replace', '--dry-run');
    assert.equal(dry.status, 0, dry.stderr);
    assert.match(dry.stdout, /^would remove node3 .*\nwould add node3 .*\nwould write /);
    assert.deepEqual(members(), NAMES);
    assert.equal(lost.run(['test', '-e', DROP_IN]).status, 1);
    const all = NAMES.map((name) => `${name}=http://10.99.0.1${name.slice(-1)}:2380`).join(',');
    lost.write('/root/static.yml', documentOf(lost, `initial-cluster: ${all}`));
    const byFile = lost.run([
      'cloud-config',
      'cluster',
      'join',
      '/root/static.yml',
      '--replace',
      '--dry-run',
    ]);
    assert.deepEqual([byFile.stdout, byFile.status], [dry.stdout, 0], byFile.stderr);
  });

  it('comes back in the place of its dead namesake, with all that the cluster knows', async () => {
    const lost = machineAt(2);
    const { status, stdout, stderr } = join(lost, '--replace', '--start');
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^removed node3 .*\nadded node3 .*\nwrote .*\netcd2\.service runs and is a member/);
    await until(() => machines.every(isHealthy));
    assert.ok(ask(lost, '/v3/kv/range', { key: KEY }).includes(VALUE));
    assert.deepEqual(members(), NAMES);
    const main = lost.sh('systemctl show -p MainPID --value etcd2.service');
    const variables = readFileSync(`/proc/${lost.pid}/root/proc/${main}/environ`, 'utf8').split('\0');
    assert.ok(variables.includes('ETCD_INITIAL_CLUSTER_STATE=existing'), variables.join('\n'));
    assert.ok(!variables.some((each) => each.startsWith('ETCD_DISCOVERY=')));
  });

  it('is not taken out while it answers', () => {
    const lost = machineAt(2);
    const own = ['--name', 'node2', '--peer-url', `http://${lost.address}:2399`];
    lost.write('/usr/lib/systemd/system/etcd.service', '[Service]\nExecStart=/usr/bin/etcd\n');
    const argv = ['cloud-config', 'cluster', 'join', '--peer', PEER, '--unit', 'etcd.service', ...own];
    const { status, stderr } = lost.run([...argv, '--replace']);
    assert.equal(status, 3);
    assert.match(stderr, /node2 \(.*\) is in the cluster and answers; .* \[CLUSTER_NAMESAKE\]/);
  });

  it('is refused where quorum would be lost, with the arithmetic', async () => {
    machineAt(2).sh('systemctl stop etcd2.service; rm -rf /var/lib/etcd2/*');
    const fourth = join(machineAt(2), '--name', 'node4', '--peer-url', 'http://10.99.0.14:2380');
    assert.equal(fourth.status, 3);
    assert.match(
      fourth.stderr,
      /with 4 members 3 must be healthy, and 2 are, not node3 .*\[CLUSTER_QUORUM\]/,
    );
    machineAt(1).sh('systemctl stop etcd2.service');
    await until(() => !isHealthy(machineAt(0)));
    const third = join(machineAt(2), '--replace');
    assert.equal(third.status, 3);
    assert.match(third.stderr, /0 of 3 members are healthy, 2 must be, not node1 .*\[CLUSTER_QUORUM\]/);
  });
});
