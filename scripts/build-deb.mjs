// Packs the executable with its units, udev rules and links into dist/cloud-config_<version>_<architecture>.deb.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { run } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { version, description } = JSON.parse(readFileSync('package.json', 'utf8'));
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
const architecture = ARCHITECTURES[process.arch];
const COMPLETIONS = {
  bash: 'usr/share/bash-completion/completions/cloud-config',
  zsh: 'usr/share/zsh/vendor-completions/_cloud-config',
  fish: 'usr/share/fish/vendor_completions.d/cloud-config.fish',
};
const output = `dist/cloud-config_${version}_${architecture}.deb`;

if (spawnSync('dpkg-deb', ['--version']).status !== 0) {
  console.error('dpkg-deb is missing: a Debian package is built on Debian');
  process.exit(1);
}
run(process.execPath, ['scripts/build-binary.mjs']);

process.umask(0o022);
const work = mkdtempSync(join(tmpdir(), 'cloud-config-deb-'));
try {
  chmodSync(work, 0o755);
  for (const folder of ['usr', 'etc', 'DEBIAN']) mkdirSync(join(work, folder));
  run('dist/cloud-config', ['install', '--root', work]);
  // What enables the units is a choice of the machine: the package's scripts make the links, once.
  rmSync(join(work, 'etc'), { recursive: true });
  const docs = join(work, 'usr/share/doc/cloud-config');
  mkdirSync(docs, { recursive: true });
  cpSync('LICENSE', join(docs, 'copyright'));
  for (const name of readdirSync('docs').filter((each) => each.endsWith('.md')))
    cpSync(join('docs', name), join(docs, name));
  for (const [shell, path] of Object.entries(COMPLETIONS)) {
    const { status, stdout } = spawnSync('dist/cloud-config', ['completion', shell]);
    if (status !== 0) throw new Error(`cloud-config completion ${shell} ended with ${status}`);
    put(join(work, path), stdout);
  }
  put(
    join(work, 'usr/share/man/man1/cloud-config.1.gz'),
    gzipSync(readFileSync('packaging/man/cloud-config.1')),
  );
  writeFileSync(join(work, 'DEBIAN/control'), control());
  for (const name of ['postinst', 'prerm', 'postrm']) {
    cpSync(join('packaging/deb', name), join(work, 'DEBIAN', name));
    chmodSync(join(work, 'DEBIAN', name), 0o755);
  }
  run('dpkg-deb', ['--root-owner-group', '-Zzstd', '--build', work, output]);
} finally {
  rmSync(work, { recursive: true });
}
console.log(output);

function put(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function control() {
  return `Package: cloud-config
Version: ${version}
Architecture: ${architecture}
Maintainer: cloud-config maintainers <maintainers@cloud-config.invalid>
Section: admin
Priority: optional
Depends: systemd (>= 252), passwd, libc6 (>= 2.28)
Recommends: sudo
Description: ${description.split(':')[0]}
 Reads cloud-config from where the platform keeps it, checks it against a JSON
 Schema, and applies it: network, host name, SSH keys, users, files, units.
`;
}
