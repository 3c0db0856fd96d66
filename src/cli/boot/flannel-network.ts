/** flannel's network, which is written into etcd when that answers, before flannel starts: by the last stage of a boot. */
import type { Plan, Step } from '../../apply/action.ts';
import { execute, type JobGate } from '../../apply/execute.ts';
import type { Report } from '../../apply/report.ts';
import type { QueuedJob } from '../../apply/state.ts';
import { describe } from '../../report/describe.ts';
import { failureLines } from '../../report/report-text.ts';
import type { BootContext } from './context.ts';

/** The gates of a boot, with one for whoever reads what is not in etcd yet. */
export function withNetworkGate(
  gates: ReadonlyMap<string, JobGate> = new Map(),
  plan: Plan,
): ReadonlyMap<string, JobGate> {
  const units = networkSteps(plan).flatMap(({ action }) => ('unit' in action ? [action.unit] : []));
  const waitsFor = 'it is started when its network is in etcd';
  return new Map([...gates, ...units.map((unit) => [unit, { waitsFor, ...gates.get(unit) }] as const)]);
}

/** What is left to the last stage: besides the jobs, to write the network for a flannel that the image starts. */
export function withNetworkReader(jobs: readonly QueuedJob[], { steps }: Report): readonly QueuedJob[] {
  const readers = steps.flatMap(({ step: { action }, outcome }) =>
    action.kind === 'ensureEtcdKey' && outcome.status === 'queued' ? [{ unit: action.unit }] : [],
  );
  return [...jobs, ...readers.filter(({ unit }) => !jobs.some((job) => job.unit === unit))];
}

/** Says how it went; one line for each thing that went wrong. flannel waits for its network by itself, too. */
export async function writeNetwork(
  { host, note }: Pick<BootContext, 'host' | 'note'>,
  plan: Plan,
): Promise<readonly string[]> {
  const report = await execute({ version: 1, steps: networkSteps(plan) }, host);
  for (const { step, outcome } of report.steps)
    note(`${describe(step.action)}: ${outcome.reason ?? outcome.status}`);
  return failureLines(report);
}

/** As `writeNetwork`, where nobody can be asked. */
export function missNetwork({ note }: Pick<BootContext, 'note'>, plan: Plan): readonly string[] {
  const names = networkSteps(plan).map(({ action }) => describe(action));
  for (const name of names) note(`${name}: not written, etcd does not answer`);
  return names.map((name) => `${name}: etcd does not answer; the next boot writes it [CLUSTER_NOT_FORMED]`);
}

function networkSteps({ steps }: Plan): readonly Step[] {
  return steps.filter(({ action }) => action.kind === 'ensureEtcdKey');
}
