import assert from 'node:assert/strict';
import { checkUnitListens, joinDropIn } from '../../src/cluster/join/drop-in.ts';
import { carryOut, prepareJoin } from '../../src/cluster/join/join.ts';
import {
  initialClusterOf,
  type JoinRequest,
  type KnownMember,
  planJoin,
} from '../../src/cluster/join/join-plan.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { scriptedPorts } from '../support/discovery.ts';
import type { FakeAnswer } from '../support/fake-http.ts';

const BASE = 'http://10.0.0.1:2379';
const LIST = `POST ${BASE}/v3/cluster/member/list`;
const ADD = `POST ${BASE}/v3/cluster/member/add`;
const REMOVE = `POST ${BASE}/v3/cluster/member/remove`;
const ANEW: JoinRequest = { name: 'c', peerUrls: ['http://10.0.0.3:2380'], namesake: 'keep' };
const REPLACE: JoinRequest = { ...ANEW, namesake: 'replace' };

type Health = KnownMember['health']['kind'];

function member(name: string, host: number, kind: Health = 'healthy'): KnownMember {
  const health = kind === 'healthy' ? { kind } : { kind, reason: 'connection refused' };
  return {
    id: `a${host}`,
    name,
    peerUrls: [`http://10.0.0.${host}:2380`],
    clientUrls: [`http://10.0.0.${host}:2379`],
    role: 'voter',
    health,
  };
}

function refused(members: readonly KnownMember[], request: JoinRequest): string {
  try {
    planJoin(members, request);
  } catch (error) {
    assert.ok(error instanceof CloudConfigError);
    return `${error.message} [${error.code}]`;
  }
  return 'not refused';
}

const json = (body: object, status = 200): FakeAnswer => ({ status, body: JSON.stringify(body) });
const row = (id: string, name: string, host: number): object => ({
  ID: id,
  ...(name === '' ? {} : { name, clientURLs: [`http://10.0.0.${host}:2379`] }),
  peerURLs: [`http://10.0.0.${host}:2380`],
});
const HEALTHY = json({ health: 'true' });

describe('the quorum of a cluster that a machine joins', () => {
  const a = member('a', 1);
  const b = member('b', 2);
  const dead = member('c', 3, 'silent');

  it('lets a third come to two, and a fourth to three', () => {
    const plan = planJoin([a, b], ANEW);
    assert.deepEqual([plan.remove, plan.add, plan.notes], [undefined, 'new', []]);
    const fourth = { ...ANEW, name: 'd', peerUrls: ['http://10.0.0.4:2380'] };
    assert.deepEqual(planJoin([a, b, member('c', 3)], fourth).notes, []);
  });

  it('says that a cluster of one stands still until the second has started', () => {
    assert.deepEqual(planJoin([a], ANEW).notes, [
      'the cluster of one takes no writes until this machine has started',
    ]);
  });

  it('lets the dead one of three be replaced, when that is asked for', () => {
    assert.equal(planJoin([a, b, dead], REPLACE).remove, dead);
    assert.match(refused([a, b, dead], ANEW), /^c \(a3, .* does not answer \(.*--replace .*_NAMESAKE\]$/);
  });

  it('knows the dead one by its address too', () => {
    assert.equal(planJoin([a, b, { ...dead, name: 'old' }], REPLACE).remove?.name, 'old');
  });

  it('refuses a fourth while one of three is down', () => {
    const fourth = { ...ANEW, name: 'd', peerUrls: ['http://10.0.0.4:2380'] };
    assert.match(
      refused([a, b, dead], fourth),
      /^quorum would be lost .*: with 4 members 3 must be healthy, and 2 are, not c \(.*; bring back or take out/,
    );
  });

  it('refuses any change where too few are healthy already', () => {
    assert.match(
      refused([a, member('b', 2, 'unhealthy'), dead], REPLACE),
      /no quorum and takes no change: 1 of 3 members are healthy, 2 must be, not b .*\[CLUSTER_QUORUM\]$/,
    );
    assert.match(refused([a, member('c', 3, 'silent')], REPLACE), /1 of 2 members are healthy, 2 must be/);
  });

  it('never takes out one that answers, nor guesses between two', () => {
    assert.match(refused([a, b, member('c', 3)], REPLACE), /is in the cluster and answers; stop its etcd/);
    const other = { ...member('c', 9, 'silent'), id: 'a9' };
    assert.match(
      refused([a, b, { ...dead, name: 'x' }, other], REPLACE),
      /x \(a3.* and c \(a9.*member remove/,
    );
  });

  it('goes on where an earlier join stopped', () => {
    const added = { ...dead, name: '', clientUrls: [] };
    const plan = planJoin([a, b, added], ANEW);
    assert.deepEqual([plan.remove, plan.add, plan.others], [undefined, 'known', [a, b]]);
  });

  it('does not count learners', () => {
    assert.deepEqual(planJoin([a, b, { ...member('l', 8, 'silent'), role: 'learner' }], ANEW).notes, []);
  });

  it('names all who are there in the initial cluster, those without a name by their id', () => {
    const text = initialClusterOf([a, { ...b, name: '' }], ANEW);
    assert.equal(text, 'a=http://10.0.0.1:2380,a2=http://10.0.0.2:2380,c=http://10.0.0.3:2380');
  });
});

describe('the members API', () => {
  const before = json({
    members: [row('10', 'a', 1), row('11', 'b', 2), row('18446744073709551615', 'c', 3)],
  });
  const after = json({ members: [row('10', 'a', 1), row('11', 'b', 2), row('12', '', 3)] });
  const health = {
    'GET http://10.0.0.1:2379/health': HEALTHY,
    'GET http://10.0.0.2:2379/health': HEALTHY,
    'GET http://10.0.0.3:2379/health': 'HTTP_CONNECT',
  };

  it('of etcd 3.4 removes by the decimal id, adds, and is read again', async () => {
    // Once to find the member that answers, once for the plan, then after the change.
    const ports = scriptedPorts({
      ...health,
      [LIST]: [before, before, after],
      [REMOVE]: json({}),
      [ADD]: json({}),
    });
    const prepared = await prepareJoin([BASE], REPLACE, ports);
    const said: string[] = [];
    const initialCluster = await carryOut(prepared, REPLACE, (line) => said.push(line));
    assert.equal(initialCluster, 'a=http://10.0.0.1:2380,b=http://10.0.0.2:2380,c=http://10.0.0.3:2380');
    assert.equal(initialCluster, prepared.initialCluster);
    assert.deepEqual(said, [
      'removed c (ffffffffffffffff, http://10.0.0.3:2380)',
      'added c (c, http://10.0.0.3:2380)',
    ]);
    const bodies = ports.http.sent.filter(({ url }) => /remove|add/.test(url)).map(({ body }) => body);
    assert.deepEqual(bodies, ['{"ID":"18446744073709551615"}', '{"peerURLs":["http://10.0.0.3:2380"]}']);
  });

  it('of etcd 2 is used where there is no other', async () => {
    const old = (id: string, name: string, host: number): object => ({
      id,
      name,
      clientURLs: name === '' ? [] : [`http://10.0.0.${host}:2379`],
      peerURLs: [`http://10.0.0.${host}:2380`],
    });
    const there = [old('1a', 'a', 1), old('1b', 'b', 2)];
    const members = `${BASE}/v2/members`;
    const ports = scriptedPorts({
      ...health,
      [`GET ${members}`]: [
        json({ members: [...there, old('1c', 'c', 3)] }),
        json({ members: [...there, old('1c', 'c', 3)] }),
        json({ members: [...there, old('1d', '', 3)] }),
      ],
      [`DELETE ${members}/1c`]: { status: 204 },
      [`POST ${members}`]: json({}, 201),
    });
    const said: string[] = [];
    await carryOut(await prepareJoin([BASE], REPLACE, ports), REPLACE, (line) => said.push(line));
    assert.deepEqual(said, ['removed c (1c, http://10.0.0.3:2380)', 'added c (1d, http://10.0.0.3:2380)']);
  });

  it('is asked again while the cluster settles, and its refusal is said', async () => {
    const busy = json({ error: 'etcdserver: unhealthy cluster', code: 14 }, 503);
    const no = json({ error: 'etcdserver: permission denied', code: 7 }, 403);
    const ports = scriptedPorts({
      ...health,
      [LIST]: [before, before, after],
      [REMOVE]: [busy, json({})],
      [ADD]: no,
    });
    const prepared = await prepareJoin([BASE], REPLACE, ports);
    await assert.rejects(
      carryOut(prepared, REPLACE, () => {}),
      /10\.0\.0\.1:2379\/? refuses: etcdserver: permission denied/,
    );
  });

  it('of the next member is asked when the first does not answer, and none is named with its reason', async () => {
    const down = 'http://10.0.0.9:2379';
    const script = { ...health, [`POST ${down}/v3/cluster/member/list`]: 'HTTP_CONNECT', [LIST]: before };
    const { membership } = await prepareJoin([down, BASE], REPLACE, scriptedPorts(script));
    assert.equal(membership.url, BASE);
    await assert.rejects(
      prepareJoin([down], REPLACE, scriptedPorts(script)),
      /no member .* answers: .*HTTP_CONNECT/,
    );
  });
});

describe('the drop-in of a machine that joins', () => {
  const settings = { ...ANEW, initialCluster: 'a=http://10.0.0.1:2380' };

  it('replaces discovery by what the cluster says', () => {
    const lines = joinDropIn(settings).split('\n');
    assert.deepEqual(lines.slice(0, 5), [
      '[Service]',
      'Environment="ETCD_NAME=c"',
      'Environment="ETCD_INITIAL_ADVERTISE_PEER_URLS=http://10.0.0.3:2380"',
      'Environment="ETCD_INITIAL_CLUSTER=a=http://10.0.0.1:2380"',
      'Environment="ETCD_INITIAL_CLUSTER_STATE=existing"',
    ]);
    assert.match(lines[5] ?? '', /^UnsetEnvironment=ETCD_DISCOVERY /);
  });

  it('is not written where a flag or a file of variables would win over it', () => {
    const flag = '[Service]\nExecStart=/usr/bin/etcd --discovery=http://x/y\n';
    assert.throws(() => checkUnitListens(flag, settings, () => undefined), /--discovery, which wins/);
    const file = '[Service]\nEnvironmentFile=-/etc/default/etcd\nExecStart=/usr/bin/etcd\n';
    const read = (text: string) => () => text;
    assert.throws(() => checkUnitListens(file, settings, read('ETCD_NAME=x\n')), /etcd sets ETCD_NAME/);
    assert.doesNotThrow(() => checkUnitListens(file, settings, read('# ETCD_NAME=x\nETCD_DISCOVERY=x\n')));
  });
});
