/** After everything: how the jobs ended that the configuration did not wait for. Nothing is ordered after this. */
import type { Systemd, UnitState } from '../../apply/host.ts';
import { loadInstance } from '../../apply/instances.ts';
import { type QueuedJob, readQueued, readStatus, writeQueued, writeStatus } from '../../apply/state.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type Prepared, prepare } from '../prepare.ts';
import { withKnownAddresses } from './addresses.ts';
import { forgetLate, isRefused, lateLines, recordLate } from './cluster-state.ts';
import type { BootContext } from './context.ts';
import { provisioningOf } from './provisioning.ts';

const POLL = 1_000;
const REPORT_EVERY = 60_000;
const MOVING: ReadonlySet<string> = new Set(['activating', 'deactivating', 'reloading']);

export async function bootFinal(context: BootContext): Promise<ExitCode> {
  const { host } = context;
  const queued = readQueued(host);
  const systemd = queued.length === 0 ? undefined : await host.systemd();
  if (systemd === undefined) return EXIT.ok;
  const prepared = await preparedAgain(context);
  const isAnswering = prepared === undefined || (await clusterFormed(context, systemd, prepared, queued));
  const failures: string[] = [];
  if (prepared !== undefined) {
    const { missNetwork, writeNetwork } = await import('./flannel-network.ts');
    const act = isAnswering ? writeNetwork : missNetwork;
    failures.push(...(await act(context, prepared.plan)));
  }
  for (const job of queued) {
    const failure = await endOf(job, isAnswering, systemd, context);
    if (failure !== undefined) failures.push(failure);
  }
  writeQueued(host, []);
  if (failures.length === 0) return EXIT.ok;
  const status = readStatus(host);
  if (status !== undefined)
    writeStatus(host, { ...status, state: 'failed', failures: [...status.failures, ...failures] });
  return EXIT.findings;
}

/** What the documents ask for, as the stage before has read it. */
async function preparedAgain(context: BootContext): Promise<Prepared | undefined> {
  const { host } = context;
  const instanceId = readStatus(host)?.instanceId;
  const instance = instanceId === undefined ? undefined : loadInstance(host, instanceId);
  if (instance === undefined) return undefined;
  // The stage before has said where addresses come from.
  const known = await withKnownAddresses({ ...context, note: () => {} }, instance);
  return prepare(await provisioningOf(context, known.instance, known.source), host);
}

/** Whether etcd answers, where the documents start one; the rest of the boot is long done by now. */
async function clusterFormed(
  context: BootContext,
  systemd: Systemd,
  { documents }: Prepared,
  queued: readonly QueuedJob[],
): Promise<boolean> {
  const { host, note } = context;
  const { startedEtcd } = await import('./cluster.ts');
  const etcd = startedEtcd(documents);
  if (etcd === undefined) return true;
  if (isRefused(host)) return false;
  const { formed } = await import('./formation.ts');
  const { factsFrom } = await import('../../cluster/facts.ts');
  const { lookUpService } = (await import('../../host/node/cluster-ports.ts')).createClusterPorts(host);
  const late = lateLines(etcd.unit, queued);
  const onLate = (): void => {
    for (const line of late) note(line);
    recordLate(host, late);
  };
  const isProxy = async (): Promise<boolean> => (await factsFrom(context.ports)(etcd)).data === 'proxy';
  const isFormed = await formed({ context, systemd, etcd, lookUpService, isProxy, onLate });
  forgetLate(host, late);
  return isFormed;
}

/** What went wrong with a job; one that waited for etcd is started now. */
async function endOf(
  { unit, verb }: QueuedJob,
  isAnswering: boolean,
  systemd: Systemd,
  context: BootContext,
): Promise<string | undefined> {
  const { note } = context;
  if (verb !== undefined && !isAnswering) {
    note(`${unit} is not started: etcd does not answer`);
    return `${verb} ${unit}: etcd does not answer; start it when it does [CLUSTER_NOT_FORMED]`;
  }
  if (verb !== undefined) await systemd.queue(unit, verb);
  const { active, result } = await ended(unit, systemd, context);
  const isWell = active !== 'failed' && (result === 'success' || result === '');
  note(isWell ? `${unit} is ${active}` : `${unit} ended with ${result}; see journalctl -u ${unit}`);
  return isWell ? undefined : `start ${unit}: it ended with ${result} [SYSTEMD_JOB_FAILED]`;
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
