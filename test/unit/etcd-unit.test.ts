import assert from 'node:assert/strict';
import { onImage } from '../../src/apply/image-units.ts';
import type { Layer } from '../../src/apply/layer.ts';
import { plan } from '../../src/apply/plan.ts';
import { startedEtcd } from '../../src/cli/boot/cluster.ts';
import { etcdUnits, machineSettings } from '../../src/cli/cluster/machine.ts';
import { statedEtcdUnit } from '../../src/cli/etcd-unit.ts';
import { etcdSettings } from '../../src/cluster/settings.ts';
import type { CloudConfig } from '../../src/config/generated/types.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';

const CONFIG: CloudConfig = {
  coreos: {
    etcd_member: { name: 'a' },
    units: [
      {
        name: 'etcd-member.service',
        command: 'start',
        drop_ins: [{ name: '10-a.conf', content: '[Unit]\n' }],
      },
      { name: 'etcd-member.service.d/20-b.conf', content: '[Service]\n' },
      { name: 'my-etcd-member.service', command: 'start' },
    ],
  },
};
const WITHHELD = { unit: 'etcd-member.service', path: 'coreos.etcd_member.name', reason: 'no name' };

function layerOn(etcdUnit: string | undefined, config = CONFIG): Layer {
  return onImage({ name: 'user', config }, etcdUnit);
}

/** Path or verb and unit of what is done, in order. */
function planned(...layers: readonly Layer[]): readonly string[] {
  const gunzip = (content: Uint8Array): Uint8Array => content;
  const { steps } = plan({ layers, metadata: {}, defaultUser: 'core', keySet: 'a', gunzip });
  return steps.flatMap(({ action }) => {
    if (action.kind === 'placeUnit') return [action.path];
    if (action.kind === 'runJob') return [`${action.verb} ${action.unit}`];
    return action.kind === 'withhold' ? [`${action.outcome} ${action.what}: ${action.reason}`] : [];
  });
}

function put(machine: FakeMachine, path: string, text: string): void {
  machine.put(path, { type: 'file', content: new TextEncoder().encode(text) });
}

describe('the name that an image has for etcd 3', () => {
  it('is where the settings, the drop-ins and the start go', () => {
    assert.deepEqual(planned(layerOn('etcd3.service')), [
      '/run/systemd/system/etcd3.service.d/20-cloudinit.conf',
      '/etc/systemd/system/etcd3.service.d/10-a.conf',
      '/etc/systemd/system/etcd3.service.d/20-b.conf',
      'start etcd3.service',
      'start my-etcd-member.service',
    ]);
    assert.equal(
      planned(layerOn(undefined))[0],
      '/run/systemd/system/etcd-member.service.d/20-cloudinit.conf',
    );
  });

  it('is what is checked, refused and waited for', () => {
    const layer = layerOn('etcd3.service');
    assert.equal(startedEtcd([layer])?.unit, 'etcd3.service');
    const [settings] = etcdSettings([layer]);
    assert.equal(settings?.section, 'etcd_member');
    assert.match(settings?.unitText ?? '', /^\[Unit\]$/m);
    const withheld = onImage({ ...layerOn(undefined), withheld: [WITHHELD] }, 'etcd3.service');
    assert.deepEqual(etcdSettings([withheld])[0]?.withheld, [{ ...WITHHELD, unit: 'etcd3.service' }]);
    assert.ok(planned(withheld).some((line) => /^failed .*etcd3\.service.*no name/.test(line)));
  });

  it('can be written in the document too', () => {
    const config: CloudConfig = {
      coreos: { etcd_member: { name: 'a' }, units: [{ name: 'etcd3.service', command: 'start' }] },
    };
    assert.equal(startedEtcd([layerOn('etcd3.service', config)])?.unit, 'etcd3.service');
  });

  it('can be that of an older etcd, whose section then counts only where there is no other', () => {
    const both = { coreos: { ...CONFIG.coreos, etcd: { name: 'old' }, etcd2: { name: 'older' } } };
    const layer = layerOn('etcd.service', both);
    const lines = planned(layer);
    assert.ok(lines.includes('/run/systemd/system/etcd2.service.d/20-cloudinit.conf'));
    assert.equal(lines.filter((line) => line.endsWith('/etcd.service.d/20-cloudinit.conf')).length, 1);
    assert.ok(
      lines.includes('skipped etcd.service: on this image that is etcd 3, and coreos.etcd_member sets it up'),
    );
    const found = etcdSettings([layer]).map(({ section, unit }) => `${section} ${unit}`);
    assert.deepEqual(found, ['etcd2 etcd2.service', 'etcd_member etcd.service']);
    const alone = layerOn('etcd.service', { coreos: { etcd: { name: 'old' } } });
    assert.deepEqual(planned(alone), ['/run/systemd/system/etcd.service.d/20-cloudinit.conf']);
    assert.deepEqual(
      etcdSettings([
        { ...alone, withheld: [{ ...WITHHELD, unit: 'etcd.service', path: 'coreos.etcd.addr' }] },
      ]).map(({ section }) => section),
      ['etcd'],
    );
  });

  it('is read from the image, and a text that is no name of a service is a problem', () => {
    const machine = new FakeMachine();
    const { files } = fakeHost(machine);
    assert.deepEqual(statedEtcdUnit(files), {});
    put(machine, '/etc/cloud-config/etcd-unit', 'etcd3.service\n');
    assert.deepEqual(statedEtcdUnit(files), { unit: 'etcd3.service' });
    for (const text of ['etcd3', 'etcd.socket', '../../etc/etcd.service']) {
      put(machine, '/etc/cloud-config/etcd-unit', text);
      const { unit, problem } = statedEtcdUnit(files);
      assert.equal(unit, undefined);
      assert.match(problem ?? '', /^\/etc\/cloud-config\/etcd-unit: error: /);
    }
  });

  it('is where `cluster join` and `cluster status` look first', () => {
    const machine = new FakeMachine();
    const { files } = fakeHost(machine);
    put(machine, '/etc/cloud-config/etcd-unit', 'etcd.service\n');
    assert.deepEqual(etcdUnits(files), ['etcd.service', 'etcd-member.service', 'etcd2.service']);
    put(
      machine,
      '/run/systemd/system/etcd.service.d/20-cloudinit.conf',
      '[Service]\nEnvironment="ETCD_NAME=a"\n',
    );
    put(
      machine,
      '/run/systemd/system/etcd2.service.d/20-cloudinit.conf',
      '[Service]\nEnvironment="ETCD_NAME=b"\n',
    );
    assert.equal(machineSettings(files)?.values.get('name'), 'a');
  });
});
