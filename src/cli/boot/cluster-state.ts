/** How the cluster of this machine stands, as one stage of the boot leaves it to the next and to `cloud-config status`. */
import type { Host } from '../../apply/host.ts';
import { readStatus, writeStatus } from '../../apply/state.ts';

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
