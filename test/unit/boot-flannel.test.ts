import assert from 'node:assert/strict';
import type { Plan } from '../../src/apply/action.ts';
import { execute } from '../../src/apply/execute.ts';
import { plan } from '../../src/apply/plan.ts';
import {
  missNetwork,
  withNetworkGate,
  withNetworkReader,
  writeNetwork,
} from '../../src/cli/boot/flannel-network.ts';
import type { CloudConfig } from '../../src/config/generated/types.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';
import { createFakeHttp, type FakeAnswer } from '../support/fake-http.ts';

const KEY = '/coreos.com/network/config';
const PUT = `PUT http://127.0.0.1:2379/v2/keys${KEY}?prevExist=false`;
const NAME = `flannel's network in etcd (${KEY})`;
const FLANNEL = { network_config: '{"Network":"10.1.0.0/16"}', etcd_endpoints: 'http://127.0.0.1:2379' };

function planOf(coreos: CloudConfig['coreos'] = { flannel: FLANNEL }): Plan {
  return plan({
    layers: [{ name: 'user', config: { coreos: coreos ?? {} } }],
    metadata: {},
    defaultUser: 'core',
    keySet: 'coreos-cloudinit',
    gunzip: (content) => content,
  });
}

async function written(
  answer: FakeAnswer,
): Promise<{ said: readonly string[]; failures: readonly string[] }> {
  const said: string[] = [];
  const http = createFakeHttp({ [PUT]: answer });
  const host = { ...fakeHost(new FakeMachine()), http, clock: createFakeClock() };
  const failures = await writeNetwork({ host, note: (line) => said.push(line) }, planOf());
  return { said, failures };
}

describe("flannel's network while a machine boots", () => {
  it('stands between flannel and its start, with what else does', () => {
    const gates = withNetworkGate(undefined, planOf());
    assert.deepEqual(
      [...gates],
      [['flanneld.service', { waitsFor: 'it is started when its network is in etcd' }]],
    );
    const before = new Map([['flanneld.service', { waitsFor: 'it is started when etcd2.service answers' }]]);
    assert.deepEqual(withNetworkGate(before, planOf()), before);
    assert.equal(withNetworkGate(undefined, planOf({ flannel: { interface: 'eth0' } })).size, 0);
  });

  it('is left to the last stage, where the image starts flannel too', async () => {
    const machine = new FakeMachine();
    machine.put('/usr/lib/systemd/system/flanneld.service', { type: 'file' });
    const units = [{ name: 'flanneld.service', command: 'start' }] as const;
    for (const coreos of [{ flannel: FLANNEL }, { flannel: FLANNEL, units }]) {
      const made = planOf(coreos);
      const report = await execute(made, fakeHost(machine), { gates: withNetworkGate(undefined, made) });
      assert.deepEqual(withNetworkReader([], report), [{ unit: 'flanneld.service' }]);
      const jobs = [{ unit: 'flanneld.service', verb: 'start' }] as const;
      assert.deepEqual(withNetworkReader(jobs, report), jobs);
      assert.deepEqual(machine.active.has('flanneld.service'), false);
    }
  });

  it('is written or kept, and the journal says which', async () => {
    assert.deepEqual(await written({ status: 201 }), {
      said: [`${NAME}: written at 127.0.0.1:2379, v2 store`],
      failures: [],
    });
    assert.deepEqual(await written({ status: 412 }), {
      said: [`${NAME}: kept what is there, at 127.0.0.1:2379`],
      failures: [],
    });
  });

  it('that could not be written is a failure of the boot', async () => {
    const { said, failures } = await written('HTTP_CONNECT');
    assert.match(said[0] ?? '', /etcd did not answer within 60 s/);
    assert.match(failures[0] ?? '', /^flannel's network in etcd .* \[ETCD_SILENT\]$/);
    const missed = missNetwork({ note: () => {} }, planOf());
    assert.deepEqual(missed, [`${NAME}: etcd does not answer; the next boot writes it [CLUSTER_NOT_FORMED]`]);
  });
});
