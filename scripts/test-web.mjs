// The web page in a real browser: builds it, and installs Chromium where it is missing (as root on Debian).
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  if (process.getuid?.() !== 0) {
    console.error(
      `the tests of the page need ${chromium}; install it, name another one in CHROMIUM, or run this as root`,
    );
    process.exit(1);
  }
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
ensureDependencies();
run(process.execPath, ['scripts/build-web.mjs']);
const { build } = await import('esbuild');
await build({
  entryPoints: ['web/test/playground.test.ts'],
  outfile: 'build/web/playground.test.mjs',
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
});
const mocha = ['node_modules/mocha/bin/mocha.js', '--no-config', '--timeout', '60000'];
run(process.execPath, [...mocha, 'build/web/*.test.mjs', ...process.argv.slice(2)], {
  env: { ...process.env, CHROMIUM: chromium },
});
