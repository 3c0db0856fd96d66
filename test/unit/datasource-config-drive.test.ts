import assert from 'node:assert/strict';
import * as path from 'node:path';
import { openDocument } from '../../src/config/document.ts';
import { configDrive } from '../../src/datasources/config-drive.ts';
import type { InstanceData } from '../../src/datasources/datasource.ts';
import { createDisk } from '../../src/host/node/disk.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';
import { failureOf } from '../support/failure.ts';
import { createFakeDisk } from '../support/fake-disk.ts';

const FIXTURES = path.resolve('fixtures/datasources/config-drive');

function drive(name: string): ReturnType<typeof configDrive> {
  return configDrive({ disk: createDisk(FIXTURES) }, { directory: `/${name}/` });
}

function driveOf(files: Readonly<Record<string, string>>): ReturnType<typeof configDrive> {
  const entries = Object.entries(files).map(([name, content]) => [`/drive/${name}`, { content }] as const);
  return configDrive({ disk: createFakeDisk(new Map(entries)) }, { directory: '/drive' });
}

function text(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

describe('datasource config-drive', () => {
  it("reads OpenStack's latest version whole", async () => {
    const source = drive('latest');
    assert.equal(await source.isAvailable(), true);
    const { metadata, ...data } = await source.fetch();
    assert.equal(data.location, '/latest/openstack/latest');
    assert.equal(metadata.instanceId, '83679162-1378-4288-a2d4-70e13ec132aa');
    assert.equal(metadata.hostname, 'node-1.novalocal');
    assert.equal(metadata.availabilityZone, 'nova');
    assert.deepEqual(
      metadata.sshKeys?.map((key) => key.split(' ')[2]),
      ['home', 'work'],
    );
    assert.equal(text(data.userData), '#cloud-config\nhostname: from-user-data\n');
    assert.equal(text(data.vendorData), '#cloud-config\nhostname: from-vendor\n');
    assert.equal(data.networkConfig?.format, 'openstack');
    assert.match(text(data.networkConfig?.content), /fa:16:3e:00:00:01/);
  });

  it('takes addresses from the EC2 file beside it', async () => {
    const { metadata } = await drive('latest').fetch();
    assert.equal(metadata.privateIpv4, '10.1.0.7');
    assert.equal(metadata.publicIpv4, '198.51.100.7');
  });

  it('finds the interfaces file of older OpenStack when that format is asked for', async () => {
    const ports = { disk: createDisk(FIXTURES) };
    const source = configDrive(ports, { directory: '/latest', networkFormat: 'debian' });
    const { networkConfig } = await source.fetch();
    assert.equal(networkConfig?.format, 'debian');
    assert.equal(text(networkConfig?.content), 'auto eth0\niface eth0 inet dhcp\n');
  });

  it('takes the newest dated version where there is no latest', async () => {
    const data = await drive('dated').fetch();
    assert.deepEqual(data.metadata, { instanceId: 'the-newer' });
    assert.equal(text(data.vendorData), '#cloud-config\n');
    assert.equal(data.userData, undefined);
  });

  it("reads EC2's layout", async () => {
    const { metadata, userData } = await drive('ec2').fetch();
    const { sshKeys, ...rest } = metadata;
    assert.deepEqual(rest, {
      instanceId: 'i-00000077',
      hostname: 'node-7',
      privateIpv4: '10.1.0.77',
      availabilityZone: 'zone-7',
    });
    assert.match(sshKeys?.join('\n') ?? '', /^ssh-ed25519 \S+ laptop$/);
    assert.match(text(userData), /from-user-data/);
  });

  it('is absent where only directories are', async () => {
    for (const files of [{}, { 'openstack/latest/': '' }, { 'openstack/latest/network_data.json': '{}' }]) {
      const source = driveOf(files);
      assert.equal(await source.isAvailable(), false);
      const { message } = await failureOf(source.fetch(), 'DS_NONE');
      assert.match(message, /is the drive mounted there\?/);
    }
  });

  it('is there with user-data alone, or with metadata alone', async () => {
    const data: InstanceData = await driveOf({ 'openstack/latest/user_data': '#!/bin/sh\n' }).fetch();
    assert.deepEqual(data.metadata, {});
    assert.equal(await driveOf({ 'ec2/2009-04-04/meta-data.json': '{}' }).isAvailable(), true);
  });

  it('names file and problem of malformed metadata, never its content', async () => {
    for (const [content, problem] of [
      ['', /is empty/],
      ['{"uuid": "hunter2", hunter2}', /is cut off or not JSON/],
      ['hunter2', /is cut off or not JSON/],
      ['["hunter2"]', /must be a JSON object/],
      ['{"uuid": {"hunter2": 1}}', /uuid must be a text/],
      ['{"public_keys": ["hunter2"]}', /public_keys must be an object/],
      ['{"public_keys": {"a": 1}}', /: a must be a text/],
    ] as const) {
      const source = driveOf({ 'openstack/latest/meta_data.json': content });
      const error = await failureOf(source.fetch(), 'DS_MALFORMED');
      assert.match(error.message, problem);
      assert.match(error.message, /\/drive\/openstack\/latest\/meta_data\.json/);
      assert.doesNotMatch(`${error.stack}${String(error.cause)}`, /hunter2/);
    }
  });

  it('reads the rest when a part that it can do without is malformed', async () => {
    for (const [file, content, problem] of [
      [
        'meta_data.json',
        '{"network_config": {"content_path": "/../../etc/shadow"}}',
        /leads out of the drive/,
      ],
      ['meta_data.json', '{"network_config": {"content_path": "/content/9"}}', /names a missing file/],
      ['vendor_data.json', 'hunter2', /vendor_data\.json is cut off or not JSON/],
      ['vendor_data2.json', '', /vendor_data2\.json is empty/],
    ] as const) {
      const files = {
        'openstack/latest/user_data': '#cloud-config\n',
        'openstack/latest/meta_data.json': '{}',
        [`openstack/latest/${file}`]: content,
      };
      const { userData, remarks = [] } = await driveOf(files).fetch();
      assert.equal(text(userData), '#cloud-config\n');
      assert.match(remarks.map(({ kind, message }) => `${kind} ${message}`).join('\n'), problem);
      assert.ok(remarks.every(({ kind }) => kind === 'failure'));
      assert.doesNotMatch(JSON.stringify(remarks), /hunter2/);
    }
  });

  async function vendor(first: unknown, second?: unknown): Promise<InstanceData> {
    return driveOf({
      'openstack/latest/meta_data.json': '{}',
      'openstack/latest/vendor_data.json': JSON.stringify(first),
      ...(second === undefined ? {} : { 'openstack/latest/vendor_data2.json': JSON.stringify(second) }),
    }).fetch();
  }

  it("leaves others' vendor data to them", async () => {
    for (const theirs of [{ 'other-agent': 'x' }, null, [], '', ['']]) {
      const { vendorData, remarks } = await vendor(theirs);
      assert.equal(vendorData, undefined);
      assert.equal(remarks, undefined);
    }
  });

  it('says what in vendor data it does not use', async () => {
    for (const [theirs, what] of [
      [[1], /: entry 1 of the value is not used/],
      [{ 'cloud-init': { a: 'hunter2' } }, /vendor_data\.json: cloud-init is not used: it is no text/],
      [{ 'cloud-init': ['#cloud-config\n', ['hunter2']] }, /: entry 2 of cloud-init is not used/],
      [7, /: the value is not used/],
    ] as const) {
      const { remarks = [] } = await vendor(theirs);
      assert.match(remarks.map(({ kind, message }) => `${kind}: ${message}`).join('\n'), what);
      assert.doesNotMatch(JSON.stringify(remarks), /hunter2/);
    }
  });

  it('takes vendor data as a text, in an object, and as lists of several, in their order', async () => {
    const hostname = '#cloud-config\nhostname: vendor\n';
    const script = '#!/bin/sh\necho --document\n';
    for (const theirs of [hostname, [hostname], { 'cloud-init': hostname }, { 'cloud-init': [hostname] }])
      assert.equal(text((await vendor(theirs)).vendorData), hostname);
    for (const [first, second] of [
      [[hostname, script]],
      [{ 'cloud-init': [hostname, script] }],
      [hostname, { 'cloud-init': script }],
    ] as const) {
      const { vendorData = new Uint8Array() } = await vendor(first, second);
      const document = openDocument(vendorData, gunzip);
      assert.ok(document.kind === 'multipart');
      assert.deepEqual(
        document.parts.map((part) => part.document.kind),
        ['cloud-config', 'script'],
      );
      assert.deepEqual(document.problems, []);
    }
  });

  it('says that it does not read injected files', async () => {
    const files = [{ path: '/etc/motd', content_path: '/content/0000' }];
    const { remarks = [] } = await driveOf({
      'openstack/latest/meta_data.json': JSON.stringify({ files }),
    }).fetch();
    assert.match(remarks[0]?.message ?? '', /meta_data\.json: files is not read; state them as write_files/);
  });
});
