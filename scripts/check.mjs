// What a change must pass besides its tests: format, lint, types, generated files, import boundaries.
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
const node = (...args) => run(process.execPath, args);
node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
node('scripts/generate.mjs', '--check');
node('node_modules/typescript/bin/tsc');
node('node_modules/typescript/bin/tsc', '--project', 'web');
node('node_modules/typescript/bin/tsc', '--project', 'web/test');
node('node_modules/mocha/bin/mocha.js', '--no-config', 'build/test/unit/import-boundaries.test.js');
