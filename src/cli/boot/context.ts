import type { Host } from '../../apply/host.ts';
import { idOf, loadInstance, type Pin, saveInstance, savePin } from '../../apply/instances.ts';
import type { RunStatus } from '../../apply/state.ts';
import { readStatus, writeStatus } from '../../apply/state.ts';
import type { Datasource, InstanceData, Ports } from '../../datasources/datasource.ts';
import type { Evidence } from '../../datasources/evidence.ts';
import type { Provider } from '../../datasources/provider.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import type { Terminal } from '../terminal.ts';

/** What every stage of a boot has at hand. */
export interface BootContext {
  readonly host: Host;
  readonly ports: Ports;
  readonly evidence: Evidence;
  readonly terminal: Terminal;
  /** Says something to the console and the journal. */
  readonly note: (message: string) => void;
  /** SMBIOS identity of the machine; empty where there is none. */
  readonly machine: string;
}

/** The datasources of providers, on this machine. */
export function sourcesOf(
  providers: readonly Provider[],
  { ports, evidence, terminal, note }: BootContext,
  deadline?: number,
): readonly Datasource[] {
  const settings = { environment: terminal.environment, evidence, onWait: note };
  return providers.map((provider) =>
    provider.create(ports, deadline === undefined ? settings : { ...settings, deadline }),
  );
}

/** What was read before of one of these datasources; another one's is not what was asked for. */
export function cachedOf(
  { host }: BootContext,
  pin: Pin | undefined,
  names: readonly string[],
): InstanceData | undefined {
  return pin !== undefined && names.includes(pin.datasource) ? loadInstance(host, pin.instanceId) : undefined;
}

/** Evidence is not proof: a machine that looks like a platform's may have nothing there, and then there is nothing to do. */
export async function unlessNone<T>(
  context: BootContext,
  chosenBy: 'evidence' | 'name',
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (chosenBy !== 'evidence' || !(error instanceof CloudConfigError) || error.code !== 'DS_NONE')
      throw error;
    recordState(context, 'none', '');
    context.note(reasonOf(error));
    return undefined;
  }
}

/** A disk that is full or read-only must not keep a machine from being configured. */
export function keepInstance({ host, machine, note }: BootContext, instance: InstanceData): void {
  try {
    saveInstance(host, instance);
    savePin(host, { datasource: instance.datasource, instanceId: idOf(instance), machine });
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    note(`what was read is not kept for the next boot: ${reasonOf(error)}`);
  }
}

/** What a stage says of itself when no plan is being carried out. */
export function recordState(
  { host }: Pick<BootContext, 'host'>,
  state: RunStatus['state'],
  datasource: string,
  failures: readonly string[] = [],
): void {
  const time = new Date(host.clock.now()).toISOString();
  writeStatus(host, {
    version: 1,
    state,
    datasource,
    instanceId: '',
    started: time,
    ...(state === 'running' ? {} : { finished: time }),
    failures,
  });
}

/** Whoever waits for a run learns that it ended before its plan did. */
export function recordFailure(context: BootContext, error: unknown): void {
  const { datasource = '', failures = [] } = readStatus(context.host) ?? {};
  // What a bug has to say may quote what it was at work on.
  const failure =
    error instanceof CloudConfigError
      ? `${reasonOf(error)} [${error.code}]`
      : 'a bug in cloud-config ended the run; see its journal';
  try {
    recordState(context, 'failed', datasource, [...failures, failure]);
  } catch (second) {
    if (!(second instanceof CloudConfigError)) throw second;
    context.note(`how the run ended is not recorded: ${reasonOf(second)}`);
  }
}

export function describeInstance({ datasource, location, metadata }: InstanceData): string {
  const id = metadata.instanceId === undefined ? '' : `instance ${metadata.instanceId}, `;
  return `${datasource}: ${id}${location}`;
}
