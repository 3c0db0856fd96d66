import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { Plan } from '../../src/apply/action.ts';
import { execute, inspectPlan } from '../../src/apply/execute.ts';
import type { Layer } from '../../src/apply/layer.ts';
import { plan } from '../../src/apply/plan.ts';
import type { CloudConfig } from '../../src/config/generated/types.ts';
import { failureLines } from '../../src/report/report-text.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';

function planOf(config: CloudConfig, ...weaker: readonly Layer[]): Plan {
  return plan({
    layers: [...weaker, { name: 'user', config }],
    metadata: {},
    defaultUser: 'core',
    keySet: 'coreos-cloudinit',
    gunzip: (content) => gunzipSync(content),
  });
}

function file(text: string): { readonly content: Uint8Array } {
  return { content: new TextEncoder().encode(text) };
}

async function changesOfSecondRun(config: CloudConfig, machine: FakeMachine): Promise<readonly string[]> {
  await execute(planOf(config), fakeHost(machine));
  machine.calls.length = 0;
  await execute(planOf(config), fakeHost(machine));
  return machine.calls;
}

/** Runs to each change, is killed there, and runs again: the machine must be as after one whole run. */
async function assertSurvivesKill(made: Plan, fresh: () => FakeMachine): Promise<void> {
  const whole = fresh();
  const host = fakeHost(whole);
  await execute(made, host);
  for (let killAt = 1; killAt <= host.changes(); killAt += 1) {
    const machine = fresh();
    assert.equal((await execute(made, fakeHost(machine, { killAt }))).ok, false);
    await execute(made, fakeHost(machine));
    assert.deepEqual(machine.endState(), whole.endState(), `killed before change ${killAt}`);
  }
}

describe('keys in a home', () => {
  const keys = { ssh_authorized_keys: ['ssh-rsa AAAAnew'] };

  it('keep those from before the first run, wherever that run was killed', async () => {
    await assertSurvivesKill(planOf(keys), () => {
      const machine = new FakeMachine();
      machine.put('/home/core/.ssh/authorized_keys', file('ssh-rsa AAAAold\n'));
      return machine;
    });
  });

  for (const link of ['authorized_keys', 'authorized_keys.d/mine']) {
    it(`never copy what a link at ~/.ssh/${link} points to`, async () => {
      const machine = new FakeMachine();
      machine.put('/etc/shadow', file('root:HASH:1::::::\n'));
      machine.put(`/home/core/.ssh/${link}`, { type: 'symlink', target: '/etc/shadow' });
      await execute(planOf(keys), fakeHost(machine));
      assert.doesNotMatch(machine.under('/home/core/'), /HASH/);
    });
  }

  it('are one set when a document names a user twice', async () => {
    const users = [
      { name: 'core', ssh_authorized_keys: ['ssh-rsa AAAA1'] },
      { name: 'core', ssh_authorized_keys: ['ssh-rsa AAAA2'] },
    ];
    const machine = new FakeMachine();
    assert.deepEqual(await changesOfSecondRun({ users }, machine), []);
    assert.match(machine.text('/home/core/.ssh/authorized_keys') ?? '', /AAAA1\n.*AAAA2\n/);
  });
});

describe('files of a document', () => {
  it('are settled when one entry writes and another one appends', async () => {
    const entries = [
      { path: '/etc/app.conf', content: 'a\n' },
      { path: '/etc//app.conf', content: 'b\n', append: true },
    ];
    const machine = new FakeMachine();
    assert.deepEqual(await changesOfSecondRun({ write_files: entries }, machine), []);
    assert.equal(machine.text('/etc/app.conf'), 'a\nb\n');
  });

  it('keep their mode and owner when something is appended and no mode is given', async () => {
    const machine = new FakeMachine();
    machine.put('/etc/secret', { ...file('x\n'), mode: 0o600, uid: 500, gid: 500 });
    const entry = { path: '/etc/secret', content: 'y\n', append: true };
    await execute(planOf({ write_files: [entry] }), fakeHost(machine));
    const { mode, uid } = machine.nodes.get('/etc/secret') ?? {};
    assert.deepEqual([mode, uid], [0o600, 500]);
  });

  it('may belong to a user with a dot in the name', async () => {
    const machine = new FakeMachine();
    machine.addAccount('john.doe', 700, '/home/john.doe');
    const report = await execute(
      planOf({ write_files: [{ path: '/srv/x', owner: 'john.doe' }] }),
      fakeHost(machine),
    );
    assert.equal(report.ok, true);
    assert.equal(machine.nodes.get('/srv/x')?.uid, 700);
  });

  it('do not show in a plan what was private before', async () => {
    const machine = new FakeMachine();
    machine.put('/etc/secret', { ...file('PRIVATE\n'), mode: 0o600 });
    const inspected = await inspectPlan(
      planOf({ write_files: [{ path: '/etc/secret', content: 'public\n' }] }),
      fakeHost(machine),
    );
    assert.doesNotMatch(JSON.stringify(inspected.map(({ inspection }) => inspection)), /PRIVATE/);
  });

  it('with an address that is none fail alone', async () => {
    const machine = new FakeMachine();
    const entries = [
      { path: '/a', source: 'not a url', sha256: 'a'.repeat(64) },
      { path: '/b', content: 'x' },
    ];
    const users = [{ name: 'core', coreos_ssh_import_url: 'not a url' }];
    const report = await execute(planOf({ users, write_files: entries }), fakeHost(machine));
    assert.equal(report.ok, false);
    assert.equal(machine.text('/b'), 'x');
    await inspectPlan(planOf({ users, write_files: entries }), fakeHost(machine));
  });
});

describe('units and jobs', () => {
  it("keep the image's drop-in for a unit that the user's document starts", async () => {
    const machine = new FakeMachine();
    machine.put('/usr/lib/systemd/system/etcd2.service', file('[Service]\n'));
    const oem: Layer = {
      name: 'oem',
      config: {
        coreos: {
          units: [{ name: 'etcd2.service', drop_ins: [{ name: '10-oem.conf', content: '[Service]\n' }] }],
        },
      },
    };
    const made = planOf({ coreos: { units: [{ name: 'etcd2.service', command: 'start' }] } }, oem);
    await execute(made, fakeHost(machine));
    assert.ok(machine.nodes.has('/etc/systemd/system/etcd2.service.d/10-oem.conf'));
    assert.ok(machine.active.has('etcd2.service'));
  });

  it('reload networkd also when the run that wrote its files was killed', async () => {
    const units = [{ name: '10-eth.network', content: '[Match]\n' }];
    await assertSurvivesKill(planOf({ coreos: { units } }), () => new FakeMachine());
  });

  it('do not restart again what systemd is still restarting', async () => {
    const machine = new FakeMachine();
    machine.endless.add('slow.service');
    const units = [{ name: 'slow.service', content: '[Service]\n', command: 'restart' }] as const;
    assert.deepEqual(await changesOfSecondRun({ coreos: { units } }, machine), []);
  });

  it('wait no longer than the job takes, so that no timer holds the process', async () => {
    const machine = new FakeMachine();
    const wakes: (Promise<unknown> | undefined)[] = [];
    const units = [{ name: 'a.service', content: '[Service]\n', command: 'start' }] as const;
    await execute(
      planOf({ coreos: { units } }),
      fakeHost(machine, { onSleep: (_, wake) => wakes.push(wake) }),
    );
    assert.equal(wakes.length, 1);
    assert.ok(!wakes.includes(undefined));
  });

  it('hide tokens and hashes in what a failed unit wrote', async () => {
    const machine = new FakeMachine();
    machine.broken.add('etcd2.service');
    machine.put('/usr/lib/systemd/system/etcd2.service', file('[Service]\n'));
    const discovery = 'https://discovery.example/my-own-token';
    machine.journal.set('etcd2.service', [`discovery token ${discovery} was used, hash $6$salt$abcdef`]);
    const report = await execute(
      planOf({ coreos: { etcd2: { discovery }, units: [{ name: 'etcd2.service', command: 'start' }] } }),
      fakeHost(machine),
    );
    const words = failureLines(report).join('\n');
    assert.match(words, /discovery token/);
    assert.doesNotMatch(words, /my-own-token|abcdef/);
  });
});
