import type { RunScript } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import { isMarked, mark } from '../job-marks.ts';
import { resultWithin } from '../job-result.ts';

const DIRECTORY = '/var/lib/cloud-config/scripts';

/** As the units of 2018 allowed: `TimeoutSec=10min`. */
const PATIENCE = 600_000;

/** Once in a boot, as a transient unit whose output is in the journal. */
export const runScript: Handler<RunScript> = {
  async inspect(action, host) {
    if ((await host.systemd()) === undefined) {
      return {
        state: 'skipped',
        note: 'no systemd runs in this root; the script runs when the machine boots',
      };
    }
    const isDone = isMarked(unitOf(action), host.sha256(action.body.bytes), host);
    return isDone ? UNCHANGED : { state: 'change', note: `runs as ${unitOf(action)}` };
  },
  async perform(action, host) {
    const systemd = await host.systemd();
    if (systemd === undefined) return { status: 'skipped', reason: 'no systemd runs in this root' };
    const unit = unitOf(action);
    const path = `${DIRECTORY}/${action.name}`;
    host.files.makeDirectory(DIRECTORY, { mode: 0o700 });
    host.files.write(path, action.body.bytes, { mode: 0o700 });
    const job = await systemd.queueTransient(unit, 'cloud-config user-data script', [path]);
    const result = await resultWithin(job, PATIENCE, host.clock);
    if (result === undefined) {
      return {
        status: 'queued',
        reason: `${unit} still runs after ${PATIENCE / 60_000} minutes; see journalctl -u ${unit}`,
      };
    }
    if (result === 'done') {
      mark(unit, host.sha256(action.body.bytes), host);
      return { ...DONE, reason: 'exit status 0' };
    }
    const { exitStatus } = await systemd.state(unit);
    const status = exitStatus === undefined ? result : `exit status ${exitStatus}`;
    return { status: 'failed', code: 'SCRIPT_FAILED', reason: `${status}; see journalctl -u ${unit}` };
  },
};

function unitOf({ name }: RunScript): string {
  return `cloud-config-script-${name}.service`;
}
