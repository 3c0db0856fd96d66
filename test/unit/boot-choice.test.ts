import assert from 'node:assert/strict';
import { isCopy, loadInstance, loadPin, saveInstance, savePin } from '../../src/apply/instances.ts';
import { readStatus } from '../../src/apply/state.ts';
import { type BootContext, unlessNone } from '../../src/cli/boot/context.ts';
import { type Choice, chooseDatasources } from '../../src/datasources/choice.ts';
import type { InstanceData, Interfaces, NetworkInterface } from '../../src/datasources/datasource.ts';
import { gatherEvidence } from '../../src/datasources/evidence.ts';
import { DATASOURCES } from '../../src/datasources/index.ts';
import { routingAddress, statesAddress, withRoutingAddress } from '../../src/datasources/routing-address.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { plain } from '../../src/report/style.ts';
import { createFakeDisk } from '../support/fake-disk.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';
import { createFixtureMachine, type Fixture } from '../support/fixture-machine.ts';

function choose(machine: Omit<Fixture, 'source'>, pinned?: string): Choice {
  return chooseDatasources(DATASOURCES, createFixtureMachine({ source: [], ...machine }).evidence, pinned);
}

function names(choice: Choice): readonly string[] {
  return choice.kind === 'chosen' ? choice.providers.map(({ name }) => name) : [];
}

const HETZNER = { dmi: { sys_vendor: 'Hetzner' } };

describe('the choice of datasources', () => {
  it('is none where nothing shows a platform: nothing is asked on a guess', () => {
    assert.equal(choose({}).kind, 'none');
    assert.equal(choose({ dmi: { sys_vendor: 'Dell Inc.', product_name: 'PowerEdge R640' } }).kind, 'none');
  });

  it('goes by evidence, what needs no network first', () => {
    const drives = { 'config-2': { 'openstack/latest/meta_data.json': '{}' } };
    assert.deepEqual(names(choose({ ...HETZNER, drives })), ['config-drive', 'hetzner']);
  });

  it('stays with the datasource of the first boot, whatever is attached later', () => {
    const drives = { 'config-2': { 'openstack/latest/meta_data.json': '{}' } };
    assert.deepEqual(names(choose({ ...HETZNER, drives }, 'hetzner')), ['hetzner']);
  });

  it('obeys the image, and the kernel command line before it', () => {
    const files = { '/etc/cloud-config/datasource': '# this image is for one platform\nec2\n' };
    assert.deepEqual(names(choose({ ...HETZNER, files })), ['ec2']);
    const cmdline = 'quiet cloud-config.datasource=vagrant';
    assert.deepEqual(names(choose({ ...HETZNER, files, cmdline }, 'hetzner')), ['vagrant']);
  });

  it('is disabled by a kernel parameter or a file, whatever else is there', () => {
    assert.equal(choose({ ...HETZNER, cmdline: 'quiet cloud-config=disabled' }).kind, 'disabled');
    assert.equal(
      choose({ ...HETZNER, files: { '/etc/cloud-config/disabled': '' } }, 'hetzner').kind,
      'disabled',
    );
  });

  it('names the one that was meant when there is none of that name', () => {
    assert.throws(() => choose({ cmdline: 'cloud-config.datasource=hetzer' }), {
      code: 'DS_UNKNOWN',
      message: /kernel command line names the datasource `hetzer`.*did you mean hetzner\?/,
    });
  });
});

describe('a platform that has nothing for the machine', () => {
  const none = () => Promise.reject(new CloudConfigError('DS_NONE', 'vmware: no variable is set'));

  function context(machine: FakeMachine): BootContext {
    const { ports, evidence } = createFixtureMachine({ source: [] });
    const terminal = { print: () => {}, note: () => {}, paint: plain, isInteractive: false, environment: {} };
    return { host: fakeHost(machine), ports, evidence, terminal, note: () => {}, machine: '' };
  }

  it('is nothing to do where it was only recognised', async () => {
    const machine = new FakeMachine();
    assert.equal(await unlessNone(context(machine), 'evidence', none), undefined);
    assert.equal(readStatus(fakeHost(machine))?.state, 'none');
  });

  it('is a failure where it was named', async () => {
    await assert.rejects(unlessNone(context(new FakeMachine()), 'name', none), { code: 'DS_NONE' });
  });
});

describe('the evidence of a machine', () => {
  it('reads labels as they are, and what only root may read as absent', () => {
    const disk = createFakeDisk(new Map([['/dev/disk/by-label/OVF\\x20ENV', { content: '' }]]));
    const evidence = gatherEvidence({
      ...disk,
      read: (path) => {
        if (path.endsWith('product_serial')) throw new Error('EACCES');
        return disk.read(path);
      },
      modified: () => {
        throw new Error('EACCES');
      },
    });
    assert.equal(evidence.exists('/var/lib/cloud/seed/nocloud/meta-data'), false);
    assert.deepEqual(evidence.labels, ['OVF ENV']);
    assert.equal(evidence.dmi('product_serial'), undefined);
  });

  it('knows a container from its manager', () => {
    const files = { '/proc/1/environ': 'PATH=/bin\0container=lxc\0TERM=linux\0' };
    assert.equal(createFixtureMachine({ source: [], files }).evidence.virtualisation, 'lxc');
    assert.equal(createFixtureMachine({ source: [] }).evidence.virtualisation, 'none');
  });
});

describe('what was read of an instance', () => {
  const instance: InstanceData = {
    datasource: 'hetzner',
    location: 'http://169.254.169.254/hetzner/v1/metadata',
    metadata: { instanceId: 'a/../b', hostname: 'node-1', sshKeys: ['ssh-ed25519 AAAA a'] },
    userData: new Uint8Array([0, 255, 10]),
    vendorData: new TextEncoder().encode('#cloud-config\n'),
    networkConfig: { format: 'cloud-init', content: new TextEncoder().encode('version: 1\n') },
  };

  it('is there again at the next boot, byte for byte, and for root alone', () => {
    const machine = new FakeMachine();
    saveInstance(fakeHost(machine), instance);
    assert.deepEqual(loadInstance(fakeHost(machine), 'a/../b'), instance);
    for (const [path, { type, mode }] of machine.nodes) {
      if (path.includes('/instances/')) assert.equal(mode, type === 'file' ? 0o600 : 0o700, path);
    }
  });

  it('loses what the platform no longer has, and is not written again when it is the same', () => {
    const machine = new FakeMachine();
    saveInstance(fakeHost(machine), instance);
    const again = fakeHost(machine);
    saveInstance(again, instance);
    assert.equal(again.changes(), 0);
    const { userData: _, vendorData: __, networkConfig: ___, ...bare } = instance;
    saveInstance(fakeHost(machine), bare);
    assert.deepEqual(loadInstance(fakeHost(machine), 'a/../b'), bare);
  });

  it('is none where nothing was read', () => {
    assert.equal(loadInstance(fakeHost(new FakeMachine()), 'x'), undefined);
  });

  it('pins the machine, and not a copy of its disk in another one', () => {
    const machine = new FakeMachine();
    const pin = { datasource: 'hetzner', instanceId: '1', machine: 'uuid-1' };
    savePin(fakeHost(machine), pin);
    assert.deepEqual(loadPin(fakeHost(machine), 'uuid-1')?.datasource, 'hetzner');
    assert.equal(loadPin(fakeHost(machine), 'uuid-2'), undefined);
    assert.deepEqual(
      ['uuid-1', 'uuid-2'].map((uuid) => isCopy(fakeHost(machine), uuid)),
      [false, true],
    );
    assert.equal(fakeHost(machine).files.stat('/var/lib/cloud-config/datasource.json')?.mode, 0o600);
  });

  it('is not guessed at when the pin is damaged', () => {
    const machine = new FakeMachine();
    fakeHost(machine).files.write('/var/lib/cloud-config/datasource.json', new Uint8Array([123]), {
      mode: 0o644,
    });
    assert.throws(() => loadPin(fakeHost(machine), ''), { code: 'STATE_MALFORMED' });
  });
});

describe('the address of a machine whose platform states none', () => {
  const HEADER = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';

  function interfacesOf(...list: readonly NetworkInterface[]): Interfaces {
    return { list: () => list, changed: () => new Promise(() => {}) };
  }

  it('is that of the interface with the best default route', () => {
    const content =
      `${HEADER}eth1\t00000000\t0101000A\t0003\t0\t0\t200\t00000000\t0\t0\t0\n` +
      'eth0\t00000000\t0100000A\t0003\t0\t0\t100\t00000000\t0\t0\t0\n' +
      'eth0\t0000000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n';
    const disk = createFakeDisk(new Map([['/proc/net/route', { content }]]));
    const interfaces = interfacesOf(
      { name: 'eth1', mac: '02:00:00:00:00:01', ipv4: ['10.0.1.5'], subnets: ['10.0.1.5/24'], ipv6: [] },
      {
        name: 'eth0',
        mac: '02:00:00:00:00:02',
        ipv4: ['192.0.2.10', '10.0.0.5'],
        subnets: ['192.0.2.10/24', '10.0.0.5/24'],
        ipv6: ['2001:db8::5'],
      },
    );
    const address = routingAddress(disk, interfaces);
    assert.deepEqual(address, { interface: 'eth0', ipv4: '10.0.0.5', ipv6: '2001:db8::5' });
  });

  it('is found where there is IPv6 alone', () => {
    const zero = '0'.repeat(32);
    const content =
      `${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200200       lo\n` +
      `${zero} 00 ${zero} 00 fe80${'0'.repeat(27)}1 00000400 00000001 00000000 00000003     ens3\n`;
    const disk = createFakeDisk(new Map([['/proc/net/ipv6_route', { content }]]));
    const interfaces = interfacesOf({ name: 'ens3', mac: '', ipv4: [], subnets: [], ipv6: ['2001:db8::7'] });
    assert.deepEqual(routingAddress(disk, interfaces), { interface: 'ens3', ipv6: '2001:db8::7' });
  });

  it('is none without a default route, and never replaces what the platform states', () => {
    assert.equal(routingAddress(createFakeDisk(new Map()), interfacesOf()), undefined);
    const stated = { privateIpv4: '10.0.0.9' };
    assert.ok(statesAddress(stated) && !statesAddress({ hostname: 'a' }));
    const metadata = withRoutingAddress(stated, { interface: 'eth0', ipv4: '10.0.0.5' });
    assert.deepEqual(metadata, { privateIpv4: '10.0.0.9', publicIpv4: '10.0.0.5' });
  });
});
