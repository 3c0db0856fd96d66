// Bundles the program into dist/cloud-config.mjs, one file that needs nothing beside it but for `lsp`, which is
// dist/cloud-config-lsp.mjs, and the library into dist/index.mjs with its types in dist/types.
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
const { build } = await import('esbuild');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const PROGRAM = 'dist/cloud-config.mjs';
const SERVER = 'dist/cloud-config-lsp.mjs';
const LIBRARY = 'dist/index.mjs';
const TYPES = 'dist/types';
const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  logLevel: 'warning',
  alias: {
    // ES modules, of which only what is used gets into the bundle.
    yaml: fileURLToPath(new URL('../node_modules/yaml/browser/dist/index.js', import.meta.url)),
    // The D-Bus library's, to ask objects what they can: the agent knows what it calls.
    xml2js: fileURLToPath(new URL('no-xml.cjs', import.meta.url)),
  },
};
const requires =
  "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);";

/** The language server stays out of the program: reading it would cost every command 7 ms. */
const serverBeside = {
  name: 'server-beside',
  setup({ onResolve }) {
    onResolve({ filter: /\/lsp\/server\.ts$/ }, () => ({ path: './cloud-config-lsp.mjs', external: true }));
  },
};

await build({
  ...common,
  entryPoints: ['src/cli/main.ts'],
  outfile: PROGRAM,
  plugins: [serverBeside],
  // Optional parts of the D-Bus library that it does without: abstract sockets of X11 sessions.
  external: ['abstract-socket', 'x11'],
  define: { CLOUD_CONFIG_VERSION: JSON.stringify(version) },
  banner: { js: `#!/usr/bin/env node\n${requires}` },
});
chmodSync(PROGRAM, 0o755);
await build({
  ...common,
  entryPoints: ['src/lsp/server.ts'],
  outfile: SERVER,
  // An editor waits for it at its own start: names would cost 10 ms.
  keepNames: false,
  banner: { js: requires },
});
await build({
  ...common,
  entryPoints: ['src/library/index.ts'],
  outfile: LIBRARY,
  platform: 'neutral',
  external: ['node:*'],
});
rmSync(TYPES, { recursive: true, force: true });
run(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.library.json']);
for (const file of [PROGRAM, SERVER, LIBRARY])
  console.log(`${file}: ${(readFileSync(file).length / 1024).toFixed(0)} KiB`);
