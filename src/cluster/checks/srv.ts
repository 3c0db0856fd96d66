import type { ClusterFinding } from '../finding.ts';
import type { ServiceRecord } from '../ports.ts';
import { finding, type Subject } from '../subject.ts';

export type SrvAnswer =
  | { readonly kind: 'records'; readonly records: readonly ServiceRecord[] }
  | { readonly kind: 'failed'; readonly reason: string };

const KEY = 'discovery_srv';

/** The names that etcd asks for. */
export function serviceNames(subject: Subject): readonly string[] {
  const domain = subject.value(KEY);
  if (domain === undefined || subject.facts.data === 'member') return [];
  const suffix = subject.value('discovery_srv_name');
  const tail = suffix === undefined ? '' : `-${suffix}`;
  return [`_etcd-server-ssl${tail}._tcp.${domain}`, `_etcd-server${tail}._tcp.${domain}`];
}

/** Who is found by DNS, and whether this machine is among them. */
export function checkSrv(subject: Subject, answer: SrvAnswer): readonly ClusterFinding[] {
  const names = serviceNames(subject).join(' and ');
  if (answer.kind === 'failed') {
    const message = `${names} cannot be asked for: ${answer.reason}; etcd does not start without an answer`;
    return [finding(subject, 'warning', 'CLUSTER_UNREACHABLE_DNS', KEY, message)];
  }
  const { records } = answer;
  if (records.length === 0) {
    const message = `there are no DNS service records ${names}, and etcd does not start without; add one for each machine`;
    return [finding(subject, 'warning', 'CLUSTER_SRV_NONE', KEY, message)];
  }
  const list = records.map(({ target, port }) => `${target}:${port}`).join(', ');
  const hosts = subject.peer?.urls.map(({ host }) => host) ?? [];
  const isListed = records.some(({ target, addresses }) =>
    [target.replace(/\.$/, '').toLowerCase(), ...addresses].some((each) => hosts.includes(each)),
  );
  if (isListed || hosts.length === 0 || subject.isProxy) {
    return [finding(subject, 'info', 'CLUSTER_SRV_FOUND', KEY, `the DNS service records name ${list}`)];
  }
  const message = `the DNS service records name ${list}, and none of them is ${hosts.join(', ')}; add a record for this machine`;
  return [finding(subject, 'warning', 'CLUSTER_SRV_NOT_LISTED', KEY, message)];
}
