import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Lab, Machine } from './lab.ts';
import { ADDRESSES, bootMachine } from './machine.ts';
import { argumentsDuring, changedSince, describeEntry, entryAt } from './traces.ts';

const DOCUMENT = 'fixtures/documents/full.yml';
const MANIFEST = 'fixtures/documents/full.manifest.txt';
// What the 2018 agent left of a document of its own; not part of this repository.
const REFERENCE = '../shared/reference';

const SECRETS = ['zzNWLZYU3RsKbTwe3MDQ107x9qSJeed', '5ca1ab1e5ca1ab1e', '5ec2e7c0ffee'];

function settings(): readonly string[] {
  return Object.entries(ADDRESSES).map(([name, value]) => `${name}=${value}`);
}

describe('a document with every section', () => {
  let lab: Lab;
  let machine: Machine;
  let seen: ReadonlySet<string>;
  before(async () => {
    ({ lab, machine } = await bootMachine());
    machine.write('/root/full.yml', readFileSync(DOCUMENT), 0o600);
    machine.sh('touch /root/mark');
    const enter = [
      'nsenter',
      '-t',
      String(machine.pid),
      '-a',
      'env',
      '-i',
      'PATH=/usr/sbin:/usr/bin',
      ...settings(),
    ];
    const run = await argumentsDuring([...enter, 'cloud-config', 'apply', '/root/full.yml']);
    assert.equal(run.status, 0, machine.run(['cloud-config', 'status']).stdout);
    ({ seen } = run);
  });
  after(() => lab?.destroy());

  it('leaves exactly these files, links, modes and owners', () => {
    const left = changedSince(machine, '/root/mark').map(describeEntry);
    const text = `${left.join('\n')}\n`;
    if (process.env['UPDATE_GOLDEN']) writeFileSync(MANIFEST, text);
    assert.equal(text, readFileSync(MANIFEST, 'utf8'));
  });

  it('shows no secret in the arguments of any process', () => {
    assert.ok(
      [...seen].some((line) => /useradd/.test(line)),
      'the processes were not watched closely enough',
    );
    for (const secret of SECRETS)
      assert.deepEqual(
        [...seen].filter((line) => line.includes(secret)),
        [],
      );
  });

  it('shows no secret to others in files, nor in the journal', () => {
    for (const secret of SECRETS) {
      const readers = `find / -xdev -type f -perm -o+r -print0 | xargs -0 grep -lF '${secret}'`;
      const inMemory = `find /run -type f -perm -o+r -print0 | xargs -0 grep -lF '${secret}'`;
      assert.equal(machine.sh(`{ ${readers}; ${inMemory}; } || true`), '');
      assert.equal(machine.sh(`journalctl -b -q -a --no-pager | grep -F '${secret}' || true`), '');
    }
  });
});

describe('the document that the 2018 agent was measured with', () => {
  let lab: Lab | undefined;
  let machine: Machine;
  before(async function () {
    if (!existsSync(REFERENCE)) this.skip();
    const booted = await bootMachine();
    ({ machine } = booted);
    lab = booted.lab;
    machine.write('/root/full.yml', readFileSync(`${REFERENCE}/full.yml`), 0o600);
    const result = machine.run(['cloud-config', 'apply', '/root/full.yml'], { environment: ADDRESSES });
    assert.equal(result.status, 0, result.stdout + result.stderr);
  });
  after(() => lab?.destroy());

  it('leaves the same paths with the same modes, owners and sizes', () => {
    const lines = readFileSync(`${REFERENCE}/manifest.txt`, 'utf8').trimEnd().split('\n');
    const expected = lines.map(parseManifest).filter(({ path }) => !NOT_OURS.test(path));
    assert.ok(expected.length > 60);
    const different = expected.filter((entry) => {
      const now = entryAt(machine, entry.path);
      const isSame = now.type === entry.type && now.owner === entry.owner && now.target === entry.target;
      const hasMode = OTHER_MODE.test(entry.path) || now.mode === entry.mode;
      return (
        !isSame || !hasMode || (now.type === 'f' && !OTHER_SIZE.test(entry.path) && now.size !== entry.size)
      );
    });
    assert.deepEqual(
      different.map(({ path }) => describeEntry(entryAt(machine, path))),
      [],
    );
    assert.equal(entryAt(machine, '/etc/app/setuid').mode, '4755');
  });

  it('leaves units in the same states', () => {
    const [, ...blocks] = readFileSync(`${REFERENCE}/state.txt`, 'utf8').split(/^== /m);
    assert.ok(blocks.length > 10);
    for (const block of blocks) {
      const [unit = '', ...lines] = block.split('\n');
      const properties = lines.filter((line) => /^[A-Z]\w+=/.test(line));
      const names = properties.map((line) => line.replace(/=.*/, ''));
      const now = machine.sh(`systemctl show ${names.map((name) => `-p ${name}`).join(' ')} ${unit}`);
      assert.deepEqual(now.split('\n').map(merged).sort(), properties.map(merged).sort(), unit);
    }
  });
});

// A lock and a private directory of other programs.
const NOT_OURS = /\.authorized_keys\.d\.lock$|^\/var\/tmp\/systemd-private/;
// A drop-in with a discovery token is for its owner alone; the setuid bit survives.
const OTHER_MODE = /^\/etc\/app\/setuid$|etcd2\.service\.d\//;
// Accounts of the image; GECOS without quotes; other lines of hosts; a last line end; no heading in the keys.
const OTHER_SIZE =
  /^\/etc\/(?:passwd|shadow|group|gshadow|hosts|subuid|subgid)$|options\.env$|\/authorized_keys$|\/(?:update\.conf|environment)$/;

function parseManifest(line: string): ReturnType<typeof entryAt> {
  const parts = /^(.) +(\d+) (\S+) +(\d+ )?(\S+)(?: -> (\S+))?$/.exec(line);
  const [, type = '', mode = '', owner = '', size = '0', path = '', target = ''] = parts ?? [];
  return { type: type === '-' ? 'f' : type, mode, owner, size: Number(size), path, target };
}

/** On a machine with /usr merged both names are one place. */
function merged(property: string): string {
  return property.replace('=/usr/lib/', '=/lib/');
}
