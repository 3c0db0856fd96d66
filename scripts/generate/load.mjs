import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What a module of the program exports. */
export async function loadModule(root, path) {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-config-generate-'));
  try {
    const outfile = join(folder, 'module.cjs');
    const entryPoints = [join(root, path)];
    await build({ entryPoints, outfile, bundle: true, format: 'cjs', platform: 'node', logLevel: 'warning' });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
