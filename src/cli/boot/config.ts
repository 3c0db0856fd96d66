/** When networks come up: what the platform keeps, and everything that the documents ask for. */
import { idOf, loadInstance, loadPin } from '../../apply/instances.ts';
import { type QueuedJob, readBootRecord, writeQueued } from '../../apply/state.ts';
import type { Datasource, InstanceData, Provisioned } from '../../datasources/datasource.ts';
import { DATASOURCES } from '../../datasources/index.ts';
import { withUnread } from '../../datasources/remarks.ts';
import { selectDatasource } from '../../datasources/select.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import { type Carried, carryOut } from '../carry-out.ts';
import { clusterOf } from '../cluster-gates.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { prepare } from '../prepare.ts';
import { withKnownAddresses } from './addresses.ts';
import type { BootCluster } from './cluster.ts';
import { recordRefusal } from './cluster-state.ts';
import {
  type BootContext,
  cachedOf,
  describeInstance,
  keepInstance,
  recordState,
  sourcesOf,
  unlessNone,
} from './context.ts';
import { withNetworkGate, withNetworkReader } from './flannel-network.ts';
import { provisioningOf } from './provisioning.ts';

/** At a reboot the machine can be made of what is known: it does not wait long for a platform that is gone. */
const REBOOT_DEADLINE = 30_000;

interface Found {
  readonly instance: InstanceData;
  /** Where it was read just now, to tell it how the machine came out. */
  readonly source?: Datasource;
}

export async function bootConfig(context: BootContext): Promise<ExitCode> {
  const { host, terminal, note } = context;
  const record = readBootRecord(host);
  if (record === undefined) {
    note('nothing to do: `cloud-config boot --stage local` has found no datasource');
    return EXIT.ok;
  }
  recordState(context, 'running', record.candidates[0] ?? '');
  const { candidates, chosenBy, instanceId } = record;
  const found = await unlessNone(context, chosenBy, () => find(context, candidates, instanceId));
  if (found === undefined) return EXIT.ok;
  const { instance, source } = found;
  const known = await withKnownAddresses(context, instance);
  const prepared = prepare(await provisioningOf(context, known.instance, known.source), host);
  for (const line of prepared.findings) note(line);
  const cluster = await clusterOf(context, prepared.documents);
  const gates = withNetworkGate(cluster?.gates, prepared.plan);
  const carried = await carryOut({ host, prepared, instance, format: 'text', gates }, terminal);
  for (const line of (await cluster?.findings) ?? []) note(line);
  const refusal = await cluster?.refusal;
  if (refusal !== undefined) recordRefusal(host, refusal);
  writeQueued(host, withNetworkReader(queuedJobs(carried, gates), carried.report));
  await announce(context, source, outcomeOf(carried));
  return carried.code;
}

async function find(
  context: BootContext,
  candidates: readonly string[],
  instanceId: string | undefined,
): Promise<Found> {
  const { host, note, machine } = context;
  const early = instanceId === undefined ? undefined : loadInstance(host, instanceId);
  if (early !== undefined) return { instance: early };
  const pin = loadPin(host, machine);
  const cached = cachedOf(context, pin, candidates);
  try {
    const found = await ask(context, candidates, cached === undefined ? undefined : REBOOT_DEADLINE);
    const instance = withKept(found.instance, cached);
    note(describeInstance(instance));
    if (pin !== undefined && pin.instanceId !== idOf(instance)) note('this is a new instance');
    keepInstance(context, instance);
    return { ...found, instance };
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    if (cached !== undefined) {
      note(`${reasonOf(error)}; using what was read of ${describeInstance(cached)} before`);
      return { instance: cached };
    }
    throw error;
  }
}

async function ask(
  context: BootContext,
  candidates: readonly string[],
  deadline: number | undefined,
): Promise<Found> {
  const providers = DATASOURCES.filter(({ name }) => candidates.includes(name));
  const sources = sourcesOf(providers, context, deadline);
  try {
    const source = await selectDatasource(sources, { onPass: context.note });
    return { source, instance: await source.fetch() };
  } catch (error) {
    const waiting = sources.find((source) => source.announce !== undefined);
    if (deadline === undefined) await announce(context, waiting, { kind: 'failed', reason: reasonOf(error) });
    throw error;
  }
}

/** What the platform handed over once, at the first boot of this instance, and what cannot be read now but could then. */
function withKept(instance: InstanceData, cached: InstanceData | undefined): InstanceData {
  if (cached === undefined || idOf(instance) !== idOf(cached)) return instance;
  const isOnce = DATASOURCES.find(({ name }) => name === instance.datasource)?.userData === 'once';
  const known = isOnce && cached.userData !== undefined ? { userData: cached.userData } : {};
  return { ...known, ...withUnread(instance, cached) };
}

function queuedJobs({ report }: Carried, gates: BootCluster['gates']): readonly QueuedJob[] {
  return report.steps.flatMap(({ step: { action }, outcome }) =>
    action.kind === 'runJob' && outcome.status === 'queued'
      ? [
          gates.get(action.unit)?.waitsFor === undefined
            ? { unit: action.unit }
            : { unit: action.unit, verb: action.verb },
        ]
      : [],
  );
}

function outcomeOf({ code, failures }: Carried): Provisioned {
  return code === EXIT.ok ? { kind: 'ready' } : { kind: 'failed', reason: failures[0] ?? 'see its journal' };
}

/** A platform that cannot be told is a note, not a failure of what was configured. */
async function announce(
  { note }: BootContext,
  source: Datasource | undefined,
  outcome: Provisioned,
): Promise<void> {
  try {
    await source?.announce?.(outcome);
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    note(`the platform was not told that the machine is ${outcome.kind}: ${reasonOf(error)}`);
  }
}
