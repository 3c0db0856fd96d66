import assert from 'node:assert/strict';
import { execute, type JobGate } from '../../src/apply/execute.ts';
import { plan } from '../../src/apply/plan.ts';
import type { Outcome } from '../../src/apply/report.ts';
import { readQueued, writeQueued } from '../../src/apply/state.ts';
import { dependentsOf, startedEtcd } from '../../src/cli/boot/cluster.ts';
import { clusterOf, refusalsOnly } from '../../src/cli/cluster-gates.ts';
import type { CloudConfig } from '../../src/config/generated/types.ts';
import { createFakeDisk } from '../support/fake-disk.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';
import { createFakeHttp } from '../support/fake-http.ts';

const CONFIG: CloudConfig = {
  write_files: [{ path: '/etc/node', content: 'here\n' }],
  coreos: {
    etcd2: { discovery: 'http://discovery.example/0123456789abcdef0123456789abcdef' },
    units: [
      { name: 'etcd2.service', command: 'start' },
      { name: 'fleet.service', command: 'start' },
      { name: 'other.service', command: 'start' },
    ],
  },
};

interface Circumstances {
  readonly config?: CloudConfig;
  readonly machine?: FakeMachine;
  readonly onJob?: (unit: string) => void;
}

async function run(
  gates: ReadonlyMap<string, JobGate>,
  { config = CONFIG, machine = new FakeMachine(), onJob = () => {} }: Circumstances = {},
): Promise<ReadonlyMap<string, Outcome>> {
  for (const name of ['etcd2', 'fleet', 'other']) {
    machine.put(`/usr/lib/systemd/system/${name}.service`, { type: 'file', mode: 0o644 });
  }
  const steps = plan({
    layers: [{ name: 'user', config }],
    metadata: {},
    defaultUser: 'core',
    keySet: 'coreos-cloudinit',
    gunzip: (content) => content,
  });
  const report = await execute(steps, fakeHost(machine), {
    gates,
    onProgress: ({ step: { action } }) => {
      if (action.kind === 'runJob') onJob(action.unit);
    },
  });
  return new Map(
    report.steps.flatMap(({ step: { action }, outcome }) =>
      action.kind === 'runJob' ? [[action.unit, outcome] as const] : [],
    ),
  );
}

describe('units that wait for a cluster', () => {
  it('are refused with the reason that was found meanwhile, and others are started', async () => {
    const refusal = Promise.resolve('the token is unknown');
    const outcomes = await run(new Map([['etcd2.service', { refusal }]]));
    assert.deepEqual(outcomes.get('etcd2.service'), {
      status: 'failed',
      code: 'CLUSTER_REFUSED',
      reason: 'the token is unknown',
    });
    assert.equal(outcomes.get('other.service')?.status, 'done');
  });

  it('are left to the last stage when they need an etcd that answers', async () => {
    const waitsFor = 'it is started when etcd2.service answers';
    const outcomes = await run(new Map([['fleet.service', { waitsFor }]]));
    assert.deepEqual(outcomes.get('fleet.service'), { status: 'queued', reason: waitsFor });
    assert.equal(outcomes.get('etcd2.service')?.status, 'done');
  });

  it('do not hold up what comes after them while their discovery service is silent', async () => {
    let answer = (_: undefined): void => {};
    const refusal = new Promise<undefined>((resolve) => {
      answer = resolve;
    });
    const outcomes = await run(new Map([['etcd2.service', { refusal }]]), {
      onJob: (unit) => {
        if (unit === 'other.service') answer(undefined);
      },
    });
    assert.deepEqual([...outcomes.keys()], ['fleet.service', 'other.service', 'etcd2.service']);
    assert.equal(outcomes.get('etcd2.service')?.status, 'done');
  });

  it('are started in their place when the answer comes soon, and a bug in the check stops nothing else', async () => {
    const names = ['etcd2.service', 'fleet.service', 'other.service'];
    const soon = await run(new Map([['etcd2.service', { refusal: Promise.resolve(undefined) }]]));
    assert.deepEqual([...soon.keys()], names);
    const refusal = Promise.reject(new Error('a bug'));
    const outcomes = await run(new Map([['etcd2.service', { refusal }]]));
    assert.deepEqual([...outcomes.keys()], names);
    assert.equal(outcomes.get('etcd2.service')?.code, 'INTERNAL');
    assert.equal(outcomes.get('other.service')?.status, 'done');
  });

  it('do not run on by old settings until they are started anew', async () => {
    const machine = new FakeMachine();
    machine.put('/usr/lib/systemd/system/locksmithd.service', { type: 'file' });
    machine.active.add('locksmithd.service');
    const config = { coreos: { ...CONFIG.coreos, update: { reboot_strategy: 'etcd-lock' } } } as const;
    const gates = new Map([['locksmithd.service', { waitsFor: 'it is started when etcd2.service answers' }]]);
    const outcomes = await run(gates, { config, machine });
    assert.equal(outcomes.get('locksmithd.service')?.status, 'queued');
    assert.ok(!machine.active.has('locksmithd.service'));
  });

  it('are not those that need no etcd: locksmith restarts machines one by one, or each by itself', () => {
    const gated = (reboot_strategy: 'reboot' | 'etcd-lock'): readonly string[] =>
      dependentsOf([{ name: 'user', config: { coreos: { ...CONFIG.coreos, update: { reboot_strategy } } } }]);
    assert.ok(gated('etcd-lock').includes('locksmithd.service'));
    assert.deepEqual(gated('reboot'), ['fleet.service', 'flanneld.service']);
  });

  it('are only those of etcd where no later stage would start the others', async () => {
    const machine = new FakeMachine();
    const host = { ...fakeHost(machine), http: createFakeHttp({}) };
    const ports = { disk: createFakeDisk(new Map()), commands: { run: async () => undefined } };
    const cluster = await clusterOf({ host, ports }, [{ name: 'user', config: CONFIG }]);
    assert.deepEqual([...(cluster?.gates.keys() ?? [])].slice(0, 2), ['etcd2.service', 'fleet.service']);
    const outcomes = await run(refusalsOnly(cluster?.gates ?? new Map()), { machine });
    assert.equal(outcomes.get('etcd2.service')?.code, 'CLUSTER_REFUSED');
    assert.match(outcomes.get('etcd2.service')?.reason ?? '', /\[CLUSTER_ADDRESS_MISSING\]$/);
    assert.equal(outcomes.get('fleet.service')?.status, 'done');
    assert.equal(await clusterOf({ host, ports }, [{ name: 'user', config: {} }]), undefined);
  });

  it('are handed on with what is to be done about each', () => {
    const host = fakeHost(new FakeMachine());
    const jobs = [{ unit: 'etcd2.service' }, { unit: 'fleet.service', verb: 'restart' }] as const;
    writeQueued(host, jobs);
    assert.deepEqual(readQueued(host), jobs);
    writeQueued(host, []);
    assert.deepEqual(readQueued(host), []);
  });

  it('are those of the etcd that a document starts, not of one that it only sets up', () => {
    assert.equal(startedEtcd([{ name: 'user', config: CONFIG }])?.unit, 'etcd2.service');
    const { units: _, ...coreos } = CONFIG.coreos ?? {};
    assert.equal(startedEtcd([{ name: 'user', config: { coreos } }]), undefined);
  });
});
