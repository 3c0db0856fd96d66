// What the measurements with machines share: the program, the machines' image and the lab of the container tier.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from '../scripts/ensure-dependencies.mjs';

/** Builds what is measured and gives a module of test/container, which boots machines; ends where it cannot. */
export async function importLab(entry) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  if (process.getuid?.() !== 0) {
    console.error('this measurement cannot run here: it needs root, to boot machines');
    process.exit(1);
  }
  ensureDependencies();
  run(process.execPath, ['scripts/build-binary.mjs']);
  mkdirSync('build/bench', { recursive: true });
  const outfile = `build/bench/${basename(entry, '.ts')}.mjs`;
  const { build } = await import('esbuild');
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  const setup = spawnSync('scripts/setup-container.sh', {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (setup.status !== 0) process.exit(1);
  process.env.CLOUD_CONFIG_IMAGE = setup.stdout.trim();
  return import(`../${outfile}`);
}
