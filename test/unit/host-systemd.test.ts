import assert from 'node:assert/strict';
import type { Commands, Systemd } from '../../src/apply/host.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { type Bus, type BusCall, BusCallError, type BusSignal } from '../../src/host/node/bus.ts';
import { createSystemd } from '../../src/host/node/systemd.ts';

const UNIT = '/org/freedesktop/systemd1/unit/x';

/** Answers by member, or by property for `Get`; signals are sent by the test. */
class FakeBus implements Bus {
  readonly calls: BusCall[] = [];
  readonly answers = new Map<string, (call: BusCall) => readonly unknown[]>();
  closed = 0;
  private signalled: (signal: BusSignal) => void = () => {};
  private lost: (error: CloudConfigError) => void = () => {};

  constructor(answers: Readonly<Record<string, readonly unknown[]>>) {
    for (const [member, answer] of Object.entries(answers)) this.answers.set(member, () => answer);
  }

  async call(call: BusCall): Promise<readonly unknown[]> {
    this.calls.push(call);
    const key = call.member === 'Get' ? String(call.body?.[1]) : call.member;
    return this.answers.get(key)?.(call) ?? [];
  }

  onSignal(listener: (signal: BusSignal) => void): void {
    this.signalled = listener;
  }

  onLost(listener: (error: CloudConfigError) => void): void {
    this.lost = listener;
  }

  close(): void {
    this.closed += 1;
  }

  lose(): void {
    this.lost(new CloudConfigError('SYSTEMD_CONNECT', 'gone'));
  }

  removeJob(path: string, result: string): void {
    const body = [7, path, 'x.service', result];
    this.signalled({ path: '', interface: 'org.freedesktop.systemd1.Manager', member: 'JobRemoved', body });
  }

  members(): readonly string[] {
    return this.calls.map((call) => call.member).filter((member) => member !== 'Get');
  }
}

const noCommands: Commands = { run: async () => undefined };

function variant(value: unknown): readonly unknown[] {
  return [[[{ type: 's', child: [] }], [value]]];
}

function properties(values: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, variant(value)]));
}

async function connect(bus: FakeBus): Promise<Systemd> {
  const systemd = await createSystemd(bus, noCommands);
  bus.calls.length = 0;
  return systemd;
}

describe('systemd over a bus', () => {
  it('subscribes before anything is queued', async () => {
    const bus = new FakeBus({});
    await createSystemd(bus, noCommands);
    assert.deepEqual(bus.members(), ['Subscribe']);
  });

  it('settles a job when its own path is removed, with its result', async () => {
    const bus = new FakeBus({ RestartUnit: ['/job/8'] });
    const systemd = await connect(bus);
    const job = await systemd.queue('x.service', 'restart');
    bus.removeJob('/job/7', 'done');
    bus.removeJob('/job/8', 'dependency');
    assert.equal(await job.finished, 'dependency');
    assert.deepEqual(bus.calls[0]?.body, ['x.service', 'replace']);
  });

  it('does not lose a job that is removed before the answer names it', async () => {
    const bus = new FakeBus({});
    const systemd = await connect(bus);
    bus.answers.set('StartUnit', () => {
      bus.removeJob('/job/9', 'done');
      return ['/job/9'];
    });
    const job = await systemd.queue('x.service', 'start');
    assert.equal(await job.finished, 'done');
  });

  it('settles all who wait for the same job', async () => {
    const bus = new FakeBus({ StartUnit: ['/job/1'] });
    const systemd = await connect(bus);
    const jobs = [await systemd.queue('x.service', 'start'), await systemd.queue('x.service', 'start')];
    bus.removeJob('/job/1', 'done');
    assert.deepEqual(await Promise.all(jobs.map((job) => job.finished)), ['done', 'done']);
  });

  it('fails the jobs that are still open when the connection goes', async () => {
    const bus = new FakeBus({ StartUnit: ['/job/1'] });
    const systemd = await connect(bus);
    const job = await systemd.queue('x.service', 'start');
    bus.lose();
    await assert.rejects(job.finished, { code: 'SYSTEMD_CONNECT' });
    await assert.rejects((await systemd.queue('x.service', 'start')).finished, { code: 'SYSTEMD_CONNECT' });
  });

  it('reads the state of a service with type, result and exit status', async () => {
    const unit = { LoadState: 'loaded', ActiveState: 'failed', SubState: 'failed' };
    const run = { Result: 'exit-code', Type: 'oneshot', ExecMainCode: 1, ExecMainStatus: 3 };
    const bus = new FakeBus({ LoadUnit: [UNIT], ...properties({ ...unit, ...run }) });
    const state = await (await connect(bus)).state('x.service');
    assert.deepEqual(state, {
      load: 'loaded',
      active: 'failed',
      sub: 'failed',
      result: 'exit-code',
      type: 'oneshot',
      exitStatus: 3,
      hasJob: false,
    });
  });

  it('reads the state of units that have no process or do not exist', async () => {
    const unit = properties({
      LoadState: 'loaded',
      ActiveState: 'active',
      SubState: 'mounted',
      Result: 'success',
    });
    const bus = new FakeBus({ LoadUnit: [UNIT], ...unit });
    const systemd = await connect(bus);
    assert.deepEqual(await systemd.state('x.mount'), {
      load: 'loaded',
      active: 'active',
      sub: 'mounted',
      result: 'success',
      type: '',
      hasJob: false,
    });
    assert.equal((await systemd.state('x.target')).result, 'success');
    bus.answers.set('LoadState', () => variant('not-found'));
    assert.equal((await systemd.state('x.service')).load, 'not-found');
  });

  it('says whether enabling changed anything', async () => {
    const bus = new FakeBus({ EnableUnitFiles: [true, [['symlink', '/a', '/b']]] });
    const systemd = await connect(bus);
    assert.equal(await systemd.enable('x.service', 'runtime'), true);
    assert.deepEqual(bus.calls[0]?.body, [['x.service'], true, true]);
    bus.answers.set('EnableUnitFiles', () => [true, []]);
    assert.equal(await systemd.enable('x.service', 'persistent'), false);
    assert.deepEqual(bus.members(), ['EnableUnitFiles', 'EnableUnitFiles']);
  });

  it('knows a missing unit file from a failed question', async () => {
    const bus = new FakeBus({ GetUnitFileState: ['enabled-runtime'] });
    const systemd = await connect(bus);
    assert.equal(await systemd.enablement('x.service'), 'enabled-runtime');
    bus.answers.set('GetUnitFileState', () => {
      throw new BusCallError('org.freedesktop.DBus.Error.FileNotFound', 'no');
    });
    assert.equal(await systemd.enablement('x.service'), undefined);
    bus.answers.set('GetUnitFileState', () => {
      throw new BusCallError('org.freedesktop.DBus.Error.AccessDenied', 'no');
    });
    await assert.rejects(systemd.enablement('x.service'), { code: 'SYSTEMD_CALL' });
  });

  it('waits longer for a reload than for other calls', async () => {
    const bus = new FakeBus({});
    await (await connect(bus)).reload();
    assert.equal(bus.calls[0]?.timeout, 60_000);
  });

  it('keeps the end of a transient unit and lets the unit go', async () => {
    const unit = { LoadState: 'loaded', ActiveState: 'failed', SubState: 'failed' };
    const run = { Result: 'exit-code', Type: 'oneshot', ExecMainCode: 1, ExecMainStatus: 4 };
    const bus = new FakeBus({
      LoadUnit: [UNIT],
      StartTransientUnit: ['/job/1'],
      ...properties({ ...unit, ...run }),
    });
    bus.answers.set('StopUnit', () => {
      bus.removeJob('/job/2', 'done');
      return ['/job/2'];
    });
    const systemd = await connect(bus);
    const job = await systemd.queueTransient('s.service', 'a script', ['/bin/x', '$y']);
    bus.removeJob('/job/1', 'failed');
    assert.equal(await job.finished, 'failed');
    const asked = bus.calls.length;
    assert.equal((await systemd.state('s.service')).exitStatus, 4);
    assert.equal(bus.calls.length, asked);
    assert.deepEqual(bus.members(), ['StartTransientUnit', 'LoadUnit', 'StopUnit', 'ResetFailedUnit']);
    assert.deepEqual(bus.calls[0]?.body?.[2], [
      ['Description', ['s', 'a script']],
      ['Type', ['s', 'oneshot']],
      ['RemainAfterExit', ['b', true]],
      ['ExecStart', ['a(sasb)', [['/bin/x', ['/bin/x', '$$y'], false]]]],
    ]);
  });

  it('waits for the script of a killed run that is still at work', async () => {
    const bus = new FakeBus({ LoadUnit: [UNIT], StartUnit: ['/job/1'] });
    bus.answers.set('StartTransientUnit', () => {
      throw new BusCallError('org.freedesktop.systemd1.UnitExists', 'exists');
    });
    for (const [name, answer] of Object.entries(
      properties({
        LoadState: 'loaded',
        ActiveState: 'activating',
        SubState: 'start',
        Result: 'success',
        Type: 'oneshot',
      }),
    )) {
      bus.answers.set(name, () => answer);
    }
    const systemd = await connect(bus);
    await systemd.queueTransient('s.service', 'a script', ['/bin/x']);
    assert.deepEqual(bus.members(), ['StartTransientUnit', 'LoadUnit', 'StartUnit']);
  });

  it('returns the last lines of the journal, and none without journalctl', async () => {
    const seen: (readonly string[])[] = [];
    const commands: Commands = {
      run: async (argv) => {
        seen.push(argv);
        return { status: 0, output: 'one\ntwo\n' };
      },
    };
    const systemd = await createSystemd(new FakeBus({}), commands);
    assert.deepEqual(await systemd.journal('x.service', 5), ['one', 'two']);
    assert.equal(seen[0]?.join(' '), 'journalctl -q --no-pager -o cat -n 5 -u x.service');
    assert.deepEqual(await (await connect(new FakeBus({}))).journal('x.service', 5), []);
  });
});
