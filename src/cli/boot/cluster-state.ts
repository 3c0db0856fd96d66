/** How the cluster of this machine stands, as one stage of the boot leaves it to the next and to `cloud-config status`. */
import type { Host } from '../../apply/host.ts';
import { type QueuedJob, readStatus, writeStatus } from '../../apply/state.ts';

const REFUSED = 'refused: ';

export function recordCluster(host: Host, line: string): void {
  const status = readStatus(host);
  if (status !== undefined) writeStatus(host, { ...status, cluster: line });
}

/** etcd was not started, for a reason that was found before. */
export function recordRefusal(host: Host, reason: string): void {
  recordCluster(host, `${REFUSED}${reason}`);
}

/** Whether nobody needs to wait for etcd in this boot. */
export function isRefused(host: Host): boolean {
  return isRefusal(readStatus(host)?.cluster ?? '');
}

export function isRefusal(line: string): boolean {
  return line.startsWith(REFUSED);
}

/** What is not done when etcd is late: a line for each job that waits for it. */
export function lateLines(etcd: string, jobs: readonly QueuedJob[]): readonly string[] {
  const reason = `${etcd} does not answer after 10 min; it is done when it does [CLUSTER_NOT_FORMED]`;
  return jobs.flatMap(({ unit, verb }) => (verb === undefined ? [] : [`${verb} ${unit}: ${reason}`]));
}

export function recordLate(host: Host, lines: readonly string[]): void {
  const status = readStatus(host);
  if (status === undefined || lines.length === 0) return;
  writeStatus(host, { ...status, state: 'failed', failures: [...status.failures, ...lines] });
}

/** etcd has come after all, or its unit has failed, for which there are other lines. */
export function forgetLate(host: Host, lines: readonly string[]): void {
  const status = readStatus(host);
  const failures = status?.failures.filter((line) => !lines.includes(line)) ?? [];
  if (status === undefined || failures.length === status.failures.length) return;
  writeStatus(host, { ...status, state: failures.length === 0 ? 'done' : status.state, failures });
}
