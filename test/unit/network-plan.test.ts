import assert from 'node:assert/strict';
import { planNetworkOf } from '../../src/cli/network-plan.ts';

describe('the network of an instance', () => {
  it('stays as it is where the cache of another version has a format that is not known here', async () => {
    const networkConfig = { format: 'later', content: new Uint8Array() };
    const { files, findings } = await planNetworkOf({ location: '/seed', networkConfig });
    assert.equal(files, undefined);
    assert.deepEqual(findings, [
      '/seed (network): error: the format later is not known to this version [NETWORK_FORMAT]',
    ]);
  });

  it('stays as it is where the platform has one that cannot be read now', async () => {
    const remarks = [{ kind: 'failure', part: 'network', code: 'DS_TIMEOUT', message: 'HTTP 500' }] as const;
    assert.deepEqual(await planNetworkOf({ location: '/seed', remarks }), { files: undefined, findings: [] });
  });

  it('is no file where the platform says nothing of it', async () => {
    assert.deepEqual(await planNetworkOf({ location: '/seed' }), { files: [], findings: [] });
  });
});
