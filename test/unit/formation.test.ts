import assert from 'node:assert/strict';
import type { UnitState } from '../../src/apply/host.ts';
import { readStatus, writeStatus } from '../../src/apply/state.ts';
import {
  forgetLate,
  isRefused,
  lateLines,
  recordLate,
  recordRefusal,
} from '../../src/cli/boot/cluster-state.ts';
import { formed } from '../../src/cli/boot/formation.ts';
import type { ServiceRecord } from '../../src/cluster/ports.ts';
import type { HttpRequest } from '../../src/datasources/datasource.ts';
import { type Entry, NOT_PLAIN, TOKEN, tokenAnswers, URL_OF_TOKEN } from '../support/discovery.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';
import { createFakeHttp, type FakeAnswer } from '../support/fake-http.ts';

const STARTING: UnitState = {
  load: 'loaded',
  active: 'activating',
  sub: 'start',
  result: 'success',
  type: 'notify',
  hasJob: true,
};
const RUNNING: UnitState = { ...STARTING, active: 'active', sub: 'running', hasJob: false };
const HEALTH = 'http://127.0.0.1:2379/health';
const SETTINGS = { discovery: URL_OF_TOKEN, listen_client_urls: 'http://0.0.0.0:2379' };

type Answers = Readonly<Record<string, FakeAnswer>>;

interface Situation {
  /** The unit at each second; the last one stays. */
  readonly states: readonly UnitState[];
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether etcd has become a proxy. */
  readonly isProxy?: boolean;
  /** What DNS says. */
  readonly services?: Readonly<Record<string, readonly ServiceRecord[]>>;
  /** What the web answers at a second. */
  readonly answers?: (second: number) => Answers;
}

interface Outcome {
  readonly isFormed: boolean;
  /** What was said, with the second at which. */
  readonly said: readonly string[];
  readonly cluster: string | undefined;
  readonly asked: readonly string[];
  /** Seconds at which it was too late. */
  readonly late: readonly number[];
}

/** Lets seconds go by without waiting for them. */
async function run({
  states,
  settings = SETTINGS,
  isProxy = false,
  services = {},
  answers,
}: Situation): Promise<Outcome> {
  const machine = new FakeMachine();
  const said: string[] = [];
  const asked: string[] = [];
  const late: number[] = [];
  let now = 0;
  const second = (): number => Math.floor(now / 1000);
  const base = fakeHost(machine);
  const host = {
    ...base,
    clock: {
      ...base.clock,
      monotonic: () => now,
      sleep: async (milliseconds: number) => {
        now += milliseconds;
      },
    },
    http: {
      ...base.http,
      send: (request: HttpRequest) => {
        asked.push(request.url);
        return createFakeHttp(answers?.(second()) ?? {}).send(request);
      },
    },
  };
  const status = { version: 1, state: 'done', datasource: 'nocloud', instanceId: 'i', started: '' } as const;
  writeStatus(host, { ...status, failures: [] });
  const isFormed = await formed({
    context: { host, note: (line) => said.push(`${second()}: ${line}`) },
    systemd: { state: async () => states[Math.min(second(), states.length - 1)] ?? RUNNING },
    etcd: {
      section: 'etcd2',
      unit: 'etcd2.service',
      values: new Map(Object.entries(settings)),
      unitText: '',
      withheld: [],
    },
    lookUpService: async (name) => services[name],
    isProxy: async () => isProxy,
    onLate: () => late.push(second()),
  });
  return { isFormed, said, cluster: readStatus(host)?.cluster, asked, late };
}

function seconds(count: number, state: UnitState): readonly UnitState[] {
  return Array.from({ length: count }, () => state);
}

function registered(...entries: readonly Entry[]): Answers {
  return tokenAnswers('3', entries);
}

const A: Entry = ['aa', 'a=http://10.0.0.1:2380'];
const B: Entry = ['bb', 'b=http://10.0.0.2:2380'];
const C: Entry = ['cc', 'c=http://10.0.0.3:2380'];
const WELL: Answers = { [`GET ${HEALTH}`]: { status: 200 } };
const DEAD: Answers = {
  [`GET ${URL_OF_TOKEN}`]: 'HTTP_CONNECT',
  [`GET ${URL_OF_TOKEN}/_config/size`]: 'HTTP_CONNECT',
  ...NOT_PLAIN,
};

describe('a cluster that forms', () => {
  it('is formed when etcd runs and answers, and the status says how long that took', async () => {
    const states = [...seconds(14, STARTING), RUNNING];
    const { isFormed, said, cluster } = await run({ states, answers: () => WELL });
    assert.ok(isFormed);
    assert.deepEqual(said, ['14: cluster of etcd2.service: formed in 14 s']);
    assert.equal(cluster, 'formed in 14 s');
  });

  it('is not one that this machine is a member of when its etcd has become a proxy', async () => {
    const { isFormed, cluster } = await run({ states: [RUNNING], isProxy: true, answers: () => WELL });
    assert.ok(isFormed);
    assert.equal(cluster, 'a proxy after 0 s: etcd passes requests on, this machine is no member');
  });

  it('is not formed yet while the unit runs and etcd has no leader', async () => {
    const sick = { [`GET ${HEALTH}`]: { status: 503 } };
    const { said, asked } = await run({
      states: [RUNNING],
      answers: (second) => (second < 3 ? sick : WELL),
    });
    assert.deepEqual(said, ['3: cluster of etcd2.service: formed in 3 s']);
    assert.deepEqual(new Set(asked), new Set([HEALTH]));
  });

  it('is taken for formed by the word of the unit where etcd wants certificates of those who ask', async () => {
    const settings = { ...SETTINGS, listen_client_urls: 'https://0.0.0.0:2379' };
    const { isFormed, asked } = await run({ states: [RUNNING], settings });
    assert.ok(isFormed);
    assert.deepEqual(asked, []);
  });

  it('says who is there and how many are missing, every 30 s and not more often', async () => {
    const { said } = await run({
      states: [...seconds(130, STARTING), RUNNING],
      answers: (second) => {
        if (second < 40) return registered();
        if (second < 70) return registered(A);
        if (second < 100) return registered(A, B);
        return { ...registered(A, B, C), ...WELL };
      },
    });
    assert.deepEqual(said, [
      '30: cluster of etcd2.service: waiting for 3 of 3: nobody is there',
      '60: cluster of etcd2.service: waiting for 2 of 3: a 10.0.0.1 is there',
      '90: cluster of etcd2.service: waiting for 1 of 3: a 10.0.0.1 and b 10.0.0.2 are there',
      '120: cluster of etcd2.service: waiting: all 3 are registered (a 10.0.0.1, b 10.0.0.2, c 10.0.0.3), etcd2.service is ' +
        'activating (start)',
      '130: cluster of etcd2.service: formed in 130 s',
    ]);
  });

  it('names the discovery service when it is not there, and never prints the token', async () => {
    const { said } = await run({
      states: [...seconds(70, STARTING), RUNNING],
      answers: (second) => (second > 40 ? { ...registered(A, B), ...WELL } : DEAD),
    });
    assert.match(
      said[0] ?? '',
      /^\d+: cluster of etcd2\.service: waiting: discovery\S* is not reached: .* \[CLUSTER_UNREACHABLE_CONNECT\]; etcd2\.service is activating \(start\)$/,
    );
    assert.match(said[1] ?? '', /waiting for 1 of 3: /);
    assert.ok(!said.join('\n').includes(TOKEN));
  });

  it('says at least what the unit does where no token says who is missing', async () => {
    const { said } = await run({
      states: [...seconds(31, STARTING), RUNNING],
      settings: { discovery_srv: 'example.com' },
      answers: () => WELL,
    });
    assert.equal(said[0], '30: cluster of etcd2.service: waiting: etcd2.service is activating (start)');
  });

  it('names the listed members that are not reached, of any answer but silence', async () => {
    const settings = {
      name: 'a',
      initial_cluster:
        'a=http://10.0.0.1:2380,b=http://10.0.0.2:2380,b=http://10.1.0.2:2380,c=https://10.0.0.3:2380',
    };
    const dead = 'HTTP_CONNECT';
    const { said, asked } = await run({
      states: [...seconds(100, STARTING), RUNNING],
      settings,
      answers: (second) => ({
        ...WELL,
        'GET http://10.0.0.2:2380/version': 'HTTP_TIMEOUT',
        'GET http://10.1.0.2:2380/version': second < 60 ? dead : { status: 200 },
        'GET https://10.0.0.3:2380/version': second < 90 ? dead : 'HTTP_TLS',
      }),
    });
    assert.deepEqual(said.slice(0, 3), [
      '30: cluster of etcd2.service: waiting for 2 of 3: b 10.0.0.2 and c 10.0.0.3 are not reached',
      '60: cluster of etcd2.service: waiting for 1 of 3: c 10.0.0.3 is not reached',
      '90: cluster of etcd2.service: waiting: all 3 are reached, etcd2.service is activating (start)',
    ]);
    assert.ok(asked.every((url) => !url.includes('10.0.0.1')));
  });

  it('knows itself in a list by the address that it advertises, too', async () => {
    const { said } = await run({
      states: [...seconds(31, STARTING), RUNNING],
      settings: {
        initial_advertise_peer_urls: 'http://10.0.0.1:2380',
        initial_cluster: 'a=http://10.0.0.1:2380,b=http://10.0.0.2:2380',
      },
      answers: () => ({ ...WELL, 'GET http://10.0.0.2:2380/version': 'HTTP_CONNECT' }),
    });
    assert.equal(said[0], '30: cluster of etcd2.service: waiting for 1 of 2: b 10.0.0.2 is not reached');
  });

  it('names the members of service records that are not reached', async () => {
    const record = (name: string, address: string): ServiceRecord => ({
      target: `${name}.example.com.`,
      port: 2380,
      addresses: [address],
    });
    const { said } = await run({
      states: [...seconds(31, STARTING), RUNNING],
      settings: { initial_advertise_peer_urls: 'http://10.0.0.1:2380', discovery_srv: 'example.com' },
      services: { '_etcd-server._tcp.example.com': [record('a', '10.0.0.1'), record('b', '10.0.0.2')] },
      answers: () => ({ ...WELL, 'GET http://10.0.0.2:2380/version': 'HTTP_CONNECT' }),
    });
    const line = 'waiting for 1 of 2: b.example.com 10.0.0.2 is not reached';
    assert.equal(said[0], `30: cluster of etcd2.service: ${line}`);
  });

  it('is not formed when the unit has failed, and the line says where to look', async () => {
    const failed: UnitState = { ...STARTING, active: 'failed', result: 'exit-code', hasJob: false };
    const { isFormed, said, cluster } = await run({ states: [STARTING, failed] });
    assert.ok(!isFormed);
    const line = 'not formed: etcd2.service ended with exit-code; see journalctl -u etcd2.service';
    assert.deepEqual(said, [`1: cluster of etcd2.service: ${line}`]);
    assert.equal(cluster, line);
  });

  it('is waited for while systemd is about to start a failed unit again', async () => {
    const again: UnitState = { ...STARTING, active: 'activating', sub: 'auto-restart', hasJob: false };
    assert.ok((await run({ states: [again, again, RUNNING], answers: () => WELL })).isFormed);
  });

  it('is not said to wait for others while its own etcd ends again and again', async () => {
    const again: UnitState = {
      ...STARTING,
      sub: 'auto-restart',
      result: 'exit-code',
      hasJob: false,
    };
    const { said } = await run({
      states: [...seconds(20, STARTING), again, ...seconds(15, STARTING), RUNNING],
      answers: (second) => (second < 31 ? registered(A) : WELL),
    });
    assert.equal(
      said[0],
      '30: cluster of etcd2.service: waiting: etcd2.service ended with exit-code and is started again; see journalctl -u ' +
        'etcd2.service',
    );
  });

  it('is late after ten minutes, once, and forms all the same', async () => {
    const { isFormed, late } = await run({
      states: [...seconds(1300, STARTING), RUNNING],
      answers: () => ({ ...registered(A), ...WELL }),
    });
    assert.ok(isFormed);
    assert.deepEqual(late, [600]);
    assert.deepEqual((await run({ states: [RUNNING], answers: () => WELL })).late, []);
  });

  it('that is late is a failure of what waits for it, until it has formed', () => {
    const host = fakeHost(new FakeMachine());
    const status = { version: 1, datasource: 'nocloud', instanceId: 'i', started: '' } as const;
    const late = lateLines('etcd2.service', [
      { unit: 'etcd2.service' },
      { unit: 'fleet.service', verb: 'start' },
    ]);
    assert.deepEqual(late, [
      'start fleet.service: etcd2.service does not answer after 10 min; it is done when it does [CLUSTER_NOT_FORMED]',
    ]);
    writeStatus(host, { ...status, state: 'done', failures: [] });
    recordLate(host, late);
    assert.deepEqual([readStatus(host)?.state, readStatus(host)?.failures], ['failed', late]);
    forgetLate(host, late);
    assert.deepEqual([readStatus(host)?.state, readStatus(host)?.failures], ['done', []]);
    writeStatus(host, { ...status, state: 'failed', failures: ['the file'] });
    recordLate(host, late);
    forgetLate(host, late);
    assert.deepEqual([readStatus(host)?.state, readStatus(host)?.failures], ['failed', ['the file']]);
    forgetLate(host, late);
    assert.equal(readStatus(host)?.state, 'failed');
  });

  it('does not form where the unit was never started', async () => {
    const { cluster } = await run({ states: [{ ...STARTING, active: 'inactive', hasJob: false }] });
    assert.equal(cluster, 'not formed: etcd2.service does not run; see journalctl -u etcd2.service');
  });

  it('is waited for by nobody when the check before has refused it', () => {
    const host = fakeHost(new FakeMachine());
    writeStatus(host, {
      version: 1,
      state: 'failed',
      datasource: 'nocloud',
      instanceId: 'i',
      started: '',
      failures: [],
    });
    assert.ok(!isRefused(host));
    recordRefusal(host, 'the token is unknown [CLUSTER_TOKEN_UNKNOWN]');
    assert.ok(isRefused(host));
    assert.equal(readStatus(host)?.cluster, 'refused: the token is unknown [CLUSTER_TOKEN_UNKNOWN]');
  });
});
