import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { loadInstance, saveInstance } from '../../src/apply/instances.ts';
import { prepare } from '../../src/cli/prepare.ts';
import type { InstanceData, Remark } from '../../src/datasources/datasource.ts';
import { findDatasource } from '../../src/datasources/index.ts';
import { metadataOf } from '../../src/datasources/metadata.ts';
import { withUnread } from '../../src/datasources/remarks.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';
import {
  createFixtureMachine,
  type Fault,
  type Fixture,
  type FixtureMachine,
} from '../support/fixture-machine.ts';

function fixture(name: string): Fixture {
  return JSON.parse(fs.readFileSync(`fixtures/datasources/${name}.json`, 'utf8'));
}

interface Read {
  readonly data: InstanceData;
  readonly machine: FixtureMachine;
}

async function read(name: string, recorded: Fixture, fault?: Fault): Promise<Read> {
  const machine = createFixtureMachine(recorded, fault);
  const { ports, evidence } = machine;
  const source = findDatasource(name)?.create(ports, { environment: {}, evidence });
  assert.ok(source !== undefined);
  return { data: await source.fetch(), machine };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function parts(remarks: readonly Remark[] = []): readonly string[] {
  return remarks.map((each) => `${each.part}: ${each.kind === 'failure' ? each.code : each.kind}`);
}

describe('a part of an instance that cannot be read', () => {
  for (const [name, recorded, path, part] of [
    ['openstack', 'nova', '/vendor_data.json', 'vendor data'],
    ['openstack', 'nova', '/network_data.json', 'network'],
    ['openstack', 'nova', '/meta-data/public-ipv4', 'metadata'],
    ['scaleway', 'routed', '/vendor_data/cloud-init', 'vendor data'],
    ['nocloud-net', 'kernel-command-line', '/vendor-data', 'vendor data'],
    ['nocloud-net', 'kernel-command-line', '/network-config', 'network'],
    ['lxd', 'container', '/cloud-init.network-config', 'network'],
    ['hetzner', 'server', '/private-networks', 'metadata'],
    ['hetzner', 'single-values', '/vendor_data', 'vendor data'],
    ['hetzner', 'single-values', '/network-config', 'network'],
    ['oracle', 'version-2', '/vnics/', 'network'],
    ['ec2', 'two-cards', '/macs/', 'network'],
    ['alibaba', 'two-cards', '/macs/', 'network'],
    ['alibaba', 'one-document', '/vendor-data', 'vendor data'],
  ] as const) {
    it(`is a failure of that part, and the rest is supplied: ${name}, ${path}`, async () => {
      const whole = await read(name, fixture(`${name}/${recorded}`));
      const { data, machine } = await read(name, fixture(`${name}/${recorded}`), ({ url }) =>
        url.endsWith(path) ? { status: 500, body: 'sekret' } : undefined,
      );
      assert.deepEqual(parts(data.remarks), [`${part}: DS_TIMEOUT`]);
      assert.deepEqual(data.userData, whole.data.userData);
      assert.deepEqual(data.metadata.sshKeys, whole.data.metadata.sshKeys);
      assert.equal(data.metadata.instanceId, whole.data.metadata.instanceId);
      assert.doesNotMatch(JSON.stringify(data.remarks), /sekret/);
      assert.ok(machine.clock.monotonic() <= 31_000, 'it is not waited for very long');
    });
  }

  it('is one that is malformed, too', async () => {
    const { data } = await read('openstack', fixture('openstack/nova'), ({ url }) =>
      url.endsWith('/vendor_data.json') ? { body: 'sekret' } : undefined,
    );
    assert.deepEqual(parts(data.remarks), ['vendor data: DS_MALFORMED']);
    assert.equal(new TextDecoder().decode(data.vendorData), '#cloud-config\nhostname: from-vendor\n');
    assert.ok(data.networkConfig !== undefined);
    assert.doesNotMatch(JSON.stringify(data.remarks), /sekret/);
  });

  it('is one that is refused, too', async () => {
    const { data } = await read('scaleway', fixture('scaleway/routed'), ({ url }) =>
      url.endsWith('/vendor_data/cloud-init') ? { status: 403 } : undefined,
    );
    assert.deepEqual(parts(data.remarks), ['vendor data: DS_FORBIDDEN']);
  });

  it('is no user-data: without it nobody knows what the machine is to be', async () => {
    await assert.rejects(
      read('scaleway', fixture('scaleway/routed'), ({ url }) =>
        url.endsWith('/user_data/cloud-init') ? { status: 500 } : undefined,
      ),
      { code: 'DS_TIMEOUT' },
    );
  });

  it('is waited for, when it comes soon', async () => {
    const { data } = await read('openstack', fixture('openstack/nova'), ({ url }, count) =>
      url.endsWith('/vendor_data.json') && count < 5 ? { status: 503 } : undefined,
    );
    assert.equal(data.remarks, undefined);
  });
});

describe('a tree whose root lists nothing', () => {
  for (const [name, recorded] of [
    ['alibaba', 'two-cards'],
    ['ec2', 'one-card'],
    ['ec2', 'brightbox'],
  ] as const) {
    it(`is read by its names: ${name}, ${recorded}`, async () => {
      const machine = fixture(`${name}/${recorded}`);
      const whole = await read(name, machine);
      const { data } = await read(name, machine, ({ url }) =>
        url.endsWith('/meta-data/') ? { status: 404 } : undefined,
      );
      assert.deepEqual(data, whole.data);
    });
  }
});

describe('user-data and vendor data of Vultr that are no text', () => {
  const recorded = fixture('vultr/instance');

  async function vultr(fields: object): Promise<InstanceData> {
    const [route] = recorded.http ?? [];
    const document = route?.answer.json;
    assert.ok(typeof document === 'object' && document !== null);
    return (await read('vultr', recorded, () => ({ json: { ...document, ...fields } }))).data;
  }

  it('are none when they are empty', async () => {
    for (const empty of ['', [], {}, null]) {
      const data = await vultr({ 'user-data': empty, 'vendor-data': empty });
      assert.equal(data.userData, undefined);
      assert.equal(data.vendorData, undefined);
      assert.equal(data.remarks, undefined);
    }
  });

  it('are named, and metadata, keys and network are there', async () => {
    const whole = await vultr({});
    const vendor = [{ package_upgrade: 'true', secret: 'sekret' }];
    for (const value of [vendor, { config: vendor }, 7]) {
      const data = await vultr({ 'user-data': value, 'vendor-data': value });
      assert.deepEqual(parts(data.remarks), ['user-data: DS_MALFORMED', 'vendor data: note']);
      assert.deepEqual(data.metadata, whole.metadata);
      assert.deepEqual(data.networkConfig, whole.networkConfig);
      assert.doesNotMatch(JSON.stringify(data.remarks), /sekret/);
    }
  });
});

for (const [name, recorded] of [
  ['digitalocean', 'droplet'],
  ['upcloud', 'server'],
] as const) {
  describe(`vendor data of ${name} that is no text`, () => {
    it('is a failure of that part', async () => {
      const machine = fixture(`${name}/${recorded}`);
      const document = machine.http?.[0]?.answer.json;
      assert.ok(typeof document === 'object' && document !== null);
      const { data } = await read(name, machine, () => ({ json: { ...document, vendor_data: [7] } }));
      assert.deepEqual(parts(data.remarks), ['vendor data: DS_MALFORMED']);
      assert.ok(data.userData !== undefined);
    });
  });
}

describe('an instance of which a part could not be read', () => {
  const failure: Remark = { kind: 'failure', part: 'vendor data', code: 'DS_TIMEOUT', message: 'HTTP 500' };
  const instance: InstanceData = {
    datasource: 'scaleway',
    location: 'http://169.254.42.42/conf',
    metadata: { instanceId: 'i-1' },
    userData: bytes('#cloud-config\nhostname: node\n'),
    remarks: [failure, { kind: 'note', part: 'user-data', message: 'something is not used' }],
  };

  it('has the rest applied, and the run has not done everything', () => {
    const prepared = prepare(
      {
        instance,
        variables: { values: new Map(), source: 'scaleway' },
        defaultUser: 'core',
        etcdUnit: {},
        keySet: 'coreos-cloudinit',
        strictness: 'lenient',
        keys: 'whole',
      },
      fakeHost(new FakeMachine()),
    );
    assert.deepEqual(prepared.findings, [
      'http://169.254.42.42/conf (vendor data): error: HTTP 500 [DS_TIMEOUT]',
      'http://169.254.42.42/conf (user-data): warning: something is not used',
    ]);
    assert.equal(prepared.isPartial, true);
    assert.equal(prepared.documents.length, 1);
  });

  it('is kept with what there is to say of it', () => {
    const host = fakeHost(new FakeMachine());
    saveInstance(host, instance);
    assert.deepEqual(loadInstance(host, 'i-1'), instance);
  });

  it('has at a reboot what was read of it before', () => {
    const vendorData = bytes('#cloud-config\n');
    const networkConfig = { format: 'cloud-init', content: bytes('{}') };
    const { remarks: _, ...before } = { ...instance, vendorData, networkConfig };
    const { remarks = [], ...rest } = withUnread(instance, before);
    const { remarks: __, ...now } = instance;
    assert.deepEqual(rest, { ...now, vendorData });
    assert.deepEqual(parts(remarks), ['vendor data: note', 'user-data: note']);
    assert.match(remarks[0]?.message ?? '', /HTTP 500; using what was read before/);
  });

  it('still lacks at a reboot what could not be read before either', () => {
    assert.deepEqual(withUnread(instance, instance), instance);
  });
});

describe('an IPv6 address that a platform states', () => {
  it('is in the short form', () => {
    const publicIpv6 = '2604:A880:0800:0010:0000:0000:017D:2001';
    assert.deepEqual(metadataOf({ publicIpv6, privateIpv6: 'FD00::1' }), {
      publicIpv6: '2604:a880:800:10::17d:2001',
      privateIpv6: 'fd00::1',
    });
  });

  it('stays as it is when it is none', () => {
    for (const publicIpv6 of ['none', '::1%eth0', '2001:db8::1/64', '::1]/?a=[b', '192.0.2.1'])
      assert.deepEqual(metadataOf({ publicIpv6 }), { publicIpv6 });
  });
});
