import assert from 'node:assert/strict';
import { removeStale } from '../../src/apply/actions/remove-stale.ts';
import type { RunContext } from '../../src/apply/handler.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';

const DIRECTORY = '/etc/systemd/network';
const ACTION = {
  kind: 'removeStale',
  directory: DIRECTORY,
  prefix: '10-cloud-config-',
  keep: ['10-cloud-config-eth0.network'],
} as const;

function freshContext(): RunContext {
  return {
    unitsChanged: false,
    networkChanged: false,
    linksChanged: false,
    unmade: new Map(),
    foreseen: new Set(),
    fingerprint: () => '',
    redact: (text) => text,
  };
}

describe('files of an earlier network configuration', () => {
  it('go, but neither files of others nor what others add to files of ours', async () => {
    const machine = new FakeMachine();
    machine.put(`${DIRECTORY}/10-cloud-config-eth0.network.d`, { type: 'directory' });
    for (const name of [
      '10-cloud-config-eth0.network',
      '10-cloud-config-eth1.network',
      '10-cloud-config-eth0.network.d/mtu.conf',
      '50-own.network',
    ])
      machine.put(`${DIRECTORY}/${name}`, {});
    const host = fakeHost(machine);
    const context = freshContext();
    assert.deepEqual(await removeStale.inspect(ACTION, host, context), {
      state: 'change',
      note: 'remove 10-cloud-config-eth1.network',
    });
    await removeStale.perform(ACTION, host, context);
    assert.deepEqual(host.files.list(DIRECTORY), [
      '10-cloud-config-eth0.network',
      '10-cloud-config-eth0.network.d',
      '50-own.network',
    ]);
    assert.deepEqual(await removeStale.inspect(ACTION, host, context), { state: 'unchanged' });
  });
});
