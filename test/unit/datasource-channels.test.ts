import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { provider as akamai } from '../../src/datasources/akamai.ts';
import { provider as cloudsigma } from '../../src/datasources/cloudsigma.ts';
import type { Datasource } from '../../src/datasources/datasource.ts';
import { provider as lxd } from '../../src/datasources/lxd.ts';
import { provider as packet } from '../../src/datasources/packet.ts';
import type { Provider } from '../../src/datasources/provider.ts';
import { provider as qemu } from '../../src/datasources/qemu.ts';
import { failureOf } from '../support/failure.ts';
import { createFixtureMachine, type Fixture, type FixtureMachine } from '../support/fixture-machine.ts';

type Machine = FixtureMachine & { readonly source: Datasource };

function on(fixture: Omit<Fixture, 'source'>, provider: Provider, location?: string): Machine {
  const machine = createFixtureMachine({ source: [], ...fixture });
  const { ports, evidence } = machine;
  const settings = { environment: {}, evidence, ...(location === undefined ? {} : { location }) };
  return { ...machine, source: provider.create(ports, settings) };
}

function recorded(path: string): Fixture {
  return JSON.parse(readFileSync(`fixtures/datasources/${path}`, 'utf8'));
}

describe('datasource lxd', () => {
  const port = { '/dev/virtio-ports/com.canonical.lxd': '' };

  it("waits for the agent's socket in a virtual machine, and nowhere else", async () => {
    const guest = on({ dmi: { sys_vendor: 'QEMU' }, files: port }, lxd);
    assert.equal(await guest.source.isAvailable(), false);
    assert.equal(guest.clock.monotonic(), 30_000);
    assert.match((await failureOf(guest.source.fetch(), 'DS_NONE')).message, /agent not running/);
    const elsewhere = on({}, lxd);
    assert.equal(await elsewhere.source.isAvailable(), false);
    assert.equal(elsewhere.clock.monotonic(), 0);
  });

  it('speaks over the socket that a location names', async () => {
    const http = [{ path: '/1.0/meta-data', answer: { body: 'instance-id: i-1\n' } }];
    const { source } = on({ http, socket: '/run/sock', files: { '/run/sock': '' } }, lxd, '/run/sock');
    const { metadata, location } = await source.fetch();
    assert.deepEqual([metadata, location], [{ instanceId: 'i-1' }, '/run/sock']);
  });
});

describe('datasource cloudsigma', () => {
  const serial = (answer: string): Omit<Fixture, 'source'> => {
    return { serial: { '/dev/ttyS1': [{ request: '<\n\n>', answer }] } };
  };

  it('is not there on a line on which nobody answers', async () => {
    const { message } = await failureOf(on({}, cloudsigma).source.fetch(), 'DS_NONE');
    assert.equal(message, 'cloudsigma: nobody answers on /dev/ttyS1');
  });

  it('names what is wrong with an answer, never what is in it', async () => {
    for (const [answer, problem] of [
      ['{"hunter2', /\/dev\/ttyS1 is cut off or not JSON/],
      ['{"meta": {"base64_fields": "cloudinit-user-data", "cloudinit-user-data": "hunter2"}}', /not base64/],
    ] as const) {
      const { source } = on(serial(`${answer}\u0004`), cloudsigma);
      const { message } = await failureOf(source.fetch(), 'DS_MALFORMED');
      assert.match(message, problem);
      assert.doesNotMatch(message, /hunter2/);
    }
  });
});

describe('datasource qemu', () => {
  it('takes our file before a credential, each for itself', async () => {
    const files = {
      '/sys/firmware/qemu_fw_cfg/by_name/opt/org.cloud-config/user-data/raw': 'of-the-device',
      '/run/credentials/@system/cloud-config.user-data': 'of-the-credential',
      '/run/credentials/@system/cloud-config.vendor-data': 'vendor',
    };
    const { userData, vendorData, metadata } = await on({ files }, qemu).source.fetch();
    assert.equal(new TextDecoder().decode(userData), 'of-the-device');
    assert.equal(new TextDecoder().decode(vendorData), 'vendor');
    assert.equal(metadata.instanceId, 'qemu');
  });

  it('names the SMBIOS credential that is not base64, never its content', async () => {
    const text = 'io.systemd.credential.binary:cloud-config.user-data=hunter2';
    const raw = { base64: btoa(`\u000b\u0005\u0000\u000e\u0001${text}\0\0`) };
    const { source } = on({ files: { '/sys/firmware/dmi/entries/11-0/raw': raw } }, qemu);
    const { message } = await failureOf(source.fetch(), 'DS_MALFORMED');
    assert.equal(message, 'qemu: the SMBIOS credential cloud-config.user-data is cut off or not base64');
  });
});

describe('datasource akamai', () => {
  it('names user-data that is not base64, never its content', async () => {
    const http = [
      { method: 'PUT', path: '/v1/token', answer: { body: 't' } },
      { path: '/v1/user-data', answer: { body: 'hunter2' } },
    ] as const;
    const { message } = await failureOf(on({ http }, akamai).source.fetch(), 'DS_MALFORMED');
    assert.equal(message, 'akamai: http://169.254.169.254/v1/user-data is cut off or not base64');
  });
});

describe('datasource packet', () => {
  it('tells the platform when the machine is up, and nothing when it is not', async () => {
    const { http = [], ...rest } = recorded('packet/flatcar.json');
    const events = { method: 'POST', path: '/phone-home/events', answer: {} } as const;
    const machine = on({ ...rest, http: [...http, events] }, packet);
    await machine.source.fetch();
    const before = machine.sent.length;
    await machine.source.announce?.({ kind: 'failed', reason: 'a unit failed' });
    assert.equal(machine.sent.length, before);
    await machine.source.announce?.({ kind: 'ready' });
    const report = machine.sent.at(-1);
    assert.equal(report?.url, 'http://192.0.2.10/phone-home/events');
    assert.equal(JSON.parse(report?.body ?? '').state, 'succeeded');
  });

  it('asks the service that a location names', async () => {
    const { http = [] } = recorded('packet/flatcar.json');
    const { source } = on({ http }, packet, 'http://192.0.2.1/');
    assert.equal((await source.fetch()).location, 'http://192.0.2.1/metadata');
  });
});
