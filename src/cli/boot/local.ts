/** Before the network: which platform this is, and everything that the machine itself has to say. */
import type { Phase } from '../../apply/action.ts';
import { idOf, isCopy, loadPin } from '../../apply/instances.ts';
import { clearBootRecord, writeBootRecord } from '../../apply/state.ts';
import { chooseDatasources } from '../../datasources/choice.ts';
import type { InstanceData } from '../../datasources/datasource.ts';
import { DATASOURCES } from '../../datasources/index.ts';
import type { Provider } from '../../datasources/provider.ts';
import { selectDatasource } from '../../datasources/select.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import { type Carried, carryOut } from '../carry-out.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { prepare } from '../prepare.ts';
import {
  type BootContext,
  cachedOf,
  describeInstance,
  keepInstance,
  recordState,
  sourcesOf,
  unlessNone,
} from './context.ts';
import { kernelNetwork, provisioningOf } from './provisioning.ts';

/** udev has events to deal with while this exists: labels of disks are not known before. */
const UDEV_QUEUE = '/run/udev/queue';
const UDEV_PATIENCE = 10_000;
const UDEV_POLL = 10;
/** The command line as that which describes the network. */
const KERNEL: InstanceData = {
  datasource: 'kernel-command-line',
  location: '/proc/cmdline',
  metadata: {},
};

export async function bootLocal(context: BootContext): Promise<ExitCode> {
  const { host, note } = context;
  clearBootRecord(host);
  recordState(context, 'running', '');
  await devicesKnown(context);
  const pin = loadPin(host, context.machine);
  const choice = chooseDatasources(DATASOURCES, context.evidence, pin?.datasource);
  if (choice.kind !== 'chosen') {
    recordState(context, choice.kind, '');
    note(`${choice.kind === 'none' ? 'no datasource' : 'disabled'}: ${choice.why}`);
    return choice.kind === 'none' ? withoutPlatform(context) : EXIT.ok;
  }
  const { providers } = choice;
  recordState(context, 'running', providers[0]?.name ?? '');
  note(`datasource ${providers.map(({ name }) => name).join(', then ')} (${choice.why})`);
  const local = providers.filter(({ reads }) => reads === 'machine');
  const remote = providers.filter(({ reads }) => reads === 'network').map(({ name }) => name);
  const cached = cachedOf(
    context,
    pin,
    providers.map(({ name }) => name),
  );
  const instance = await unlessNone(context, choice.by, () => readLocal(context, local, remote, cached));
  if (instance !== undefined) return applyEarly(context, instance);
  if (remote.length === 0) return withoutPlatform(context);
  writeBootRecord(host, { version: 1, candidates: remote, chosenBy: choice.by });
  return reachable(context);
}

/** The labels of disks are evidence: they are there when udev has dealt with what it found. */
async function devicesKnown({ ports: { disk, clock }, note }: BootContext): Promise<void> {
  const end = clock.monotonic() + UDEV_PATIENCE;
  while (disk.modified(UDEV_QUEUE) !== undefined) {
    if (clock.monotonic() >= end) {
      note(`udev is still busy after ${UDEV_PATIENCE / 1000} s, going on with the devices that it knows`);
      return;
    }
    await clock.sleep(UDEV_POLL);
  }
}

async function readLocal(
  context: BootContext,
  local: readonly Provider[],
  remote: readonly string[],
  cached: InstanceData | undefined,
): Promise<InstanceData | undefined> {
  if (local.length === 0) return undefined;
  try {
    return await (await selectDatasource(sourcesOf(local, context), { onPass: context.note })).fetch();
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    const isAbsent = error.code === 'DS_NONE';
    if (cached !== undefined) {
      context.note(`${reasonOf(error)}; using what was read of ${describeInstance(cached)} before`);
      return cached;
    }
    if (isAbsent && remote.length > 0) return undefined;
    throw error;
  }
}

/** A machine that has no platform may have been told of its network by whoever starts it; no later stage says how that went. */
async function withoutPlatform(context: BootContext): Promise<ExitCode> {
  if (kernelNetwork(context) === undefined) return EXIT.ok;
  const { code, failures } = await carryOutPhases(context, KERNEL, ['network']);
  for (const failure of failures) context.note(failure);
  recordState(context, code === EXIT.ok ? 'done' : 'failed', KERNEL.datasource, failures);
  return code;
}

/**
 * A network that the kernel was told of is how the platform is reached. That of the machine whose disk was copied is not:
 * two machines would have one address.
 */
async function reachable(context: BootContext): Promise<ExitCode> {
  if (kernelNetwork(context) === undefined && !isCopy(context.host, context.machine)) return EXIT.ok;
  return early(await carryOutPhases(context, KERNEL, ['network']));
}

/** Network, host name and keys: what others wait for. The rest follows when the network is up. */
async function applyEarly(context: BootContext, instance: InstanceData): Promise<ExitCode> {
  const { host, note } = context;
  note(describeInstance(instance));
  keepInstance(context, instance);
  writeBootRecord(host, {
    version: 1,
    candidates: [instance.datasource],
    chosenBy: 'name',
    instanceId: idOf(instance),
  });
  return early(await carryOutPhases(context, instance, ['network', 'identity']));
}

async function carryOutPhases(
  context: BootContext,
  instance: InstanceData,
  phases: readonly Phase[],
): Promise<Carried> {
  const { host, terminal } = context;
  const prepared = prepare(await provisioningOf(context, instance), host);
  return carryOut({ host, prepared, instance, format: 'text', phases }, terminal);
}

/** What is wrong with documents is said when they are applied as a whole. */
function early({ report }: Carried): ExitCode {
  return report.ok ? EXIT.ok : EXIT.findings;
}
