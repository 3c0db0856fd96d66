import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import type { Clock } from '../../src/datasources/datasource.ts';
import { gceKeys } from '../../src/datasources/gce-keys.ts';
import { findDatasource } from '../../src/datasources/index.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFixtureMachine, type Fixture } from '../support/fixture-machine.ts';

const CASES = [
  'alibaba/one-document',
  'azure/custom-data',
  'digitalocean/droplet',
  'gce/project-keys',
  'oracle/version-2',
  'scaleway/routed',
  'upcloud/server',
  'vultr/instance',
] as const;
const SECRET = 'sekret';
const WRONG: readonly unknown[] = [SECRET, 7, true, [SECRET], [7], [[SECRET]], { key: SECRET }, null];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The document once for each of its places, with something else there. */
function* damaged(document: unknown, wrong: unknown): Generator<unknown> {
  yield wrong;
  if (!isObject(document)) return;
  for (const [key, value] of Object.entries(document)) {
    for (const changed of damaged(value, wrong)) {
      yield Array.isArray(document)
        ? document.map((each: unknown, index) => (String(index) === key ? changed : each))
        : { ...document, [key]: changed };
    }
  }
}

async function outcomeOf(name: string, fixture: Fixture, path: string, json: unknown): Promise<unknown> {
  const { ports, evidence } = createFixtureMachine(fixture, ({ url }) =>
    url.endsWith(path) ? { json } : undefined,
  );
  const source = findDatasource(name)?.create(ports, { environment: {}, evidence });
  return source?.fetch().catch((error: unknown) => error);
}

describe('a metadata document of another shape', () => {
  for (const each of CASES) {
    it(`is read or named, never quoted and never a bug: ${each}`, async () => {
      const fixture: Fixture = JSON.parse(fs.readFileSync(`fixtures/datasources/${each}.json`, 'utf8'));
      const name = each.replace(/\/.*/, '');
      for (const { path, answer } of fixture.http ?? []) {
        if (answer.json === undefined) continue;
        for (const wrong of WRONG) {
          for (const json of damaged(answer.json, wrong)) {
            const outcome = await outcomeOf(name, fixture, path, json);
            if (!(outcome instanceof Error)) continue;
            assert.ok(outcome instanceof CloudConfigError, `${JSON.stringify(json)}: ${outcome.stack}`);
            assert.equal(outcome.code, 'DS_MALFORMED');
            assert.doesNotMatch(outcome.message, /sekret/);
          }
        }
      }
    });
  }
});

describe('SSH keys of Google Compute Engine', () => {
  const place = { source: 'gce', path: 'here' };
  const clock: Clock = createFakeClock();

  function keys(lines: string, project = ''): readonly string[] {
    return gceKeys({ 'ssh-keys': lines }, { 'ssh-keys': project }, place, clock);
  }

  function expiring(json: string): string {
    return `bob:ssh-rsa AAAA google-ssh ${json}`;
  }

  it('are without the user that they are for, and once each', () => {
    assert.deepEqual(keys('alice:ssh-rsa AAAA a:b\n\nbob:ssh-rsa AAAA a:b\r\n', 'carol:ssh-rsa BBBB'), [
      'ssh-rsa AAAA a:b',
      'ssh-rsa BBBB',
    ]);
    assert.deepEqual(keys('ssh-rsa AAAA a:b'), ['ssh-rsa AAAA a:b']);
  });

  it('end when they say so', () => {
    assert.equal(keys(expiring('{"expireOn":"2029-12-31T23:59:59+0000"}')).length, 0);
    assert.equal(keys(expiring('{"expireOn":"2030-01-01T00:59:59+0100"}')).length, 0);
    assert.equal(keys(expiring('{"expireOn":"2030-01-01T00:00:01+0000"}')).length, 1);
    assert.equal(keys(expiring('{"userName":"bob"}')).length, 1);
  });

  it('count as ended when nobody can tell when they do', () => {
    for (const json of ['{"expireOn":"soon"}', '{"expireOn":7}', '{"expireOn"', '7'])
      assert.deepEqual(keys(expiring(json)), [], json);
  });

  it('of the project are left out where the instance has the older attribute', () => {
    const project = { 'ssh-keys': 'carol:ssh-rsa BBBB' };
    const found = gceKeys({ sshKeys: 'bob:ssh-rsa AAAA' }, project, place, clock);
    assert.deepEqual(found, ['ssh-rsa AAAA']);
  });
});

describe('the list of network cards of EC2', () => {
  it('is malformed when it names something else, and the rest counts', async () => {
    const fixture: Fixture = JSON.parse(fs.readFileSync('fixtures/datasources/ec2/two-cards.json', 'utf8'));
    const { ports, evidence } = createFixtureMachine(fixture, ({ url }) =>
      url.endsWith('/macs/') ? { body: '../../sekret\n06:17:04:d7:26:08/' } : undefined,
    );
    const source = findDatasource('ec2')?.create(ports, { environment: {}, evidence });
    const data = await source?.fetch();
    assert.equal(data?.networkConfig, undefined);
    assert.match(JSON.stringify(data?.remarks), /DS_MALFORMED.*lists something that is no MAC address/);
    assert.doesNotMatch(JSON.stringify(data?.remarks), /sekret/);
  });
});
