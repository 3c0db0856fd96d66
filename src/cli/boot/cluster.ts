/** The cluster that documents ask for, while a machine boots: what is checked before etcd starts, and who waits for it. */
import type { JobGate } from '../../apply/execute.ts';
import type { Host } from '../../apply/host.ts';
import type { Layer } from '../../apply/layer.ts';
import { strongest } from '../../apply/strongest.ts';
import { type ClusterCheck, checkCluster } from '../../cluster/check.ts';
import { factsFrom } from '../../cluster/facts.ts';
import type { MachinePorts } from '../../cluster/ports.ts';
import { type EtcdSettings, etcdSettings } from '../../cluster/settings.ts';
import { createClusterPorts } from '../../host/node/cluster-ports.ts';

/** Services that spin or stop when etcd does not answer yet. */
export function dependentsOf(documents: readonly Layer[]): readonly string[] {
  const strategy = strongest(documents, ({ coreos }) => coreos?.update)?.config.coreos?.update
    ?.reboot_strategy;
  const always = ['fleet.service', 'flanneld.service'];
  // With this one locksmith asks no etcd.
  return strategy === 'reboot' ? always : [...always, 'locksmithd.service'];
}

/** Where etcd is to start, and what asking a discovery service takes there. */
export interface ClusterMachine {
  readonly ports: MachinePorts;
  readonly host: Pick<Host, 'http' | 'clock' | 'sha1'>;
}

export interface BootCluster {
  readonly gates: ReadonlyMap<string, JobGate>;
  /** What was found, a line each, once it is known. */
  readonly findings: Promise<readonly string[]>;
  /** Why the etcd that the documents start must not start. */
  readonly refusal: Promise<string | undefined>;
}

/** Asked at once and waited for only where etcd is to be started: a dead discovery service delays nothing else. */
export function bootCluster(
  { ports, host }: ClusterMachine,
  documents: readonly Layer[],
): BootCluster | undefined {
  const settings = etcdSettings(documents);
  if (settings.length === 0) return undefined;
  const checking = checkCluster(documents, factsFrom(ports), createClusterPorts(host));
  const gates = new Map<string, JobGate>();
  for (const { unit } of settings) gates.set(unit, { refusal: refusalOf(unit, checking) });
  const started = settings.find(({ unit }) => isStarted(unit, documents));
  if (started !== undefined) {
    const waitsFor = `it is started when ${started.unit} answers`;
    for (const unit of dependentsOf(documents)) gates.set(unit, { waitsFor });
  }
  const refusal = started === undefined ? Promise.resolve(undefined) : refusalOf(started.unit, checking);
  return { gates, findings: checking.then(linesOf), refusal };
}

/** The etcd that documents start, whose cluster is the machine's. */
export function startedEtcd(documents: readonly Layer[]): EtcdSettings | undefined {
  return etcdSettings(documents).find(({ unit }) => isStarted(unit, documents));
}

function isStarted(unit: string, documents: readonly Layer[]): boolean {
  const units = documents.flatMap(({ config }) => config.coreos?.units ?? []);
  return units.some(({ name, command }) => name === unit && command !== undefined && command !== 'stop');
}

async function refusalOf(unit: string, checking: Promise<ClusterCheck>): Promise<string | undefined> {
  return (await checking).withheld.find((each) => each.unit === unit)?.reason;
}

function linesOf({ findings }: ClusterCheck): readonly string[] {
  return findings.map(({ path, severity, message, code }) => `${path}: ${severity}: ${message} [${code}]`);
}
