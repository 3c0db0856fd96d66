// Documents damaged by chance, and what must hold of all of them; nightly with --runs 100000. A failure prints how to
// repeat it. FUZZ_CORPUS names a directory with more documents to start from.
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
run(process.execPath, ['node_modules/typescript/bin/tsc']);
run(process.execPath, ['build/test/fuzz/run.js', ...process.argv.slice(2)]);
