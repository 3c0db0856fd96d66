/** After everything: how the jobs ended that the configuration did not wait for. Nothing is ordered after this. */
import type { Systemd, UnitState } from '../../apply/host.ts';
import { readQueued, readStatus, writeQueued, writeStatus } from '../../apply/state.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { BootContext } from './context.ts';

const POLL = 1_000;
const REPORT_EVERY = 60_000;
const MOVING: ReadonlySet<string> = new Set(['activating', 'deactivating', 'reloading']);

export async function bootFinal(context: BootContext): Promise<ExitCode> {
  const { host, note } = context;
  const systemd = await host.systemd();
  const units = readQueued(host);
  if (systemd === undefined || units.length === 0) return EXIT.ok;
  const failures: string[] = [];
  for (const unit of units) {
    const { active, result } = await ended(unit, systemd, context);
    const isWell = active !== 'failed' && (result === 'success' || result === '');
    note(isWell ? `${unit} is ${active}` : `${unit} ended with ${result}; see journalctl -u ${unit}`);
    if (!isWell) failures.push(`start ${unit}: it ended with ${result} [SYSTEMD_JOB_FAILED]`);
  }
  writeQueued(host, []);
  if (failures.length === 0) return EXIT.ok;
  const status = readStatus(host);
  if (status !== undefined)
    writeStatus(host, { ...status, state: 'failed', failures: [...status.failures, ...failures] });
  return EXIT.findings;
}

/** A service may wait for its peers without an end: so do we, and say so. */
async function ended(
  unit: string,
  systemd: Systemd,
  { host: { clock }, note }: BootContext,
): Promise<UnitState> {
  let reported = clock.monotonic();
  for (;;) {
    const state = await systemd.state(unit);
    if (!state.hasJob && !MOVING.has(state.active)) return state;
    if (clock.monotonic() - reported >= REPORT_EVERY) {
      reported = clock.monotonic();
      note(`still waiting for ${unit}, which is ${state.active} (${state.sub})`);
    }
    await clock.sleep(POLL);
  }
}
