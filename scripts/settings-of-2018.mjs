// The settings files of services as the 2018 agent wrote them and as this program does.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ADDRESSES = { COREOS_PRIVATE_IPV4: '10.0.0.1', COREOS_PUBLIC_IPV4: '203.0.113.1' };
const FILES = {
  etcd: 'run/systemd/system/etcd.service.d/20-cloudinit.conf',
  etcd2: 'run/systemd/system/etcd2.service.d/20-cloudinit.conf',
  fleet: 'run/systemd/system/fleet.service.d/20-cloudinit.conf',
  flannel: 'run/flannel/options.env',
  locksmith: 'run/systemd/system/locksmithd.service.d/20-cloudinit.conf',
  update: 'etc/coreos/update.conf',
};
const TABLE = JSON.parse(readFileSync('fixtures/services/variables-of-2018.json', 'utf8'));

/** `NAME=value` of each file in the order of its lines, from what the 2018 agent has decoded. */
export function settingsThen({ coreos = {} }) {
  const settings = {};
  for (const section of Object.keys(FILES)) {
    const given = coreos[section] ?? {};
    const unknown = Object.keys(given).filter((key) => !TABLE[section].some(([known]) => known === key));
    if (unknown.length > 0) throw new Error(`coreos.${section}: not in the table: ${unknown}`);
    const pairs = TABLE[section]
      .filter(([key]) => given[key])
      .map(([key, variable]) => `${variable}=${substituted(String(given[key]))}`);
    if (pairs.length > 0) settings[section] = pairs;
  }
  return settings;
}

function substituted(value) {
  return value
    .replaceAll('$private_ipv4', ADDRESSES.COREOS_PRIVATE_IPV4)
    .replaceAll('$public_ipv4', ADDRESSES.COREOS_PUBLIC_IPV4);
}

/** The same from the files that applying a document leaves, without what the 2018 agent could not write. */
export function settingsNow(file) {
  const root = mkdtempSync(join(tmpdir(), 'cloud-config-corpus-'));
  try {
    cpSync('fixtures/roots/minimal', root, { recursive: true, verbatimSymlinks: true });
    const argv = ['dist/cloud-config.mjs', 'apply', file, '--root', root];
    // Its exit code tells of other things too, such as units that this root does not have.
    spawnSync(process.execPath, argv, { env: { PATH: process.env.PATH, ...ADDRESSES } });
    const settings = {};
    for (const [section, path] of Object.entries(FILES)) {
      if (!existsSync(join(root, path))) continue;
      const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n');
      settings[section] = readers[section]?.(lines) ?? dropIn(lines);
    }
    return settings;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const readers = {
  flannel: (lines) => lines.map((line) => line.replace(/"(.*)"$/, '$1').replace(/\\(.)/g, '$1')),
  // Lines that the image has are kept; the agent's are in the order of the file.
  update: (lines) => lines.filter((line) => line !== 'GROUP=stable'),
};

function dropIn([heading, ...lines]) {
  if (heading !== '[Service]') throw new Error(`a drop-in begins with ${heading}`);
  return lines
    .map((line) => {
      const value = /^Environment="(.*)"$/.exec(line)?.[1];
      if (value === undefined) throw new Error(`a drop-in has the line ${line}`);
      return value.replace(/\\(.)/g, '$1').replaceAll('%%', '%');
    })
    .filter((pair) => !/=(?:false|0)$/.test(pair));
}
