// Provisions the README's example into a throw-away root: shows the plan, applies it, and lists what came of it.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

const DOCUMENT = 'examples/readme.yml';

function makeRoot() {
  const root = mkdtempSync(join(tmpdir(), 'cloud-config-root-'));
  cpSync('fixtures/roots/minimal', root, { recursive: true, verbatimSymlinks: true });
  for (const name of ['shadow', 'gshadow']) chmodSync(join(root, 'etc', name), 0o640);
  return root;
}

function show(root) {
  for (const name of readdirSync(root, { recursive: true }).sort()) {
    const status = lstatSync(join(root, name));
    const target = status.isSymbolicLink() ? ` -> ${readlinkSync(join(root, name))}` : '';
    const type = status.isDirectory() ? 'd' : '-';
    const permissions = (status.mode & 0o7777).toString(8).padStart(4, '0');
    const owner = `${status.uid}:${status.gid}`.padEnd(11);
    console.log(`${target === '' ? type : 'l'} ${permissions} ${owner} /${name}${target}`);
  }
}

function cloudConfig(...args) {
  console.log(`\n$ cloud-config ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, ['dist/cloud-config.mjs', ...args], { stdio: 'inherit' });
  return status ?? 1;
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
run(process.execPath, ['scripts/build.mjs']);
const root = makeRoot();
cloudConfig('plan', DOCUMENT, '--root', root);
const status = cloudConfig('apply', DOCUMENT, '--root', root);
console.log(`\n$ find ${root}`);
show(root);
process.exitCode = status;
