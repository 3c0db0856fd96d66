import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLab, type Lab, type Machine } from './lab.ts';
import { apply, imagePath, PROGRAM } from './machine.ts';

const KEYS = 'http://10.99.0.11:2379/v2/keys/_etcd/registry';
const ENDPOINT = 'http://10.99.0.11:8087';
const FILE = '/root/document.yml';

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

interface Checked {
  readonly verdict: string;
  readonly etcds: readonly {
    readonly member: { readonly id?: string };
    readonly findings: readonly Finding[];
  }[];
}

interface State {
  readonly missing: number;
  readonly members: readonly { readonly id: string; readonly name: string; readonly health: string }[];
}

function documentOf(discovery: string, address: string): string {
  return [
    '#cloud-config',
    'coreos:',
    '  etcd2:',
    `    discovery: ${discovery}`,
    `    advertise-client-urls: http://${address}:2379`,
    `    initial-advertise-peer-urls: http://${address}:2380`,
    '    listen-client-urls: http://0.0.0.0:2379',
    '    listen-peer-urls: http://0.0.0.0:2380',
    '',
  ].join('\n');
}

describe('a cluster by a discovery service, with the etcd 3.4 and the etcd-discovery of Debian', () => {
  let lab: Lab;
  let service: Machine;
  let first: Machine;
  let second: Machine;
  let token = '';

  before(async () => {
    lab = createLab(imagePath());
    // One after the other: their order gives their addresses.
    for (const _ of [1, 2, 3]) {
      const machine = await lab.boot();
      machine.write('/usr/bin/cloud-config', readFileSync(PROGRAM), 0o755);
      if (machine.address === '10.99.0.11') service = machine;
      else if (machine.address === '10.99.0.12') first = machine;
      else second = machine;
    }
    service.sh(
      'systemd-run -q --unit=seed -p Type=notify -E ETCD_ENABLE_V2=true -E ETCD_DATA_DIR=/var/lib/seed ' +
        `-E ETCD_LISTEN_CLIENT_URLS=http://0.0.0.0:2379 -E ETCD_ADVERTISE_CLIENT_URLS=http://10.99.0.11:2379 etcd`,
    );
    service.sh(
      `systemd-run -q --unit=discovery discovery.etcd.io -e http://127.0.0.1:2379 -h ${ENDPOINT} -a :8087`,
    );
    await until(() => cluster(service, 'new-token', '--size', '2', '--endpoint', ENDPOINT).status === 0);
  });
  after(() => lab?.destroy());

  function cluster(machine: Machine, ...args: readonly string[]) {
    return machine.run(['cloud-config', 'cluster', ...args]);
  }

  /** What the machine's own check says, as codes; never with the token. */
  function check(
    machine: Machine,
    document = documentOf(token, machine.address),
    ...args: readonly string[]
  ) {
    machine.write(FILE, document, 0o600);
    const { stdout, stderr, status } = cluster(machine, 'check', '--format', 'json', ...args, FILE);
    assert.ok(status === 0 || status === 1, stdout + stderr);
    assert.ok(!stdout.includes(/[0-9a-f]{32}/.exec(document)?.[0] ?? token));
    const { verdict, etcds }: Checked = JSON.parse(stdout);
    const findings = etcds.flatMap((etcd) => etcd.findings);
    assert.equal(status, verdict === 'refuse' ? 1 : 0);
    return {
      codes: findings.map(({ severity, code }) => `${severity} ${code}`),
      text: findings.map(({ message }) => message).join('\n'),
      id: etcds[0]?.member.id,
    };
  }

  function state(): State {
    const { stdout, stderr } = cluster(service, 'status', '--format', 'json', token);
    assert.match(stdout, /^\{/, stderr);
    return JSON.parse(stdout);
  }

  /** Writes a key of the seed, as a machine with another agent would. */
  function put(key: string, value: string): void {
    const script = `const r = await fetch('${KEYS}/${key}', { method: 'PUT', body: new URLSearchParams({ value: '${value}' }) }); if (!r.ok) throw r;`;
    const [program = '', ...args] = lab.outside([process.execPath, '--input-type=module', '-e', script]);
    assert.equal(spawnSync(program, args, { stdio: 'inherit' }).status, 0);
  }

  async function until(isSo: () => boolean): Promise<void> {
    for (let tries = 0; !isSo(); tries++) {
      assert.ok(tries < 200, 'it did not come to be');
      await sleep(100);
    }
  }

  function start(machine: Machine, wait: 'wait' | 'no-block'): void {
    const { status, stdout } = apply(machine, documentOf(token, machine.address));
    assert.equal(status, 0, stdout);
    machine.sh(`systemctl start ${wait === 'wait' ? '' : '--no-block'} etcd2.service`);
  }

  function recorded(machine: Machine): string {
    const status: { readonly cluster?: string } = JSON.parse(
      machine.run(['cloud-config', 'status', '--format', 'json']).stdout,
    );
    return status.cluster ?? '';
  }

  it('gets its token from the discovery service, or from the keys of an etcd', () => {
    const made = cluster(service, 'new-token', '--size', '3', '--endpoint', 'http://127.0.0.1:2379');
    assert.match(made.stdout, /^http:\/\/127\.0\.0\.1:2379\/v2\/keys\/_etcd\/registry\/[0-9a-f]{32}\n$/);
    const raw = made.stdout.trim().replace('127.0.0.1', '10.99.0.11');
    assert.deepEqual(check(first, documentOf(raw, first.address)).codes, ['info CLUSTER_WAITING']);
    token = cluster(service, 'new-token', '--size', '2', '--endpoint', ENDPOINT).stdout.trim();
    assert.match(token, /^http:\/\/10\.99\.0\.11:8087\/[0-9a-f]{32}$/);
  });

  it('refuses what would spoil the token, and registers nothing by asking', () => {
    for (const [host, code] of [
      ['', 'CLUSTER_ADDRESS_EMPTY'],
      ['0.0.0.0', 'CLUSTER_ADDRESS_LOCAL'],
      ['127.0.0.1', 'CLUSTER_ADDRESS_LOCAL'],
    ] as const) {
      assert.ok(check(first, documentOf(token, host)).codes.includes(`error ${code}`), host);
    }
    assert.match(check(first).text, /^0 of 2 are registered .* \(nobody\); etcd will wait for 1 more/);
    assert.deepEqual(state().members, []);
  });

  it('tells an unknown token, a mistyped one and a bad size apart', () => {
    const unknown = check(first, documentOf(`${ENDPOINT}/${'0'.repeat(32)}`, first.address));
    assert.deepEqual(unknown.codes, ['error CLUSTER_TOKEN_UNKNOWN']);
    const short = check(first, documentOf(token.slice(0, -1), first.address));
    assert.deepEqual(short.codes, ['error CLUSTER_TOKEN_SHAPE']);
    put(`${'b'.repeat(32)}/_config/size`, 'three');
    const bad = check(first, documentOf(`${ENDPOINT}/${'b'.repeat(32)}`, first.address));
    assert.deepEqual(bad.codes, ['error CLUSTER_SIZE_BAD']);
    put(`${'c'.repeat(32)}/dd`, 'd=http://0.0.0.0:2380');
    const sizeless = check(first, documentOf(`${ENDPOINT}/${'c'.repeat(32)}`, first.address));
    assert.deepEqual(sizeless.codes, ['error CLUSTER_SIZE_BAD']);
    put(`${'c'.repeat(32)}/_config/size`, '2');
    const spoiled = check(first, documentOf(`${ENDPOINT}/${'c'.repeat(32)}`, first.address));
    assert.deepEqual(spoiled.codes, ['warning CLUSTER_BAD_ENTRY', 'info CLUSTER_WAITING']);
  });

  it('is refused by name under the command line of coreos-cloudinit too, before etcd starts', () => {
    const units = '  units:\n    - name: etcd2.service\n      command: start\n';
    const files = 'write_files:\n  - path: /etc/node\n    content: here\n';
    const unknown = documentOf(`${ENDPOINT}/${'0'.repeat(32)}`, first.address);
    first.write(FILE, `${unknown}${units}${files}`, 0o600);
    const { status, stdout, stderr } = first.run(['cloud-config', 'coreos-cloudinit', `-from-file=${FILE}`]);
    assert.equal(status, 1, stderr);
    assert.match(stdout, /^failed .*etcd2\.service.*\[?CLUSTER_TOKEN_UNKNOWN/m);
    assert.match(stderr, /^cloud-config: .*discovery: error: .*\[CLUSTER_TOKEN_UNKNOWN\]$/m);
    assert.match(recorded(first), /^refused: .*CLUSTER_TOKEN_UNKNOWN/);
    assert.equal(first.sh('journalctl -b -q -u etcd2.service'), '');
    assert.equal(first.read('/etc/node'), 'here');
  });

  it('knows the id under which a member registers, and who is missing', async () => {
    const { id } = check(first);
    start(first, 'no-block');
    await until(() => state().members.length === 1);
    const { members, missing } = state();
    assert.deepEqual(
      members.map((member) => ({ ...member, name: '', reason: '', peerUrls: [] })),
      [{ id, name: '', health: 'silent', reason: '', peerUrls: [] }],
    );
    assert.equal(missing, 1);
    assert.equal(members[0]?.name, first.sh('cat /etc/machine-id'));
  });

  it('tells the last one that it is the last, and then all are healthy', async () => {
    assert.match(check(second).text, /^1 of 2 are registered .*; this machine is the last$/);
    start(second, 'wait');
    await until(() => cluster(service, 'status', token).status === 0);
    assert.deepEqual(
      state().members.map(({ health }) => health),
      ['healthy', 'healthy'],
    );
    assert.deepEqual(check(first).codes, ['info CLUSTER_DISCOVERY_IGNORED']);
  });

  it('tells a third machine that there is no place for it, and what its etcd will do', () => {
    const document = documentOf(token, '10.99.0.14');
    const full = check(service, document);
    assert.deepEqual(full.codes, ['warning CLUSTER_FULL']);
    assert.match(full.text, /2 of 2 places are taken, by \S+ 10\.99\.0\.12, \S+ 10\.99\.0\.13; /);
    assert.deepEqual(check(service, document, '--etcd-version', '3.6').codes, ['error CLUSTER_FULL']);
  });

  it('names a member whose data is gone, which etcd does not start', () => {
    second.sh('systemctl stop etcd2.service; rm -rf /var/lib/etcd2/*');
    const gone = check(second);
    assert.deepEqual(gone.codes, ['error CLUSTER_DATA_GONE']);
    assert.notEqual(second.run(['systemctl', 'start', 'etcd2.service']).status, 0);
    assert.match(second.sh('journalctl -u etcd2.service -o cat'), /has previously registered/);
  });

  it('frees its place, and the place is free', () => {
    const { id = '' } = check(second);
    const forgotten = cluster(second, 'forget', id, FILE);
    assert.equal(forgotten.status, 0, forgotten.stderr);
    assert.match(
      forgotten.stdout,
      new RegExp(`^removed \\S+ \\(${id}, http://10.99.0.13:2380\\) .*: 1 of 2 places are taken\n$`),
    );
    assert.equal(state().missing, 1);
    assert.deepEqual(check(second).codes, ['info CLUSTER_WAITING']);
  });

  it('names a discovery service that is gone, and lets etcd start', () => {
    service.sh('systemctl stop discovery.service');
    assert.deepEqual(check(second).codes, ['warning CLUSTER_UNREACHABLE_CONNECT']);
  });
});
