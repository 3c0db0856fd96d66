import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { provider } from '../../src/datasources/azure.ts';
import type { Datasource, Provisioned } from '../../src/datasources/datasource.ts';
import { provider as waagent } from '../../src/datasources/waagent.ts';
import { failureOf } from '../support/failure.ts';
import { createFixtureMachine, type Fault, type Fixture } from '../support/fixture-machine.ts';

const DIRECTORY = '/var/lib/waagent';
const DISK = 'rd_rdfe_stable.161212-1209';

function load(name: string): Fixture {
  return JSON.parse(fs.readFileSync(`fixtures/datasources/${name}.json`, 'utf8'));
}

async function announced(outcome: Provisioned, fault?: Fault): Promise<string> {
  const { ports, evidence, sent } = createFixtureMachine(load('azure/custom-data'), fault);
  await provider.create(ports, { environment: {}, evidence }).announce?.(outcome);
  assert.ok(sent.every(({ url }) => url.startsWith('http://168.63.129.16/')));
  assert.equal(sent[0]?.method, undefined);
  const report = sent.at(-1);
  assert.equal(report?.method, 'POST');
  return report?.body ?? '';
}

describe('the metadata service of Azure that answers 404', () => {
  const missing = (until: number): Fault => {
    return ({ url }, count) =>
      url.includes('/metadata/instance') && count <= until ? { status: 404 } : undefined;
  };

  function source(fixture: Fixture, fault: Fault): Datasource {
    const { ports, evidence } = createFixtureMachine(fixture, fault);
    return provider.create(ports, { environment: {}, evidence });
  }

  it('is one that starts, where the chassis says that this is Azure', async () => {
    const fixture = load('azure/user-data');
    const whole = await source(fixture, missing(0)).fetch();
    assert.deepEqual(await source(fixture, missing(4)).fetch(), whole);
    const error = await failureOf(source(fixture, missing(Number.POSITIVE_INFINITY)).fetch(), 'DS_TIMEOUT');
    assert.match(error.message, /HTTP 404$/);
  });

  it('has nothing elsewhere', async () => {
    const { dmi: _, ...elsewhere } = load('azure/user-data');
    assert.equal(await source(elsewhere, missing(1)).isAvailable(), false);
  });
});

describe('the report to Azure', () => {
  it('says that the machine is ready, for the goal state that it answers', async () => {
    const body = await announced({ kind: 'ready' });
    assert.match(body, /<GoalStateIncarnation>1<\/GoalStateIncarnation>/);
    assert.match(body, /<ContainerId>a511aa6d-29e7-4f53-8788-55655dfe848f<\/ContainerId>/);
    assert.match(body, /<InstanceId>f6cd1d7ef1644557b9059345e5ba890c\._node-1<\/InstanceId>/);
    assert.match(body, /<Health><State>Ready<\/State><\/Health>/);
  });

  it('says why the machine is not, cut short and escaped', async () => {
    const body = await announced({ kind: 'failed', reason: `<b> & "c"\u0007${'x'.repeat(600)}` });
    assert.match(body, /<State>NotReady<\/State><Details><SubStatus>ProvisioningFailed<\/SubStatus>/);
    assert.match(body, /<Description>&lt;b&gt; &amp; &quot;c&quot;x+<\/Description>/);
    assert.ok(body.length < 1_200);
  });

  it('is tried again while the wire server is busy', async () => {
    const body = await announced({ kind: 'ready' }, (_, count) => (count < 3 ? { status: 503 } : undefined));
    assert.match(body, /Ready/);
  });

  it('fails when the goal state is not one, without what is in it', async () => {
    for (const answer of [
      '<GoalState><Incarnation>1</Incarnation>',
      '<a>sekret</a>',
      'sekret',
      '<!DOCTYPE a>',
    ]) {
      const { message } = await failureOf(
        announced({ kind: 'ready' }, () => ({ body: answer })),
        'DS_MALFORMED',
      );
      assert.match(message, /^azure: the goal state/);
      assert.doesNotMatch(message, /sekret/);
    }
  });

  it('fails within a minute where no wire server answers', async () => {
    const { ports, evidence, clock } = createFixtureMachine({ source: [] });
    const source = provider.create(ports, { environment: {}, evidence });
    await failureOf(source.announce?.({ kind: 'ready' }) ?? Promise.resolve(), 'DS_TIMEOUT');
    assert.ok(clock.monotonic() <= 60_000);
  });
});

describe('the provisioning disk of Azure', () => {
  function withDisk(content: string): Datasource {
    const fixture = { ...load('azure/custom-data'), drives: { [DISK]: { 'ovf-env.xml': content } } };
    const { ports, evidence } = createFixtureMachine(fixture);
    return provider.create(ports, { environment: {}, evidence });
  }

  it('is not passed over when it is damaged, and not quoted', async () => {
    const start = '<Environment><ProvisioningSection><LinuxProvisioningConfigurationSet>';
    const end = '</LinuxProvisioningConfigurationSet></ProvisioningSection></Environment>';
    for (const content of [
      `${start}<UserPassword>sekret`,
      `${start}<CustomData>sekret!</CustomData>${end}`,
      `${start}<UserPassword>&sekret;</UserPassword>${end}`,
      '<Environment/>',
    ]) {
      const { message } = await failureOf(withDisk(content).fetch(), 'DS_MALFORMED');
      assert.match(message, /ovf-env\.xml/);
      assert.doesNotMatch(message, /sekret/);
    }
  });
});

describe("the directory of Azure's Linux agent", () => {
  function source(fixture: Fixture): { readonly source: Datasource; readonly waits: string[] } {
    const { ports, evidence } = createFixtureMachine(fixture);
    const waits: string[] = [];
    const settings = { environment: {}, evidence, location: `${DIRECTORY}/` };
    return {
      waits,
      source: waagent.create(ports, { ...settings, onWait: (message) => waits.push(message) }),
    };
  }

  it('has custom data, addresses, a host name and keys', async () => {
    const data = await source(load('waagent/provisioned')).source.fetch();
    assert.equal(new TextDecoder().decode(data.userData), '#cloud-config\nhostname: node-1\n');
    const { sshKeys, ...metadata } = data.metadata;
    assert.deepEqual(metadata, { hostname: 'node-1', privateIpv4: '10.0.0.4', publicIpv4: '203.0.113.77' });
    assert.deepEqual(
      sshKeys?.map((key) => key.split(' ')[2]),
      ['desk'],
    );
    assert.equal(data.location, DIRECTORY);
  });

  it('is absent where the agent never ran, at once', async () => {
    const { source: absent, waits } = source({ source: [] });
    assert.equal(await absent.isAvailable(), false);
    await failureOf(absent.fetch(), 'DS_NONE');
    assert.deepEqual(waits, []);
  });

  it('is waited for while the agent is at work, and that is said', async () => {
    const { source: unfinished, waits } = source({
      source: [],
      files: { [`${DIRECTORY}/CustomData`]: 'x' },
    });
    assert.equal(await unfinished.isAvailable(), false);
    assert.equal(waits.length, 1);
  });

  it('takes a damaged SharedConfig.xml for damaged', async () => {
    const files = { [`${DIRECTORY}/provisioned`]: '', [`${DIRECTORY}/SharedConfig.xml`]: '<SharedConfig' };
    const { message } = await failureOf(source({ source: [], files }).source.fetch(), 'DS_MALFORMED');
    assert.match(message, /SharedConfig\.xml:1:1: cut off or not XML$/);
  });
});
