import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';

describe('src/config', () => {
  it('bundles for a browser and reads a document there', async () => {
    const { outputFiles } = await build({
      entryPoints: ['src/config/index.ts'],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'config',
      logLevel: 'silent',
    });
    const [file] = outputFiles;
    // What every browser has, and nothing of Node.
    const browser = { TextDecoder, TextEncoder, URL, atob };
    const codes: unknown = runInNewContext(
      `${file?.text}; config.readDocument('#cloud-config\\nhostnam: a\\n', {}).diagnostics.map(({ code }) => code).join()`,
      browser,
    );
    assert.equal(codes, 'CC201');
  });
});
