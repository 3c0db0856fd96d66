// Unit and black-box tests, from nothing: node scripts/test.mjs [MOCHA OPTION…]
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
run(process.execPath, ['scripts/generate.mjs', '--check']);
// Compiled tests of files that are gone would run for ever.
rmSync('build', { recursive: true, force: true });
run(process.execPath, ['node_modules/typescript/bin/tsc']);
run(process.execPath, ['scripts/build.mjs']);
run(process.execPath, ['node_modules/mocha/bin/mocha.js', ...process.argv.slice(2)]);
