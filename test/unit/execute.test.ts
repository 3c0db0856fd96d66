import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { Plan } from '../../src/apply/action.ts';
import { execute, inspectPlan } from '../../src/apply/execute.ts';
import { plan } from '../../src/apply/plan.ts';
import type { Report, Status } from '../../src/apply/report.ts';
import type { CloudConfig } from '../../src/config/generated/types.ts';
import type { Metadata } from '../../src/datasources/datasource.ts';
import { describe as wordsOf } from '../../src/report/describe.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';

const FULL: CloudConfig = {
  hostname: 'node1.example',
  manage_etc_hosts: 'localhost',
  ssh_authorized_keys: ['ssh-ed25519 AAAAcore core@lab'],
  users: [
    {
      name: 'alice',
      passwd: '$6$salt$hash',
      groups: ['docker'],
      sudo: ['ALL=(ALL) NOPASSWD:ALL'],
      ssh_authorized_keys: ['ssh-ed25519 AAAAalice alice@lab'],
    },
  ],
  write_files: [
    { path: '/etc/motd', content: 'welcome\n' },
    { path: '/etc/private', content: 'a=1', permissions: '0600', owner: 'alice:docker' },
    { path: '/etc/profile', content: 'export A=1\n', append: true },
  ],
  coreos: {
    update: { reboot_strategy: 'off', group: 'beta' },
    etcd2: { name: 'node1', discovery: 'https://discovery.example/0123456789abcdef0123456789abcdef' },
    flannel: { etcd_prefix: '/net' },
    units: [
      {
        name: 'a.service',
        content: '[Install]\nWantedBy=multi-user.target\n',
        enable: true,
        command: 'start',
      },
      { name: 'b.service', drop_ins: [{ name: '10.conf', content: '[Service]\n' }], command: 'restart' },
      { name: 'c.service', mask: true },
      { name: 'once.service', content: '[Service]\nType=oneshot\n', command: 'start' },
    ],
  },
};

function planOf(config: CloudConfig, metadata: Metadata = {}): Plan {
  return plan({
    layers: [
      { name: 'user', config, script: { name: 'abc', bytes: new TextEncoder().encode('#!/bin/sh\n') } },
    ],
    metadata,
    defaultUser: 'core',
    keySet: 'coreos-cloudinit',
    gunzip: (content) => gunzipSync(content),
  });
}

/** A machine as an image has it: with groups, units, and files that other people own. */
function machine(): FakeMachine {
  const fresh = new FakeMachine();
  const bytes = (text: string) => ({ content: new TextEncoder().encode(text) });
  fresh.groups.set('docker', { name: 'docker', gid: 233, members: [] });
  fresh.put('/etc/hosts', bytes('127.0.0.1 localhost\n'));
  fresh.put('/etc/profile', bytes('# profile\n'));
  fresh.put('/usr/share/coreos/update.conf', bytes('GROUP=stable\n'));
  for (const unit of ['b.service', 'c.service', 'locksmithd.service', 'update-engine.service'])
    fresh.put(`/usr/lib/systemd/system/${unit}`, bytes('[Service]\n'));
  fresh.active.add('locksmithd.service');
  fresh.oneshots.add('once.service');
  return fresh;
}

function having(report: Report, status: Status): readonly string[] {
  return report.steps
    .filter(({ outcome }) => outcome.status === status)
    .map(({ step }) => wordsOf(step.action));
}

describe('carrying out a plan', () => {
  it('leaves the machine as the document says', async () => {
    const node = machine();
    const report = await execute(planOf(FULL), fakeHost(node));
    assert.deepEqual(having(report, 'failed'), []);
    assert.equal(report.ok, true);
    assert.equal(node.kernelHostname, 'node1.example');
    assert.equal(node.hashes.get('alice'), '$6$salt$hash');
    assert.equal(node.text('/etc/profile'), '# profile\nexport A=1\n');
    assert.equal(node.text('/etc/coreos/update.conf'), 'GROUP=beta\nREBOOT_STRATEGY=off\n');
    assert.match(node.text('/etc/hosts') ?? '', /^127\.0\.0\.1 localhost\n/);
    assert.match(node.text('/etc/sudoers.d/90-cloud-config-alice') ?? '', /^alice ALL=/);
    const { mode, uid, gid } = node.nodes.get('/etc/private') ?? {};
    assert.deepEqual([mode, uid, gid], [0o600, node.accounts.get('alice')?.uid, 233]);
    assert.equal(node.nodes.get('/run/systemd/system/locksmithd.service')?.target, '/dev/null');
    assert.deepEqual([...node.active].sort(), [
      'a.service',
      'b.service',
      'systemd-networkd.service',
      'update-engine.service',
    ]);
    assert.deepEqual([...node.enabled], ['a.service']);
  });

  it('changes nothing the second time', async () => {
    const node = machine();
    await execute(planOf(FULL), fakeHost(node));
    const again = fakeHost(node);
    const report = await execute(planOf(FULL), again);
    assert.equal(again.changes(), 0);
    assert.deepEqual(having(report, 'done'), []);
  });

  it('reloads systemd once, and jobs come after it', async () => {
    const node = machine();
    await execute(planOf(FULL), fakeHost(node));
    assert.equal(node.calls.filter((call) => call === 'reload').length, 1);
    const place = (call: string) => node.calls.indexOf(call);
    assert.ok(place('reload') < place('start a.service'));
    assert.ok(place('start a.service') < place('restart b.service'));
  });

  it('does what it can when a user, a file and a unit fail, and says which', async () => {
    const node = machine();
    node.broken.add('bad.service');
    node.journal.set('bad.service', ['it broke']);
    const config: CloudConfig = {
      users: [{ name: '-D', ssh_authorized_keys: ['ssh-rsa AAAA'] }, { name: 'bob' }],
      write_files: [
        { path: '/etc/ro', content: 'x' },
        { path: '/etc/rw', content: 'x' },
      ],
      coreos: {
        units: [
          { name: 'bad.service', content: '[Service]\n', command: 'start' },
          { name: 'good.service', content: '[Service]\n', command: 'start' },
        ],
      },
    };
    const report = await execute(planOf(config), fakeHost(node, { refused: ['/etc/ro'] }));
    assert.equal(report.ok, false);
    assert.deepEqual(having(report, 'failed'), ['user -D', '/etc/ro', 'start bad.service']);
    assert.deepEqual(having(report, 'skipped'), ['SSH keys of -D (coreos-cloudinit)']);
    assert.ok(node.accounts.has('bob') && node.nodes.has('/etc/rw') && node.active.has('good.service'));
    const job = report.steps.find(({ outcome }) => outcome.code === 'SYSTEMD_JOB_FAILED');
    assert.match(job?.outcome.reason ?? '', /exit status 1.*it broke/);
  });

  it('leaves a service alone that the document masks, whatever its settings would restart', async () => {
    const units = [{ name: 'update-engine.service', mask: true }];
    const report = await execute(
      planOf({ coreos: { update: { group: 'beta' }, units } }),
      fakeHost(machine()),
    );
    assert.equal(report.ok, true);
    assert.ok(having(report, 'skipped').includes('restart update-engine.service'));
  });

  it('goes on when a job does not end', async () => {
    const node = machine();
    node.endless.add('slow.service');
    const units = ['slow.service', 'next.service'].map(
      (name) => ({ name, content: '[Service]\n', command: 'start' }) as const,
    );
    const report = await execute(planOf({ coreos: { units } }), fakeHost(node));
    assert.deepEqual(having(report, 'queued'), ['start slow.service']);
    assert.ok(node.active.has('next.service'));
    assert.equal(report.ok, true);
  });

  it('names the remedy when there is no user for the keys', async () => {
    const node = machine();
    node.accounts.delete('core');
    const report = await execute(planOf({ ssh_authorized_keys: ['ssh-rsa AAAA'] }), fakeHost(node));
    const failed = report.steps.find(({ outcome }) => outcome.status === 'failed');
    assert.equal(failed?.outcome.code, 'KEYS_NO_USER');
    assert.match(failed?.outcome.reason ?? '', /--default-user/);
  });

  it('makes the account without a group that does not exist, and names the group', async () => {
    const node = machine();
    const report = await execute(
      planOf({ users: [{ name: 'bob', groups: ['nowhere', 'docker'] }] }),
      fakeHost(node),
    );
    assert.deepEqual(node.groups.get('docker')?.members, ['bob']);
    assert.match(
      report.steps.find(({ outcome }) => !report.ok && outcome.code)?.outcome.reason ?? '',
      /nowhere/,
    );
  });

  it('keeps keys from before the first run, and drops a withdrawn one', async () => {
    const node = machine();
    const path = '/home/core/.ssh/authorized_keys';
    node.put(path, { content: new TextEncoder().encode('ssh-rsa AAAAold\n') });
    await execute(planOf({ ssh_authorized_keys: ['ssh-rsa AAAA1', 'ssh-rsa AAAA2'] }), fakeHost(node));
    await execute(planOf({ ssh_authorized_keys: ['ssh-rsa AAAA2'] }), fakeHost(node));
    const lines = (node.text(path) ?? '').split('\n').filter((line) => line.startsWith('ssh-'));
    assert.deepEqual(lines.sort(), ['ssh-rsa AAAA2', 'ssh-rsa AAAAold']);
  });

  it('enables by links and starts nothing where no systemd runs', async () => {
    const node = machine();
    const report = await execute(planOf(FULL), fakeHost(node, { systemd: 'absent' }));
    const link = '/etc/systemd/system/multi-user.target.wants/a.service';
    assert.equal(node.nodes.get(link)?.target, '/etc/systemd/system/a.service');
    assert.ok(having(report, 'skipped').includes('start a.service'));
    assert.equal(report.ok, true);
  });

  it('skips accounts without root and does the rest', async () => {
    const node = machine();
    const report = await execute(planOf(FULL), fakeHost(node, { systemd: 'absent', privileged: false }));
    assert.ok(having(report, 'skipped').includes('user alice'));
    assert.equal(node.text('/etc/motd'), 'welcome\n');
    assert.equal(report.ok, true);
  });

  it('ends in the same state when it was killed before any change and ran again', async () => {
    const whole = machine();
    const total = fakeHost(whole);
    await execute(planOf(FULL), total);
    for (let killAt = 1; killAt <= total.changes(); killAt += 1) {
      const node = machine();
      assert.equal((await execute(planOf(FULL), fakeHost(node, { killAt }))).ok, false);
      await execute(planOf(FULL), fakeHost(node));
      assert.deepEqual(node.endState(), whole.endState(), `killed before change ${killAt}`);
    }
  });
});

describe('inspecting a plan', () => {
  it('changes nothing, and finds all unchanged after it was carried out', async () => {
    const node = machine();
    const host = fakeHost(node);
    const before = await inspectPlan(planOf(FULL), host);
    assert.equal(host.changes(), 0);
    assert.ok(before.some(({ inspection }) => inspection.state === 'change'));
    await execute(planOf(FULL), fakeHost(node));
    const after = await inspectPlan(planOf(FULL), host);
    assert.deepEqual(
      after.filter(({ inspection }) => inspection.state === 'change').map(({ step }) => wordsOf(step.action)),
      [],
    );
  });

  it('shows the text of files that all may read, and no other', async () => {
    const inspected = await inspectPlan(planOf(FULL), fakeHost(machine()));
    const shown = inspected.flatMap(({ step, inspection }) =>
      inspection.state === 'change' && inspection.after !== undefined ? [wordsOf(step.action)] : [],
    );
    assert.ok(shown.includes('/etc/motd'));
    assert.ok(!shown.includes('/etc/private'));
    assert.ok(!JSON.stringify(inspected.map(({ inspection }) => inspection)).includes('0123456789abcdef'));
  });
});
