import assert from 'node:assert/strict';
import type { Datasource } from '../../src/datasources/datasource.ts';
import { DatasourceError } from '../../src/datasources/datasource-error.ts';
import { DATASOURCES, findDatasource } from '../../src/datasources/index.ts';
import { selectDatasource } from '../../src/datasources/select.ts';
import { variablesOf } from '../../src/datasources/variables.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { failureOf } from '../support/failure.ts';
import { createFixtureMachine } from '../support/fixture-machine.ts';

function source(name: string, isAvailable: () => Promise<boolean>): Datasource {
  return { name, isAvailable, fetch: async () => ({ datasource: name, location: name, metadata: {} }) };
}

const there = async (): Promise<boolean> => true;
const absent = async (): Promise<boolean> => false;

function failing(presence: 'answered' | 'silent'): () => Promise<boolean> {
  return async () => {
    throw new DatasourceError('DS_TIMEOUT', `b: nothing within 5 s`, { presence });
  };
}

describe('choosing a datasource', () => {
  it('takes the first in order, however late it answers', async () => {
    let answer = (_: boolean): void => {};
    const slow = source(
      'slow',
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const chosen = selectDatasource([slow, source('fast', there)]);
    setImmediate(() => answer(true));
    assert.equal((await chosen).name, 'slow');
  });

  it('does not wait for those after the one that is there', async () => {
    const never = source('never', () => new Promise(() => {}));
    assert.equal((await selectDatasource([source('a', absent), source('b', there), never])).name, 'b');
  });

  it('passes over a silent one and says so', async () => {
    const passed: string[] = [];
    const sources = [source('b', failing('silent')), source('c', there)];
    const chosen = await selectDatasource(sources, { onPass: (message) => passed.push(message) });
    assert.equal(chosen.name, 'c');
    assert.deepEqual(passed, ['b: nothing within 5 s']);
  });

  it('stops at one that is there but broken', async () => {
    await failureOf(selectDatasource([source('b', failing('answered')), source('c', there)]), 'DS_TIMEOUT');
    const unreadable = source('f', async () => {
      throw new CloudConfigError('FILE_UNREADABLE', '/x cannot be read');
    });
    await failureOf(selectDatasource([unreadable, source('c', there)]), 'FILE_UNREADABLE');
  });

  it('is not disturbed by a broken one after the chosen one', async () => {
    assert.equal((await selectDatasource([source('a', there), source('b', failing('answered'))])).name, 'a');
  });

  it('names every source and why when none is there', async () => {
    const silent = selectDatasource([source('a', absent), source('b', failing('silent'))]);
    const { message } = await failureOf(silent, 'DS_SILENT');
    assert.equal(message, 'no datasource answers: a: nothing there; b: nothing within 5 s');
    const none = selectDatasource([source('a', absent)]);
    assert.equal(
      (await failureOf(none, 'DS_NONE')).message,
      'no datasource has anything here: a: nothing there',
    );
    await failureOf(selectDatasource([]), 'DS_NONE');
  });
});

describe('the list of datasources', () => {
  const { ports, evidence } = createFixtureMachine({ source: [] });

  it('makes each by its own name', () => {
    for (const entry of DATASOURCES) {
      const made = entry.create(ports, { location: '/nowhere', environment: {}, evidence });
      assert.equal(made.name, entry.name);
      assert.equal(findDatasource(entry.name), entry);
    }
  });

  it('says which source needs a location', async () => {
    for (const { create, location, name } of DATASOURCES) {
      if (location.need === 'optional') continue;
      assert.throws(
        () => create(ports, { environment: {}, evidence }),
        new RegExp(`${name} needs a location`),
      );
    }
  });
});

describe('variables of a datasource', () => {
  it('know every name, also those without a value', () => {
    const { values } = variablesOf({ privateIpv4: '10.0.0.1', region: 'north' }, 'test');
    assert.equal(values.get('private_ipv4'), '10.0.0.1');
    assert.equal(values.get('region'), 'north');
    assert.ok(values.has('public_ipv6'));
    assert.equal(values.get('public_ipv6'), undefined);
  });
});
