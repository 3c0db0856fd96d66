import assert from 'node:assert/strict';
import type { Datasource } from '../../src/datasources/datasource.ts';
import { detect } from '../../src/datasources/detect.ts';
import { DATASOURCES } from '../../src/datasources/index.ts';
import { provider as nocloud } from '../../src/datasources/nocloud.ts';
import { provider as nocloudNet } from '../../src/datasources/nocloud-net.ts';
import type { Provider } from '../../src/datasources/provider.ts';
import { failureOf } from '../support/failure.ts';
import { createFixtureMachine, type Fixture } from '../support/fixture-machine.ts';

function sourceOn(fixture: Omit<Fixture, 'source'>, provider: Provider, location?: string): Datasource {
  const { ports, evidence } = createFixtureMachine({ source: [], ...fixture });
  return provider.create(ports, {
    environment: {},
    evidence,
    ...(location === undefined ? {} : { location }),
  });
}

function evident(fixture: Omit<Fixture, 'source'>): readonly string[] {
  return detect(DATASOURCES, createFixtureMachine({ source: [], ...fixture }).evidence).map(
    ({ name }) => name,
  );
}

const DRIVE = { cidata: { 'meta-data': 'instance-id: of-the-drive\n' } };

describe('datasource nocloud', () => {
  it('is for the network when ds= names a URL, for the machine when it names a path or nothing', () => {
    assert.deepEqual(evident({ cmdline: 'ds=nocloud;s=http://192.0.2.1/' }), ['nocloud-net']);
    assert.deepEqual(evident({ cmdline: 'ds=nocloud-net;s=/opt/seed' }), ['nocloud']);
    assert.deepEqual(evident({ cmdline: 'ci.ds=NoCloud' }), ['nocloud']);
    assert.deepEqual(evident({ cmdline: 'ds=none' }), []);
    assert.deepEqual(evident({ dmi: { product_serial: 'ds-nocloud' } }), []);
  });

  it('says that it does not read what seedfrom names', async () => {
    const seed = { 'meta-data': 'instance-id: i-1\nseedfrom: http://192.0.2.1/?key=sekret\n' };
    const { remarks = [] } = await sourceOn({ drives: { cidata: seed } }, nocloud).fetch();
    assert.match(remarks[0]?.message ?? '', /meta-data: seedfrom is not read; name the place as s=/);
    assert.doesNotMatch(JSON.stringify(remarks), /sekret/);
  });

  it('leaves a drive alone when a URL is named', async () => {
    const source = sourceOn({ cmdline: 'ds=nocloud;s=http://192.0.2.1/', drives: DRIVE }, nocloud);
    assert.equal(await source.isAvailable(), false);
  });

  it('takes the kernel command line before the serial number, and a directory before a drive', async () => {
    const source = sourceOn(
      {
        cmdline: 'ds=nocloud;seedfrom=file:///opt/seed',
        dmi: { product_serial: 'ds=nocloud;s=/other' },
        drives: DRIVE,
        files: { '/opt/seed/meta-data': 'instance-id: of-the-directory\n', '/other/meta-data': '' },
      },
      nocloud,
    );
    const { metadata, location } = await source.fetch();
    assert.deepEqual([metadata.instanceId, location], ['of-the-directory', '/opt/seed/']);
  });

  it('reads the directory that a location names, whatever else is there', async () => {
    const files = { '/srv/seed/user-data': '#cloud-config\n' };
    const { location } = await sourceOn({ drives: DRIVE, files }, nocloud, '/srv/seed').fetch();
    assert.equal(location, '/srv/seed/');
  });

  it('reads the URL that a location names', async () => {
    const http = [{ path: '/a/meta-data', answer: { body: 'instance-id: i-1\n' } }];
    const { metadata } = await sourceOn({ http }, nocloudNet, 'http://192.0.2.1/a/').fetch();
    assert.equal(metadata.instanceId, 'i-1');
  });

  it('is not there on a drive without its files', async () => {
    const source = sourceOn({ drives: { cidata: { 'vendor-data': '' } } }, nocloud);
    assert.match((await failureOf(source.fetch(), 'DS_NONE')).message, /neither meta-data nor user-data/);
  });

  it('names the scheme that it cannot read', async () => {
    const source = sourceOn({ cmdline: 'ds=nocloud;s=ftp://192.0.2.1/' }, nocloud);
    assert.match((await failureOf(source.isAvailable(), 'DS_MALFORMED')).message, /scheme ftp/);
  });

  it('takes a URL that has nothing for a mistake', async () => {
    const source = sourceOn(
      { cmdline: 'ds=nocloud;s=http://u:hunter2@192.0.2.1/?t=hunter2', http: [] },
      nocloudNet,
    );
    const { message } = await failureOf(source.isAvailable(), 'DS_HTTP_STATUS');
    assert.match(message, /correct s=/);
    assert.doesNotMatch(message, /hunter2/);
  });

  it('names file and place of malformed metadata, never its content', async () => {
    const source = sourceOn({ drives: { cidata: { 'meta-data': 'a: 1\nb: [hunter2' } } }, nocloud);
    const { message } = await failureOf(source.fetch(), 'DS_MALFORMED');
    assert.match(message, /cidata\/meta-data:2:/);
    assert.doesNotMatch(message, /hunter2/);
  });

  it('takes public keys as a text, a list or a map', async () => {
    for (const keys of ['"ssh-a x"', '["ssh-a x"]', '{home: "ssh-a x"}', '{0: {openssh-key: "ssh-a x"}}']) {
      const source = sourceOn({ drives: { cidata: { 'meta-data': `public-keys: ${keys}\n` } } }, nocloud);
      assert.deepEqual((await source.fetch()).metadata.sshKeys, ['ssh-a x']);
    }
  });
});
