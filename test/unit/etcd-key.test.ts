import assert from 'node:assert/strict';
import type { EnsureEtcdKey } from '../../src/apply/action.ts';
import { execute, inspectPlan, type JobGate } from '../../src/apply/execute.ts';
import type { Host } from '../../src/apply/host.ts';
import type { Outcome } from '../../src/apply/report.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';
import { createFakeHttp, type FakeAnswer, type FakeHttp } from '../support/fake-http.ts';

const URL = 'http://127.0.0.1:2379';
const V2 = `PUT ${URL}/v2/keys/coreos.com/network/config?prevExist=false`;
const V3 = `POST ${URL}/v3/kv/txn`;
const LOGIN = `POST ${URL}/v3/auth/authenticate`;
const ACTION: EnsureEtcdKey = {
  kind: 'ensureEtcdKey',
  what: "flannel's network",
  key: '/coreos.com/network/config',
  value: '{"Network": "10.1.0.0/16"}',
  access: { endpoints: [URL] },
  unit: 'flanneld.service',
};
const CREATED: FakeAnswer = { status: 201, body: '{"action":"create"}' };
const EXISTS: FakeAnswer = { status: 412, body: '{"errorCode":105,"message":"Key already exists"}' };
const SUCCEEDED: FakeAnswer = { status: 200, body: '{"header":{},"succeeded":true}' };
const FAILED: FakeAnswer = { status: 200, body: '{"header":{}}' };

interface Situation {
  readonly script: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>;
  readonly access?: EnsureEtcdKey['access'];
  readonly machine?: FakeMachine;
  readonly gates?: ReadonlyMap<string, JobGate>;
}

interface Run {
  readonly outcome: Outcome | undefined;
  readonly sent: FakeHttp['sent'];
}

function hostOf(machine: FakeMachine, http: FakeHttp): Host {
  return { ...fakeHost(machine), http, clock: createFakeClock() };
}

async function run({ script, access, machine = new FakeMachine(), gates }: Situation): Promise<Run> {
  const http = createFakeHttp(script);
  const action = access === undefined ? ACTION : { ...ACTION, access };
  const step = { phase: 'late', origin: { layer: 'user', path: '' }, action } as const;
  const options = gates === undefined ? {} : { gates };
  const { steps } = await execute({ version: 1, steps: [step] }, hostOf(machine, http), options);
  return { outcome: steps[0]?.outcome, sent: http.sent };
}

describe('a key of etcd', () => {
  it('is written to the store of an etcd that has only one, by the API of that', async () => {
    const older = await run({ script: { [V2]: CREATED } });
    assert.deepEqual(older.outcome, { status: 'done', reason: 'written at 127.0.0.1:2379, v2 store' });
    assert.equal(older.sent[0]?.body, 'value=%7B%22Network%22%3A%20%2210.1.0.0%2F16%22%7D');
    const newer = await run({ script: { [V3]: SUCCEEDED } });
    assert.equal(newer.outcome?.reason, 'written at 127.0.0.1:2379, v3 store');
    const request: unknown = JSON.parse(newer.sent.at(-1)?.body ?? '');
    const key = btoa(ACTION.key);
    assert.deepEqual(request, {
      compare: [{ key, target: 'CREATE', result: 'EQUAL', create_revision: '0' }],
      success: [{ request_put: { key, value: btoa(ACTION.value) } }],
    });
  });

  it('is written to both stores of an etcd that has two, since flannel may read either', async () => {
    const { outcome } = await run({ script: { [V2]: CREATED, [V3]: SUCCEEDED } });
    assert.equal(outcome?.reason, 'written at 127.0.0.1:2379, v2 and v3 store');
    const half = await run({ script: { [V2]: EXISTS, [V3]: SUCCEEDED } });
    assert.match(half.outcome?.reason ?? '', /v3 store, and kept what is in the other$/);
  });

  it('is kept as it is where it is there', async () => {
    const { outcome } = await run({ script: { [V2]: EXISTS, [V3]: FAILED } });
    assert.deepEqual(outcome, { status: 'unchanged', reason: 'kept what is there, at 127.0.0.1:2379' });
  });

  it('waits for an etcd that starts, and asks the next one meanwhile', async () => {
    const silent = `PUT http://127.0.0.1:4001/v2/keys/coreos.com/network/config?prevExist=false`;
    const { outcome, sent } = await run({
      script: {
        [silent]: 'HTTP_CONNECT',
        [V2]: ['HTTP_CONNECT', { status: 503, body: '{"message":"no leader"}' }, CREATED],
      },
      access: { endpoints: ['http://127.0.0.1:4001', URL] },
    });
    assert.equal(outcome?.status, 'done');
    assert.equal(sent.filter(({ url }) => url.includes(':4001')).length, 3);
  });

  it('is a failure that says why after a minute without an answer', async () => {
    const { outcome } = await run({ script: { [V2]: 'HTTP_CONNECT' } });
    assert.equal(outcome?.code, 'ETCD_SILENT');
    assert.match(outcome?.reason ?? '', /^etcd did not answer within 60 s: .*HTTP_CONNECT/);
    const other = await run({ script: {} });
    assert.match(other.outcome?.reason ?? '', /what answers is no etcd/);
  });

  it('is not asked for again when etcd refuses it', async () => {
    const { outcome, sent } = await run({
      script: { [V2]: { status: 401, body: '{"message":"Insufficient credentials"}' } },
    });
    assert.equal(outcome?.code, 'ETCD_REFUSED');
    assert.match(outcome?.reason ?? '', /refuses: Insufficient credentials/);
    assert.equal(sent.length, 1);
  });

  it('is written by the name and password that etcd knows', async () => {
    const access = { endpoints: [URL], login: { name: 'node', password: 'hush' } };
    const { outcome, sent } = await run({
      script: { [V2]: CREATED, [LOGIN]: { status: 200, body: '{"token":"abc.1"}' }, [V3]: SUCCEEDED },
      access,
    });
    assert.equal(outcome?.status, 'done');
    assert.deepEqual(
      sent.map(({ headers }) => headers?.['authorization']),
      [`Basic ${btoa('node:hush')}`, undefined, 'abc.1'],
    );
    const open = { status: 400, body: '{"error":"etcdserver: authentication is not enabled"}' };
    assert.equal((await run({ script: { [LOGIN]: open, [V3]: SUCCEEDED }, access })).outcome?.status, 'done');
  });

  it('is written with the certificates that the document names, and a missing one is named', async () => {
    const machine = new FakeMachine();
    machine.put('/ca.pem', { content: new TextEncoder().encode('CA') });
    const there = await run({
      script: { [V2]: CREATED },
      access: { endpoints: [URL], authority: '/ca.pem' },
      machine,
    });
    assert.deepEqual(there.sent[0]?.tls, { authority: 'CA' });
    const missing = await run({
      script: {},
      access: { endpoints: [URL], authority: '/ca.pem', privateKey: '/key.pem' },
      machine,
    });
    assert.deepEqual(missing.outcome, {
      status: 'failed',
      code: 'ETCD_TLS_FILE',
      reason: '/key.pem is not there; `etcd_keyfile` names it',
    });
  });

  it('is left to the last stage of a boot, as is the unit that reads it', async () => {
    const gates = new Map([['flanneld.service', { waitsFor: 'it is started later' }]]);
    const { outcome, sent } = await run({ script: { [V2]: CREATED }, gates });
    assert.deepEqual(outcome, { status: 'queued', reason: 'it is written when etcd answers' });
    assert.equal(sent.length, 0);
  });

  it('is foreseen without asking, and not written into an image', async () => {
    const step = { phase: 'late', origin: { layer: 'user', path: '' }, action: ACTION } as const;
    const plan = { version: 1, steps: [step] } as const;
    const [seen] = await inspectPlan(plan, fakeHost(new FakeMachine()));
    assert.deepEqual(seen?.inspection, { state: 'unknown', note: 'asks etcd at 127.0.0.1:2379' });
    const [image] = await inspectPlan(plan, fakeHost(new FakeMachine(), { systemd: 'absent' }));
    assert.equal(image?.inspection.state, 'skipped');
  });
});
