// The VM tier: real first boots in qemu, from power-on. Needs root on Debian; emulates, so that KVM is not needed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

function refuse(reason) {
  console.error(`the VM tier cannot run here: ${reason}`);
  process.exit(1);
}

if (process.getuid?.() !== 0) refuse('it needs root, to make disks and network namespaces');
if (!existsSync('/etc/debian_version')) refuse('it builds its machines from Debian packages, on Debian');
const mount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { encoding: 'utf8' });
if (mount.status !== 0) refuse(`it must be allowed to mount (CAP_SYS_ADMIN): ${mount.stderr.trim()}`);

ensureDependencies();
const setup = spawnSync('scripts/setup-vm.sh', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
if (setup.status !== 0) refuse('the image could not be built; see above');
const image = setup.stdout.trim();
run(process.execPath, ['scripts/build-binary.mjs']);
rmSync('build', { recursive: true, force: true });
run(process.execPath, ['node_modules/typescript/bin/tsc']);

const directory = mkdtempSync(join(tmpdir(), 'cloud-config-disk-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
const key = join(directory, 'key');
const disk = join(directory, 'disk.ext4');
run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'tests', '-f', key]);
run('sh', ['test/vm/disk.sh', join(image, 'root'), 'dist/cloud-config', `${key}.pub`, disk]);

const tests = ['--no-config', '--timeout', '300000', 'build/test/vm/**/*.test.js', ...process.argv.slice(2)];
const mocha = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, CLOUD_CONFIG_VM: image, CLOUD_CONFIG_DISK: disk, CLOUD_CONFIG_KEY: key },
});
// A terminal interrupts both of us, others only this process; either way the tests take their machines along first.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => mocha.kill(signal));
mocha.once('exit', (code) => process.exit(code ?? 1));
