// The container tier: real systemd, sshd, useradd and etcd in systemd-nspawn. Needs root on Debian.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

function refuse(reason) {
  console.error(`the container tier cannot run here: ${reason}`);
  process.exit(1);
}

if (process.getuid?.() !== 0) refuse('it needs root, to boot machines and make network namespaces');
if (!existsSync('/etc/debian_version')) refuse('it builds its machines from Debian packages, on Debian');
const mount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { encoding: 'utf8' });
if (mount.status !== 0) refuse(`it must be allowed to mount (CAP_SYS_ADMIN): ${mount.stderr.trim()}`);

ensureDependencies();
const setup = spawnSync('scripts/setup-container.sh', {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (setup.status !== 0) refuse('the machine image could not be built; see above');
run(process.execPath, ['scripts/build-deb.mjs']);
rmSync('build', { recursive: true, force: true });
run(process.execPath, ['node_modules/typescript/bin/tsc']);
const tests = [
  '--no-config',
  '--timeout',
  '120000',
  'build/test/container/**/*.test.js',
  // Where Ruby is: the setup has seen to that.
  'build/test/blackbox/vagrant.test.js',
  ...process.argv.slice(2),
];
run(process.execPath, ['node_modules/mocha/bin/mocha.js', ...tests], {
  env: { CLOUD_CONFIG: 'dist/cloud-config', ...process.env, CLOUD_CONFIG_IMAGE: setup.stdout.trim() },
});
