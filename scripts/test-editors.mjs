// Real editors with the configurations of editors/; installs Neovim where it is missing (as root on Debian).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const missing = Object.entries({ nvim: 'neovim', unzip: 'unzip' })
  .filter(([program]) => spawnSync(program, ['--help']).error !== undefined)
  .map(([, name]) => name);
if (missing.length > 0) {
  if (process.getuid?.() !== 0) {
    console.error(`the tests of editors need ${missing.join(' and ')}; install them, or run this as root`);
    process.exit(1);
  }
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
ensureDependencies();
run(process.execPath, ['node_modules/typescript/bin/tsc']);
// Builds the program too.
run(process.execPath, ['scripts/build-vscode.mjs']);
const mocha = ['node_modules/mocha/bin/mocha.js', '--no-config', '--timeout', '60000'];
run(process.execPath, [...mocha, 'build/test/editors/**/*.test.js', ...process.argv.slice(2)]);
