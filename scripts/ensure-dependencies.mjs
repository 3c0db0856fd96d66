// Installs what package-lock.json states, when node_modules is missing or older.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Runs a program with the caller's terminal; ends this process with its code when it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

export function ensureDependencies() {
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
  console.log('installing the dependencies of the project …');
  // As `npm ci`, without taking node_modules away from programs that run. NODE_ENV=production must not leave the
  // compiler out.
  run('npm', ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
}
