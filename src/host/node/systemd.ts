/** The manager's D-Bus interface: https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html */
import type { JobVerb, UnitScope } from '../../apply/action.ts';
import type { Commands, Job, JobResult, Systemd, UnitState } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import { type Bus, BusCallError } from './bus.ts';
import { JobWatch } from './job-watch.ts';

const SERVICE = 'org.freedesktop.systemd1';
const MANAGER = { path: '/org/freedesktop/systemd1', interface: `${SERVICE}.Manager` } as const;
const PROPERTIES = 'org.freedesktop.DBus.Properties';
/** Generators run, and a loaded machine has needed half a minute for them. */
const RELOAD_TIMEOUT = 60_000;
/** ExecMainCode: the process ended by itself (CLD_EXITED of waitid(2)). */
const EXITED = 1;

const METHODS: Readonly<Record<JobVerb, string>> = {
  start: 'StartUnit',
  stop: 'StopUnit',
  restart: 'RestartUnit',
  reload: 'ReloadUnit',
  'try-restart': 'TryRestartUnit',
  'reload-or-restart': 'ReloadOrRestartUnit',
  'reload-or-try-restart': 'ReloadOrTryRestartUnit',
};

/** Unit types that say how their last run ended. */
const WITH_RESULT: Readonly<Record<string, string>> = {
  service: 'Service',
  socket: 'Socket',
  mount: 'Mount',
  automount: 'Automount',
  swap: 'Swap',
  timer: 'Timer',
  path: 'Path',
  scope: 'Scope',
};

/** Speaks with systemd over `bus`, which gets the manager's signals from now on. */
export async function createSystemd(bus: Bus, commands: Commands): Promise<Systemd> {
  const systemd = new BusSystemd(bus, commands);
  await bus.call({ ...MANAGER, member: 'Subscribe' });
  return systemd;
}

class BusSystemd implements Systemd {
  private readonly bus: Bus;
  private readonly commands: Commands;
  private readonly jobs: JobWatch;
  /** How transient units ended: they are gone from systemd by the time that somebody asks. */
  private readonly ended = new Map<string, UnitState>();

  constructor(bus: Bus, commands: Commands) {
    this.bus = bus;
    this.commands = commands;
    this.jobs = new JobWatch(bus);
  }

  async state(unit: string): Promise<UnitState> {
    const ended = this.ended.get(unit);
    if (ended !== undefined) return ended;
    const path = text(await this.manager('LoadUnit', unit, 's', [unit]));
    const [load, active, sub, job] = await Promise.all(
      ['LoadState', 'ActiveState', 'SubState', 'Job'].map((name) => this.property(path, 'Unit', name)),
    );
    const run = load === 'loaded' ? await this.lastRun(unit, path) : { result: 'success', type: '' };
    return { load: text(load), active: text(active), sub: text(sub), hasJob: isJob(job), ...run };
  }

  async enable(unit: string, scope: UnitScope): Promise<boolean> {
    const body = [[unit], scope === 'runtime', true];
    const answer = await this.bus.call({
      ...MANAGER,
      member: 'EnableUnitFiles',
      subject: unit,
      signature: 'asbb',
      body,
    });
    const changes = answer[1];
    return Array.isArray(changes) && changes.length > 0;
  }

  async enablement(unit: string): Promise<string | undefined> {
    try {
      return text(await this.manager('GetUnitFileState', unit, 's', [unit]));
    } catch (error) {
      if (error instanceof BusCallError && /FileNotFound|NoSuchUnit|ENOENT/.test(error.busName))
        return undefined;
      throw error;
    }
  }

  async reload(): Promise<void> {
    await this.bus.call({ ...MANAGER, member: 'Reload', timeout: RELOAD_TIMEOUT });
  }

  queue(unit: string, verb: JobVerb): Promise<Job> {
    return this.jobs.watch(async () =>
      text(await this.manager(METHODS[verb], unit, 'ss', [unit, 'replace'])),
    );
  }

  async queueTransient(unit: string, description: string, command: readonly string[]): Promise<Job> {
    this.ended.delete(unit);
    const job = await this.startTransient(unit, description, command);
    const finished = job.finished.then((result) => this.collect(unit, result));
    finished.catch(() => {});
    return { finished };
  }

  async journal(unit: string, lines: number): Promise<readonly string[]> {
    const argv = ['journalctl', '-q', '--no-pager', '-o', 'cat', '-n', String(lines), '-u', unit];
    const result = await this.commands.run(argv);
    if (result === undefined || result.status !== 0) return [];
    return result.output.split('\n').filter((line) => line !== '');
  }

  close(): void {
    this.bus.close();
  }

  private async manager(
    member: string,
    unit: string,
    signature: string,
    body: readonly unknown[],
  ): Promise<unknown> {
    const answer = await this.bus.call({ ...MANAGER, member, subject: unit, signature, body });
    return answer[0];
  }

  private async property(path: string, kind: string, name: string): Promise<unknown> {
    const body = [`${SERVICE}.${kind}`, name];
    const [value] = await this.bus.call({
      path,
      interface: PROPERTIES,
      member: 'Get',
      subject: name,
      signature: 'ss',
      body,
    });
    return inVariant(value);
  }

  private async lastRun(
    unit: string,
    path: string,
  ): Promise<Pick<UnitState, 'result' | 'type' | 'exitStatus'>> {
    const kind = WITH_RESULT[unit.slice(unit.lastIndexOf('.') + 1)];
    if (kind === undefined) return { result: 'success', type: '' };
    const result = this.property(path, kind, 'Result');
    if (kind !== 'Service') return { result: text(await result), type: '' };
    const [type, code, status] = await Promise.all(
      ['Type', 'ExecMainCode', 'ExecMainStatus'].map((name) => this.property(path, kind, name)),
    );
    const exit = code === EXITED && typeof status === 'number' ? { exitStatus: status } : {};
    return { result: text(await result), type: text(type), ...exit };
  }

  private startTransient(unit: string, description: string, command: readonly string[]): Promise<Job> {
    const properties = [
      ['Description', ['s', description]],
      ['Type', ['s', 'oneshot']],
      // Stays loaded until `collect` has read its exit status: on the private socket no reference can hold it.
      ['RemainAfterExit', ['b', true]],
      ['ExecStart', ['a(sasb)', [[command[0], command.map(withoutExpansion), false]]]],
    ];
    const start = () =>
      this.manager('StartTransientUnit', unit, 'ssa(sv)a(sa(sv))', [unit, 'replace', properties, []]);
    return this.jobs.watch(async () => {
      try {
        return text(await start());
      } catch (error) {
        if (!(error instanceof BusCallError) || !error.busName.endsWith('.UnitExists')) throw error;
        const running = await this.clear(unit);
        return running ?? text(await start());
      }
    });
  }

  /** What a killed run left: its job when the unit is still at work, else the unit is made to go. */
  private async clear(unit: string): Promise<string | undefined> {
    const { active } = await this.state(unit);
    if (active === 'activating') return text(await this.manager('StartUnit', unit, 'ss', [unit, 'replace']));
    await this.discard(unit);
    return undefined;
  }

  private async collect(unit: string, result: JobResult): Promise<JobResult> {
    this.ended.set(unit, await this.state(unit));
    await this.discard(unit);
    return result;
  }

  private async discard(unit: string): Promise<void> {
    try {
      const stop = await this.queue(unit, 'stop');
      await stop.finished;
      await this.manager('ResetFailedUnit', unit, 's', [unit]);
    } catch (error) {
      // It goes by itself when it has nothing to stop and has not failed.
      if (!(error instanceof BusCallError)) throw error;
    }
  }
}

/** systemd replaces `$NAME` in arguments of ExecStart=; `$$` stands for the sign itself. */
function withoutExpansion(argument: string): string {
  return argument.replaceAll('$', '$$$$');
}

/** The library gives a variant as its type tree and a list with the value. */
function inVariant(value: unknown): unknown {
  return Array.isArray(value) && Array.isArray(value[1]) ? value[1][0] : undefined;
}

/** Number and object of the unit's job; number 0 is none. */
function isJob(value: unknown): boolean {
  return Array.isArray(value) && value[0] !== 0;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new CloudConfigError(
    'SYSTEMD_CALL',
    'systemd gave an answer that was not understood; report its version',
  );
}
