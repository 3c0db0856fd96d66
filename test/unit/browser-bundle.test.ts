import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { configForBrowser } from '../support/browser-build.ts';

describe('src/config', () => {
  it('bundles for a browser and reads a document there', async () => {
    const script = await configForBrowser();
    // What every browser has, and nothing of Node.
    const browser = { TextDecoder, TextEncoder, URL, atob };
    const codes: unknown = runInNewContext(
      `${script}; config.readDocument('#cloud-config\\nhostnam: a\\n', {}).diagnostics.map(({ code }) => code).join()`,
      browser,
    );
    assert.equal(codes, 'CC201');
  });
});
