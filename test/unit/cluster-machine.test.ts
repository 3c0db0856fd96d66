import assert from 'node:assert/strict';
import { machineSettings } from '../../src/cli/cluster/machine.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';

const DROP_IN = [
  '[Service]',
  'Environment="ETCD_DISCOVERY=http://10.0.0.9:8087/0123456789abcdef0123456789abcdef"',
  'Environment="ETCD_INITIAL_ADVERTISE_PEER_URLS=http://10.0.0.1:2380"',
  'Environment="ETCD_NAME=half%%way \\"there\\""',
  'Environment="OTHER=1"',
  '',
].join('\n');

describe('the etcd that a machine was set up with', () => {
  it('is what its drop-in says, with the addresses that the document got', () => {
    const machine = new FakeMachine();
    const { files } = fakeHost(machine);
    assert.equal(machineSettings(files), undefined);
    machine.put('/run/systemd/system/etcd2.service.d/20-cloudinit.conf', {
      content: new TextEncoder().encode(DROP_IN),
    });
    const settings = machineSettings(files);
    assert.equal(settings?.unit, 'etcd2.service');
    assert.deepEqual(Object.fromEntries(settings?.values ?? []), {
      discovery: 'http://10.0.0.9:8087/0123456789abcdef0123456789abcdef',
      initial_advertise_peer_urls: 'http://10.0.0.1:2380',
      name: 'half%way "there"',
    });
  });
});
