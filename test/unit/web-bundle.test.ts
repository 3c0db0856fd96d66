import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Plugin } from 'esbuild';
import type { Diagnostic } from '../../src/config/diagnostic.ts';
import { validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';
import { corpusOf } from '../fuzz/corpus.ts';
import { mutated } from '../fuzz/mutate.ts';
import { randomOf } from '../fuzz/random.ts';
import { configForBrowser } from '../support/browser-build.ts';

type Validate = (text: string, unpack: typeof gunzip) => { diagnostics: Diagnostic[] };

/** Reading as the page has it. */
async function readerOfThePage(): Promise<Validate> {
  const { plugins } = (await import(resolve('scripts/web-plugins.mjs'))) as { plugins: Plugin[] };
  const script = await configForBrowser(plugins);
  const browser = { TextDecoder, TextEncoder, URL, Uint8Array, atob };
  return runInNewContext(`${script}; config.validate`, browser) as Validate;
}

describe('the page', () => {
  it('finds what the program finds, though it leaves out half of what that reads with', async () => {
    const validateThere = await readerOfThePage();
    const corpus = corpusOf(undefined);
    const texts = [
      ...corpus,
      ...Array.from({ length: 500 }, (_, index) => mutated(randomOf(7, index), corpus)),
    ];
    for (const text of texts) {
      const there = validateThere(text, gunzip).diagnostics;
      // Objects of another realm have other prototypes.
      assert.equal(JSON.stringify(there), JSON.stringify(validate(text, gunzip).diagnostics), text);
    }
  });
});
