import type { RunJob } from '../action.ts';
import { DONE, type Handler, type RunContext, UNCHANGED } from '../handler.ts';
import type { Host, Systemd, UnitState } from '../host.ts';
import { isMarked, mark } from '../job-marks.ts';
import { resultWithin } from '../job-result.ts';
import type { Inspection, Outcome } from '../report.ts';

/** How long the next job waits for this one: documents rely on the order, but a service may wait for its peers. */
const PATIENCE = 5_000;
const ACTIVE: ReadonlySet<string> = new Set(['active', 'activating', 'reloading']);
const JOURNAL_LINES = 5;

/** @see https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html */
export const runJob: Handler<RunJob> = {
  async inspect(action, host, context) {
    const systemd = await host.systemd();
    if (systemd === undefined) {
      return { state: 'skipped', note: 'no systemd runs in this root; the job runs when the machine boots' };
    }
    return inspectJob(action, await systemd.state(action.unit), host, context);
  },
  async perform(action, host, context) {
    const systemd = await host.systemd();
    if (systemd === undefined) return { status: 'skipped', reason: 'no systemd runs in this root' };
    const job = await systemd.queue(action.unit, action.verb);
    const result = await resultWithin(job, PATIENCE, host.clock);
    if (result !== undefined && result !== 'done' && result !== 'skipped')
      return failed(action, result, systemd, context);
    // A queued job counts too: systemd goes on with it, and asking again would interrupt it.
    mark(markOf(action), context.fingerprint(action.unit, action.changedBy ?? []), host);
    return result === undefined ? stillQueued(action) : DONE;
  },
};

function inspectJob(action: RunJob, unit: UnitState, host: Host, context: RunContext): Inspection {
  if (action.ifMissing === 'skip' && unit.load === 'not-found') {
    return { state: 'skipped', note: `the image has no ${action.unit}` };
  }
  if (action.ifMissing === 'skip' && unit.load === 'masked' && action.verb !== 'stop') {
    return { state: 'skipped', note: `${action.unit} is masked` };
  }
  const isActive = ACTIVE.has(unit.active);
  if (action.verb === 'stop') return isActive ? due(action, unit) : UNCHANGED;
  const digest = context.fingerprint(action.unit, action.changedBy ?? []);
  const wasDone = unit.active !== 'failed' && isMarked(markOf(action), digest, host);
  if (action.verb !== 'start') return wasDone ? UNCHANGED : due(action, unit);
  // A oneshot that has done its work is inactive again; it is not repeated in the same boot.
  const isSpent = wasDone && unit.type === 'oneshot' && unit.active === 'inactive';
  return isActive || isSpent ? UNCHANGED : due(action, unit);
}

function due({ verb, unit }: RunJob, { active }: UnitState): Inspection {
  return { state: 'change', note: `${verb} ${unit}, which is ${active}` };
}

function markOf({ unit, verb }: RunJob): string {
  return `${unit}.${verb}`;
}

function stillQueued({ verb }: RunJob): Outcome {
  return {
    status: 'queued',
    reason: `${verb} had not ended after ${PATIENCE / 1000} s; systemd goes on with it`,
  };
}

async function failed(
  action: RunJob,
  result: string,
  systemd: Systemd,
  { redact }: RunContext,
): Promise<Outcome> {
  const { result: unitResult, exitStatus } = await systemd.state(action.unit);
  const lines = await systemd.journal(action.unit, JOURNAL_LINES);
  const why = unitResult === 'success' || unitResult === '' ? result : unitResult;
  const exit = exitStatus === undefined || exitStatus === 0 ? '' : `, exit status ${exitStatus}`;
  const tail = lines.length === 0 ? '' : `; its last lines: ${redact(lines.join(' | '))}`;
  const reason = `the job ended with ${why}${exit}${tail}; see journalctl -u ${action.unit}`;
  return { status: 'failed', code: 'SYSTEMD_JOB_FAILED', reason };
}
