import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plan } from '../../src/apply/plan.ts';
import type { Diagnostic } from '../../src/config/diagnostic.ts';
import { type Shape, shape } from '../../src/config/generated/shape.ts';
import type { CloudConfig } from '../../src/config/generated/types.ts';
import { isCloudConfig } from '../../src/config/generated/validator.ts';
import { acceptedPart } from '../../src/config/read.ts';
import { validate } from '../../src/config/validate.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';
import { documents } from '../support/documents/arbitrary.ts';
import { meaningOf, type Written } from '../support/documents/model.ts';
import { leavesOf } from '../support/documents/variations.ts';
import { write } from '../support/documents/writer.ts';

const RUNS = 5000;
/** The same documents each time, unless others are asked for. */
const SEED = Number(process.env['PROMISE_SEED'] ?? 1);

/** Reading has done what these ask for before there is a plan. */
const DONE_BY_READING = /^(?:write_files|coreos\.units)\[\]\.substitute$/;

/** Findings that say of other keys of a document that they have no effect, wherever those are. */
const SAYS_OF_OTHERS: ReadonlySet<string> = new Set(['setting-has-no-effect', 'duplicate-entry']);

interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly config: CloudConfig;
  readonly text: string;
}

/** A document without an error, with what a boot applies of it. */
function accepted(document: Written, look: number): Checked | undefined {
  const text = write(document, look);
  const { diagnostics, document: read } = validate(text, gunzip);
  if (diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  assert.ok(read.kind === 'cloud-config', text);
  return { diagnostics, config: acceptedPart(read.reading).config, text };
}

function planned(config: CloudConfig): { readonly withheld: readonly string[]; readonly json: string } {
  const metadata = { hostname: 'platform' };
  const layers = [{ name: 'user', config } as const];
  const { steps } = plan({ layers, metadata, defaultUser: 'core', keySet: 'coreos-cloudinit', gunzip });
  const json = JSON.stringify(steps, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  // What the platform asks for is no key of the document.
  const withheld = steps
    .filter(({ action, origin }) => action.kind === 'withhold' && origin.path !== '')
    .map(({ origin }) => origin.path);
  return { withheld, json };
}

/** Whether a finding says that something is not done about a place: at it, beside it, or at the other end of it. */
function isNamed(path: string, { diagnostics, text }: Checked): string | undefined {
  const item = path.replace(/(\[\d+\])[^[]*$/, '$1');
  const isNamed = diagnostics.some(
    ({ path: where, rule, severity }) =>
      SAYS_OF_OTHERS.has(rule) ||
      ((where.startsWith(item) || (where !== '' && path.startsWith(where))) &&
        (severity === 'warning' || rule === 'unit-key-unused')),
  );
  return isNamed ? undefined : `${path}\n${text}`;
}

/** What is neither enabled, masked nor short-lived says so without effect. */
function isSoAnyway(key: string, value: unknown): boolean {
  return value === false && /^coreos\.units\[\]\.(?:enable|mask|runtime)$/.test(key);
}

/** Of entries that add to one file, the last one says whose it is. */
function isStatedAgain(path: string, { write_files: files = [] }: CloudConfig): boolean {
  const [, digits, key] = /^write_files\[(\d+)\]\.(owner|permissions)$/.exec(path) ?? [];
  const index = Number(digits);
  return files.some(
    (file, at) =>
      at > index &&
      file.path === files[index]?.path &&
      file.append === true &&
      (key === 'owner' ? file.owner : file.permissions) !== undefined,
  );
}

/** Every key that takes a value. */
function keysOf(of: Shape, at: string): readonly string[] {
  if (of.kind === 'list') return keysOf(of.items, `${at}[]`);
  if (of.kind !== 'map') return [at];
  return Object.entries(of.keys).flatMap(([key, { shape: child }]) =>
    keysOf(child, at === '' ? key : `${at}.${key}`),
  );
}

describe('what validates is what boots', () => {
  it('reads every key in any spelling, plans every key that it reads, and names what has no effect', () => {
    const seen = new Set<string>();
    let valid = 0;
    const property = fc.property(documents, fc.nat(1000), (document, look) => {
      const checked = accepted(document, look);
      if (checked === undefined) return;
      valid += 1;
      const { config, text } = checked;
      assert.deepEqual(config, meaningOf(document), text);
      const before = planned(config);
      for (const path of before.withheld) assert.equal(isNamed(path, checked), undefined, 'withheld');
      for (const { path, key, value, others } of leavesOf(config)) {
        seen.add(key);
        if (DONE_BY_READING.test(key) || isSoAnyway(key, value) || isStatedAgain(path, config)) continue;
        if (hasEffect(others, before.json)) continue;
        assert.equal(isNamed(path, checked), undefined, 'ignored');
      }
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED });
    assert.ok(valid > RUNS * 0.7, `only ${valid} of the documents were valid`);
    assert.deepEqual(
      keysOf(shape, '').filter((key) => !seen.has(key)),
      [],
    );
  });
});

function hasEffect(others: Iterable<unknown>, before: string): boolean {
  for (const other of others) if (isCloudConfig(other) && planned(other).json !== before) return true;
  return false;
}
