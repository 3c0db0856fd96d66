/** What stands between the etcd that documents ask for and its start. */
import type { JobGate } from '../apply/execute.ts';
import type { Layer } from '../apply/layer.ts';
import type { BootCluster, ClusterMachine } from './boot/cluster.ts';

/** Loaded where a document has an etcd, or a section that an address is missing for. */
export async function clusterOf(
  machine: ClusterMachine,
  documents: readonly Layer[],
): Promise<BootCluster | undefined> {
  const hasEtcd = documents.some(
    ({ config: { coreos }, withheld = [] }) =>
      withheld.length > 0 || (coreos?.etcd ?? coreos?.etcd2 ?? coreos?.etcd_member) !== undefined,
  );
  return hasEtcd ? (await import('./boot/cluster.ts')).bootCluster(machine, documents) : undefined;
}

/** For a run without a later stage: what only waits for etcd is started at once, since nobody would start it then. */
export function refusalsOnly(gates: ReadonlyMap<string, JobGate>): ReadonlyMap<string, JobGate> {
  return new Map([...gates].filter(([, { waitsFor }]) => waitsFor === undefined));
}
