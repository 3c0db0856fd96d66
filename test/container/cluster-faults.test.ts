import assert from 'node:assert/strict';
import { type ClusterLab, createClusterLab, documentOf, journal, settled, until } from './cluster-lab.ts';
import type { Machine } from './lab.ts';

const KEY: string = btoa('greeting');

describe('what befalls the machines of a cluster', () => {
  let lab: ClusterLab;
  /** Of the cluster that forms at once. */
  let discovery = '';
  let first: Machine;
  let second: Machine;
  let third: Machine;
  /** Of clusters that wait for their last machines meanwhile. */
  let discoveryOfPair = '';
  let pair: readonly Machine[] = [];
  let discoveryOfLone = '';
  let lone: Machine;

  before(async () => {
    lab = await createClusterLab();
    discovery = await lab.newToken(3);
    discoveryOfPair = await lab.newToken(3, 8088);
    discoveryOfLone = await lab.newToken(3);
    const boot = (url: string): Promise<Machine> => lab.bootNode(documentOf(url));
    // Some seconds before the pair: when its line has come, theirs is next, and etcd's pauses are short yet.
    lone = await boot(discoveryOfLone);
    [first, second, third] = await Promise.all([boot(discovery), boot(discovery), boot(discovery)]);
    for (const node of [first, second, third]) settled(node);
    await healthIs(['healthy', 'healthy', 'healthy']);
    pair = await Promise.all([boot(discoveryOfPair), boot(discoveryOfPair)]);
    await until('the pair is registered', () =>
      lab.registered(discoveryOfPair).members.length === 2 ? true : undefined,
    );
  });
  after(() => lab?.lab.destroy());

  /** Waits until the service's machine sees the three so, in the order of their addresses. */
  async function healthIs(wanted: readonly string[]): Promise<void> {
    await until(`the members are ${wanted.join(', ')}`, () => {
      const { members } = lab.registered(discovery);
      const rows = members.toSorted((left, right) =>
        String(left.peerUrls) < String(right.peerUrls) ? -1 : 1,
      );
      return rows.map(({ health }) => health).join() === wanted.join() ? true : undefined;
    });
  }

  /** Ids of the members, as etcd itself says. */
  function memberIds(): readonly string[] {
    const { members }: { members: readonly { readonly ID: string }[] } = JSON.parse(
      lab.etcd(first, '/v3/cluster/member/list', {}),
    );
    return members.map(({ ID }) => ID).sort();
  }

  function put(node: Machine, value: string): void {
    assert.match(lab.etcd(node, '/v3/kv/put', { key: KEY, value: btoa(value) }), /revision/);
  }

  function assertHolds(node: Machine, value: string): void {
    assert.ok(lab.etcd(node, '/v3/kv/range', { key: KEY }).includes(btoa(value)), node.address);
  }

  function status(machine: Machine): string {
    return machine.run(['cloud-config', 'status']).stdout;
  }

  /** Refused by name, and not so much as tried. */
  function assertRefused(machine: Machine, reason: RegExp): void {
    assert.match(status(machine), new RegExp(`^  start etcd2\\.service: .*${reason.source}`, 'm'));
    const { cluster }: { cluster?: string } = JSON.parse(
      machine.run(['cloud-config', 'status', '--format', 'json']).stdout,
    );
    assert.match(cluster ?? '', new RegExp(`^refused: .*${reason.source}`));
    assert.equal(machine.sh('journalctl -b -q -u etcd2.service'), '');
  }

  /** The commands that a line names, as an operator would copy them. */
  function advised(machine: Machine, code: string): readonly string[] {
    const line = journal(machine)
      .split('\n')
      .find((each) => each.startsWith('cloud-config:') && each.includes(code));
    return [...(line ?? '').matchAll(/`([^`]+)`/g)].map(([, command = '']) => command);
  }

  it('a rebooted one is a member again by itself, by its data and not by the token', async () => {
    const ids = memberIds();
    put(first, 'hello');
    third = await third.reboot();
    settled(third);
    assert.match(journal(third), /ignores the token \[CLUSTER_DISCOVERY_IGNORED\]/);
    assert.match(status(third), /^done .*\n {2}cluster: formed in \d+ s\n$/);
    await healthIs(['healthy', 'healthy', 'healthy']);
    assertHolds(third, 'hello');
    assert.deepEqual(memberIds(), ids);
  });

  it('one that is cut off is named, and healthy when its cable is in again', async () => {
    second.cable('down');
    await healthIs(['healthy', 'silent', 'healthy']);
    const { status: code, stdout } = lab.service.run(['cloud-config', 'cluster', 'status', discovery]);
    assert.equal(code, 1);
    assert.match(stdout, /3 of 3 registered, 2 healthy\n/);
    assert.match(stdout, new RegExp(`http://${second.address}:2380 .*: silent: .*no answer`));
    put(first, 'without one');
    second.cable('up');
    await healthIs(['healthy', 'healthy', 'healthy']);
    assertHolds(second, 'without one');
  });

  it('one that has lost its data is refused, and comes back by what it is told', async () => {
    const ids = memberIds();
    third.sh('systemctl stop etcd2.service; rm -rf /var/lib/etcd2/*');
    third = await third.reboot();
    settled(third);
    assertRefused(third, /has no data of a member: .*\[CLUSTER_DATA_GONE\]/);
    await healthIs(['healthy', 'healthy', 'silent']);
    assert.deepEqual(memberIds(), ids);
    const [join = '', , restart = ''] = advised(third, 'CLUSTER_DATA_GONE');
    assert.match(third.sh(join), /etcd2\.service runs and is a member of the cluster$/);
    third.sh(restart);
    settled(third);
    await healthIs(['healthy', 'healthy', 'healthy']);
    assertHolds(third, 'without one');
    assert.match(status(third), /^done .*\n {2}cluster: formed in \d+ s\n$/);
    assert.equal(third.sh('systemctl is-active fleet.service'), 'active');
    assert.equal(memberIds().filter((id) => ids.includes(id)).length, 2);
  });

  it('one with an unknown token is told so before its etcd starts', async () => {
    const unknown = discovery.replace(/[0-9a-f]{32}$/, '0'.repeat(32));
    const node = await lab.bootNode(documentOf(unknown));
    settled(node);
    assertRefused(node, /token \S+0000…0000 is not known to 10\.99\.0\.11:8087: .*\[CLUSTER_TOKEN_UNKNOWN\]/);
  });

  it('one without an address is refused, and the token stays as it was', async () => {
    const untouched = await lab.newToken(3);
    const node = await lab.bootNode(documentOf(untouched), () => 'COREOS_PUBLIC_IPV4=203.0.113.5\n');
    settled(node);
    assertRefused(node, /`\$private_ipv4` has no value, .*/);
    assert.deepEqual(lab.registered(untouched).members, []);
  });

  it('one that waits says every 30 s who is there and how many are missing', async () => {
    const id = lone.sh('cat /etc/machine-id');
    const waits = `waiting for 2 of 3: ${id} ${lone.address} is there`;
    await until('the line names who is there', () => (journal(lone).includes(waits) ? true : undefined));
    assert.match(status(lone), new RegExp(`^  cluster: ${waits}$`, 'm'));
  });

  it('those that wait are told that their discovery service is dead, and form when it is back', async () => {
    lab.service.sh('systemctl stop discovery@8088.service');
    const dead =
      /waiting: 10\.99\.0\.11:8088 is not reached: .* \[CLUSTER_UNREACHABLE_CONNECT\]; etcd2\.service is activating/;
    for (const node of pair) {
      await until('the line names the service', () => dead.exec(journal(node)) ?? undefined);
      assert.match(status(node), dead);
      assert.match(
        node.sh('journalctl -q -o cat -u etcd2.service'),
        /error connecting to http:\/\/10\.99\.0\.11:8088/,
      );
    }
    lab.service.sh('systemctl start discovery@8088.service');
    const last = await lab.bootNode(documentOf(discoveryOfPair));
    for (const node of [last, ...pair]) {
      settled(node);
      assert.match(status(node), /^done .*\n {2}cluster: formed in \d+ s\n$/);
    }
    assert.deepEqual(
      lab.registered(discoveryOfPair).members.map(({ health }) => health),
      ['healthy', 'healthy', 'healthy'],
    );
  });

  it('one that is restarted before the others have come frees its place as it is told, and waits again', async () => {
    const id = lone.sh('cat /etc/machine-id');
    const { members } = lab.registered(discoveryOfLone);
    assert.deepEqual(
      members.map(({ name, health }) => [name, health]),
      [[id, 'silent']],
    );
    lone = await lone.reboot();
    settled(lone);
    assertRefused(lone, /has no data of a member: .*\[CLUSTER_DATA_GONE\]/);
    const [, forget = '', restart = ''] = advised(lone, 'CLUSTER_DATA_GONE');
    assert.match(lone.sh(forget), /: 0 of 3 places are taken$/);
    lone.sh(restart);
    const again = lab.registered(discoveryOfLone).members;
    assert.deepEqual(
      again.map(({ name }) => name),
      [id],
    );
    assert.equal(lone.run(['systemctl', 'is-active', 'etcd2.service']).stdout, 'activating\n');
  });
});
