import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { schemaErrors } from '../../src/config/generated/validator.ts';
import { readDocument } from '../../src/config/index.ts';
import { validate } from '../../web/src/schema-errors.ts';
import { documents } from '../support/documents/arbitrary.ts';
import { write } from '../support/documents/writer.ts';

const parameters = [
  'allowedValues',
  'limit',
  'missingProperty',
  'property',
  'pattern',
  'additionalProperty',
] as const;

/** What findings are made of, in no order. */
function essence(errors: ReturnType<typeof schemaErrors>): readonly string[] {
  return errors
    .map(({ instancePath, keyword, params }) =>
      JSON.stringify([instancePath, keyword, ...parameters.map((name) => params[name])]),
    )
    .sort();
}

function compare(value: unknown): void {
  validate(value);
  assert.deepEqual(essence(validate.errors ?? []), essence(schemaErrors(value)), JSON.stringify(value));
}

describe('the schema in the page', () => {
  it('finds in documents what the schema finds', () => {
    for (const code of readdirSync('fixtures/rules'))
      compare(readDocument(readFileSync(`fixtures/rules/${code}/bad.yaml`, 'utf8')).decoded);
    const written = fc.property(documents, fc.nat(100), (document, look) =>
      compare(readDocument(write(document, look)).decoded),
    );
    fc.assert(written, { numRuns: 300, seed: 1 });
  });

  it('finds in values of any kind what the schema finds', () => {
    for (const value of [
      null,
      7,
      [],
      { hostname: 3, users: {} },
      {
        users: [{ name: '1', uid: -1, inactive: -2, sudo: 'x' }, { uid: 2 ** 40 }, { name: 'a'.repeat(40) }],
      },
      { write_files: [{ source: 'x' }, { path: 'a', permissions: '9', encoding: 'rot13', append: 'yes' }] },
      {
        coreos: {
          units: [{ name: '', command: 'run', drop_ins: [{ name: '' }, {}] }],
          etcd2: { max_wals: '5' },
        },
      },
      {
        coreos: {
          update: { reboot_strategy: 'never' },
          locksmith: { window_start: 'x', window_length: '1' },
        },
      },
    ])
      compare(value);
  });
});
