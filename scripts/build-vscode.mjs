// Packs the extension of VS Code with its server: dist/cloud-config.vsix.
import { cpSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const FOLDER = 'editors/vscode';
const OUTPUT = 'dist/cloud-config.vsix';

ensureDependencies();
if (!statSync(join(FOLDER, 'node_modules'), { throwIfNoEntry: false }))
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: FOLDER });
run(process.execPath, ['node_modules/typescript/bin/tsc', '--project', FOLDER]);
run(process.execPath, ['scripts/build.mjs']);
const { build } = await import('esbuild');
await build({
  entryPoints: [join(FOLDER, 'src/extension.ts')],
  outfile: join(FOLDER, 'dist/extension.cjs'),
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
for (const [from, to] of [
  ['dist/cloud-config.mjs', 'server/cloud-config.mjs'],
  ['dist/cloud-config-lsp.mjs', 'server/cloud-config-lsp.mjs'],
  ['docs/rules', 'docs/rules'],
  ['schemas/cloud-config.editor.schema.json', 'schemas/cloud-config.editor.schema.json'],
  ['LICENSE', 'LICENSE'],
]) {
  const place = join(FOLDER, to);
  rmSync(place, { recursive: true, force: true });
  cpSync(from, place, { recursive: true });
}
mkdirSync('dist', { recursive: true });
run(
  process.execPath,
  [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--out',
    join('../..', OUTPUT),
  ],
  {
    cwd: FOLDER,
  },
);
console.log(`${OUTPUT}: ${(statSync(OUTPUT).size / 1000).toFixed(0)} kB`);
