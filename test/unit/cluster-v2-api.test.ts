import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkCluster } from '../../src/cluster/check.ts';
import type { CloudConfig } from '../../src/config/generated/types.ts';
import { machine, scriptedPorts } from '../support/discovery.ts';

type Coreos = NonNullable<CloudConfig['coreos']>;

const FLEET: Coreos = { units: [{ name: 'fleet.service', command: 'start' }] };
const LOCK: Coreos = { update: { reboot_strategy: 'etcd-lock' } };
const MEMBER: Coreos = { etcd_member: { name: 'a' } };
const UNIT = '/etc/systemd/system/etcd2.service';

async function said(version: string | undefined, coreos: Coreos, files = {}): Promise<readonly string[]> {
  const facts = machine(files, version);
  const { findings } = await checkCluster([{ config: { coreos } }], facts, scriptedPorts({}));
  return findings
    .filter(({ code }) => code === 'CLUSTER_V2_API')
    .map(({ severity, message }) => `${severity} ${message}`);
}

describe('the preflight of services that speak the API of etcd 2', () => {
  const OFF = [
    'warning etcd 3.5 has the v2 API, which fleet needs, only when it is switched on; set `enable_v2: true`',
  ];

  it('says that etcd from 3.6 on does not have it', async () => {
    assert.deepEqual(await said('3.6.1', { ...MEMBER, ...FLEET }), [
      'warning etcd 3.6 has no v2 API, which fleet needs; use etcd 3.5 or older with `enable_v2: true`',
    ]);
    const both = await said('3.7.0', { etcd2: { name: 'a' }, ...FLEET, ...LOCK });
    assert.match(
      both.join(),
      /etcd 3\.7 has no v2 API, which fleet and locksmith need; .*ETCD_ENABLE_V2=true`$/,
    );
  });

  it('says that etcd 3.4 and 3.5 have it only when it is switched on', async () => {
    assert.deepEqual(await said('3.5.9', { ...MEMBER, ...FLEET }), OFF);
    assert.match((await said('3.4.23', { ...MEMBER, ...LOCK })).join(), /etcd 3\.4 .* which locksmith needs/);
    assert.deepEqual(await said('3.5.9', { etcd_member: { name: 'a', enable_v2: true }, ...FLEET }), []);
    const drop_ins = [{ name: 'v2.conf', content: '[Service]\nEnvironment=ETCD_ENABLE_V2=true\n' }];
    const units = [...(FLEET.units ?? []), { name: 'etcd-member.service', drop_ins }];
    assert.deepEqual(await said('3.5.9', { ...MEMBER, units }), []);
  });

  it('is content with our etcd2.service, and not with one that does not switch it on', async () => {
    const coreos = { etcd2: { name: 'a' }, ...FLEET };
    const ours = readFileSync('packaging/cluster-units/etcd2.service', 'utf8');
    assert.deepEqual(await said('3.5.9', coreos, { [UNIT]: ours }), []);
    const other = '[Service]\nExecStart=/usr/bin/etcd\n';
    assert.equal((await said('3.5.9', coreos, { [UNIT]: other })).length, 1);
    assert.deepEqual(await said('3.5.9', coreos), []);
  });

  it('says nothing of other versions, of none, and where nobody needs it here', async () => {
    for (const version of [undefined, '2.3.8', '3.3.27']) {
      assert.deepEqual(await said(version, { ...MEMBER, ...FLEET }), []);
    }
    const elsewhere = { fleet: { etcd_servers: 'http://10.0.0.9:2379' } };
    assert.deepEqual(await said('3.6.1', { ...MEMBER, ...FLEET, ...elsewhere }), []);
    const here = { fleet: { etcd_servers: 'http://127.0.0.1:2379' } };
    assert.deepEqual(await said('3.5.9', { ...MEMBER, ...FLEET, ...here }), OFF);
    assert.deepEqual(await said('3.6.1', { ...MEMBER, update: { reboot_strategy: 'reboot' } }), []);
    assert.deepEqual(await said('3.6.1', MEMBER), []);
  });
});
