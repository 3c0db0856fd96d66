import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findNetworkFormat, NETWORK_FORMATS } from '../../src/apply/network/formats.ts';
import { renderNetwork } from '../../src/apply/network/networkd/render.ts';

/**
 * `fixtures/network/<format>/<case>/` holds `input.*`, what it is rendered to in `expected/`, the reader's warnings in
 * `expected-warnings.txt`, and below `include/` the files that the input sources. UPDATE_GOLDENS=1 writes the expected
 * files anew.
 */
const ROOT = 'fixtures/network';
const IS_UPDATE = process.env['UPDATE_GOLDENS'] === '1';

interface Outcome {
  readonly files: ReadonlyMap<string, string>;
  readonly warnings: string;
}

const namesIn = (directory: string): readonly string[] =>
  existsSync(directory) ? readdirSync(directory).sort() : [];

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function convert(format: string, directory: string): Outcome {
  const inputs = namesIn(directory).filter((name) => name.startsWith('input.'));
  assert.equal(inputs.length, 1, `${directory}: one input.* each`);
  const found = findNetworkFormat(format);
  assert.ok(found, `${directory}: no such format`);
  const include = (path: string): string | undefined => {
    const file = join(directory, 'include', path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const gunzip = (content: Uint8Array): Uint8Array => new Uint8Array(gunzipSync(content));
  const { model, warnings } = found.read(textOf(join(directory, inputs[0] ?? '')), { include, gunzip });
  const files = new Map(renderNetwork(model).map(({ name, content }) => [name, content]));
  return { files, warnings: warnings.map((warning) => `${warning}\n`).join('') };
}

function expectedIn(directory: string): Outcome {
  const expected = join(directory, 'expected');
  const files = namesIn(expected).map((name) => [name, textOf(join(expected, name))] as const);
  return { files: new Map(files), warnings: textOf(join(directory, 'expected-warnings.txt')) };
}

function update(directory: string, { files, warnings }: Outcome): void {
  rmSync(join(directory, 'expected'), { recursive: true, force: true });
  rmSync(join(directory, 'expected-warnings.txt'), { force: true });
  mkdirSync(join(directory, 'expected'));
  for (const [name, content] of files) writeFileSync(join(directory, 'expected', name), content);
  if (warnings !== '') writeFileSync(join(directory, 'expected-warnings.txt'), warnings);
}

describe('the networkd files of', () => {
  for (const format of namesIn(ROOT)) {
    for (const name of namesIn(join(ROOT, format))) {
      const directory = join(ROOT, format, name);
      it(`${format}, ${name}, are as written down`, () => {
        const outcome = convert(format, directory);
        if (IS_UPDATE) update(directory, outcome);
        const sorted = { ...outcome, files: new Map([...outcome.files].sort()) };
        assert.deepEqual(sorted, expectedIn(directory));
      });
    }
  }
});

describe('every network format', () => {
  it('has its row in the documentation', () => {
    const [, table = ''] = /\n\| format \|.*\n\| --- .*\n((?:\|.*\n)+)/.exec(textOf('docs/network.md')) ?? [];
    assert.equal(table, NETWORK_FORMATS.map(({ name, about }) => `| ${name} | ${about} |\n`).join(''));
  });

  it('has a case', () => {
    const without = NETWORK_FORMATS.filter(({ name }) => namesIn(join(ROOT, name)).length === 0);
    assert.deepEqual(
      without.map(({ name }) => name),
      [],
    );
  });
});
