import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Datasource, InstanceData } from '../../src/datasources/datasource.ts';
import { detect } from '../../src/datasources/detect.ts';
import { DATASOURCES } from '../../src/datasources/index.ts';
import type { Provider } from '../../src/datasources/provider.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { failureOf } from '../support/failure.ts';
import {
  createFixtureMachine,
  type Fault,
  type Fixture,
  type FixtureMachine,
} from '../support/fixture-machine.ts';

const FOLDER = 'fixtures/datasources';
/** What somebody names, not what a platform is recognised by. */
const NAMED = DATASOURCES.filter(({ signs }) => signs.length === 0).map(({ name }) => name);
/** A read is at most this many exchanges deep, whatever the platform. */
const DEEPEST = 5;

function fixturesOf(name: string): readonly string[] {
  const folder = path.join(FOLDER, name);
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names.filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'));
}

function load(name: string, file: string): Fixture {
  return JSON.parse(fs.readFileSync(path.join(FOLDER, name, file), 'utf8'));
}

function sourceOf(provider: Provider, { ports, evidence }: FixtureMachine): Datasource {
  return provider.create(ports, { environment: {}, evidence });
}

function shown(data: InstanceData): unknown {
  const { userData, vendorData, networkConfig, ...rest } = data;
  const text = (content: Uint8Array): string => new TextDecoder().decode(content);
  return {
    ...rest,
    ...(userData === undefined ? {} : { userData: text(userData) }),
    ...(vendorData === undefined ? {} : { vendorData: text(vendorData) }),
    ...(networkConfig === undefined
      ? {}
      : { networkConfig: { format: networkConfig.format, content: text(networkConfig.content) } }),
  };
}

function compare(file: string, actual: unknown): void {
  if (process.env['UPDATE_FIXTURES'] !== undefined) {
    fs.writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
  }
  assert.deepEqual(actual, JSON.parse(fs.readFileSync(file, 'utf8')));
}

for (const provider of DATASOURCES.filter(({ name }) => !NAMED.includes(name))) {
  const { name, reads } = provider;
  const files = fixturesOf(name);

  describe(`datasource ${name} on its recorded machines`, () => {
    it('has one that cites a public source', () => {
      assert.ok(files.length > 0, `${FOLDER}/${name} has no fixture`);
      for (const file of files) {
        assert.ok(
          load(name, file).source.some((each) => /^https:\/\//.test(each)),
          `${file} cites nothing`,
        );
      }
    });

    for (const file of files) {
      it(`is recognised and read from ${file}`, async () => {
        const machine = createFixtureMachine(load(name, file));
        assert.ok(
          detect(DATASOURCES, machine.evidence).includes(provider),
          'the evidence does not name this provider',
        );
        const data = await sourceOf(provider, machine).fetch();
        compare(path.join(FOLDER, name, file.replace(/\.json$/, '.expected.json')), shown(data));
        assert.ok(machine.rounds() <= DEEPEST, `${machine.rounds()} exchanges one after the other`);
      });
    }

    it('is not taken for there on a machine without any sign of it', () => {
      const { evidence } = createFixtureMachine({ source: [] });
      assert.ok(!detect(DATASOURCES, evidence).includes(provider));
    });

    it('is absent, not broken, where there is nothing of it', async () => {
      const bare: Fixture = { source: [], http: [] };
      const source = sourceOf(
        provider,
        createFixtureMachine(bare, () => ({ status: 404 })),
      );
      assert.equal(await source.isAvailable(), false);
      await failureOf(source.fetch(), 'DS_NONE');
    });
  });

  const [first] = files;
  const isHttp = first !== undefined && load(name, first).http !== undefined && reads === 'network';
  if (isHttp)
    describe(`datasource ${name} when its service fails`, () => faults(provider, load(name, first)));
}

function faults(provider: Provider, fixture: Fixture): void {
  const failing = (fault: Fault): FixtureMachine => createFixtureMachine(fixture, fault);

  it('gives up a silent service at its deadline, and says that it never answered', async () => {
    const machine = failing(() => new CloudConfigError('HTTP_TIMEOUT', 'no answer'));
    const error = await failureOf(sourceOf(provider, machine).fetch(), 'DS_TIMEOUT');
    assert.ok('presence' in error && error.presence === 'silent');
    assert.ok(machine.clock.monotonic() <= 300_000);
  });

  it('asks again after 503 and after a lost connection, and then reads everything', async () => {
    const expected = shown(
      await sourceOf(
        provider,
        failing(() => undefined),
      ).fetch(),
    );
    for (const setback of [{ status: 503 }, new CloudConfigError('HTTP_CONNECT', 'refused')]) {
      const machine = failing((_, count) => (count === 1 ? setback : undefined));
      assert.deepEqual(shown(await sourceOf(provider, machine).fetch()), expected);
    }
  });

  it('waits as long as 429 asks for', async () => {
    const headers = { 'retry-after': '7' };
    const machine = failing(() => (machine.rounds() === 1 ? { status: 429, headers } : undefined));
    await sourceOf(provider, machine).fetch();
    assert.ok(machine.clock.sleeps.includes(7_000), String(machine.clock.sleeps));
  });

  it('reports a service that stays at 500 as there and broken', async () => {
    const error = await failureOf(
      sourceOf(
        provider,
        failing(() => ({ status: 500 })),
      ).fetch(),
      'DS_TIMEOUT',
    );
    assert.ok('presence' in error && error.presence === 'answered');
  });

  it('takes 401 and 403 for a refusal, with a remedy', async () => {
    for (const status of [401, 403]) {
      const machine = failing(() => ({ status }));
      const { message } = await failureOf(sourceOf(provider, machine).fetch(), 'DS_FORBIDDEN');
      assert.match(message, new RegExp(`HTTP ${status}; .{10}`));
      assert.ok(machine.clock.monotonic() < 1_000, 'a refusal is not asked again');
    }
  });

  const json = fixture.http?.find(({ answer }) => answer.json !== undefined);
  if (json === undefined) return;
  it('names a cut-off answer, once, without what is in it', async () => {
    const text = JSON.stringify(json.answer.json);
    const machine = failing(({ url }) =>
      url.endsWith(json.path) ? { body: text.slice(0, text.length / 2) } : undefined,
    );
    const { message } = await failureOf(sourceOf(provider, machine).fetch(), 'DS_MALFORMED');
    assert.ok(message.includes('cut off or not JSON'), message);
    assert.ok(machine.clock.monotonic() < 1_000, 'it does not get better by asking again');
  });
}
