// Bundles the program into dist/cloud-config.mjs: one file, nothing beside it.
import { chmodSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
const { build } = await import('esbuild');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const OUTPUT = 'dist/cloud-config.mjs';

await build({
  entryPoints: ['src/cli/main.ts'],
  outfile: OUTPUT,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  // Optional parts of the D-Bus library that it does without: abstract sockets of X11 sessions.
  external: ['abstract-socket', 'x11'],
  define: { CLOUD_CONFIG_VERSION: JSON.stringify(version) },
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
chmodSync(OUTPUT, 0o755);
console.log(`${OUTPUT}: ${(readFileSync(OUTPUT).length / 1024).toFixed(0)} KiB`);
