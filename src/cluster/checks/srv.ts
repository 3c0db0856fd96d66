import { isAtLeast } from '../facts.ts';
import type { ClusterFinding } from '../finding.ts';
import type { ServiceRecord } from '../ports.ts';
import { finding, type Subject } from '../subject.ts';

type Scheme = 'http' | 'https';

/** A record, and how the members that it is for talk to each other. */
export interface PeerRecord extends ServiceRecord {
  readonly scheme: Scheme;
}

export type SrvAnswer =
  | { readonly kind: 'records'; readonly records: readonly PeerRecord[] }
  | { readonly kind: 'failed'; readonly reason: string };

const KEY = 'discovery_srv';

/** The names that etcd asks for. */
export function serviceNames(subject: Subject): readonly (readonly [scheme: Scheme, name: string])[] {
  const domain = subject.value(KEY);
  if (domain === undefined || subject.facts.data === 'member') return [];
  const suffix = subject.value('discovery_srv_name');
  const tail = suffix === undefined ? '' : `-${suffix}`;
  return [
    ['https', `_etcd-server-ssl${tail}._tcp.${domain}`],
    ['http', `_etcd-server${tail}._tcp.${domain}`],
  ];
}

/** Who is found by DNS, and whether this machine is among them. */
export function checkSrv(subject: Subject, answer: SrvAnswer): readonly ClusterFinding[] {
  const names = serviceNames(subject)
    .map(([, name]) => name)
    .join(' and ');
  if (answer.kind === 'failed') {
    const message = `${names} cannot be asked for: ${answer.reason}; without an answer etcd ends, and its unit starts it again`;
    return [finding(subject, 'warning', 'CLUSTER_UNREACHABLE_DNS', KEY, message)];
  }
  const { records } = answer;
  if (records.length === 0) {
    const message = `there are no DNS service records ${names}, and etcd does not start without; add one for each machine`;
    return [finding(subject, 'error', 'CLUSTER_SRV_NONE', KEY, message)];
  }
  const list = records.map(({ target, port }) => `${target}:${port}`).join(', ');
  const hosts = subject.peer?.urls.map(({ host }) => host) ?? [];
  const own = records.filter(({ target, addresses }) =>
    [target.replace(/\.$/, '').toLowerCase(), ...addresses].some((each) => hosts.includes(each)),
  );
  const mismatch = schemeMismatch(subject, records, own);
  if (mismatch !== undefined) return [finding(subject, 'warning', 'CLUSTER_SRV_SCHEME', KEY, mismatch)];
  if (own.length > 0 || hosts.length === 0 || subject.isProxy) {
    return [finding(subject, 'info', 'CLUSTER_SRV_FOUND', KEY, `the DNS service records name ${list}`)];
  }
  const message = `the DNS service records name ${list}, and none of them is ${hosts.join(', ')}; add a record for this machine`;
  return [finding(subject, 'warning', 'CLUSTER_SRV_NOT_LISTED', KEY, message)];
}

/**
 * etcd 3.4 takes an answer without `-ssl` records for a failure, and drops the others:
 * https://github.com/etcd-io/etcd/issues/11321
 */
function schemeMismatch(
  subject: Subject,
  records: readonly PeerRecord[],
  own: readonly PeerRecord[],
): string | undefined {
  const [[, tls] = ['https', ''], [, plain] = ['http', '']] = serviceNames(subject);
  const needsTls = isAtLeast(subject.facts.version, 3, 4) && !isAtLeast(subject.facts.version, 3, 5);
  if (needsTls && !records.some(({ scheme }) => scheme === 'https')) {
    return `there are records ${plain} only, and etcd 3.4 starts with ${tls} only; add those, with peers by https`;
  }
  const urls = subject.peer?.urls ?? [];
  const isReached = own.some(({ scheme }) => urls.some(({ text }) => text.startsWith(`${scheme}://`)));
  const [first] = own;
  if (first === undefined || isReached || subject.isProxy) return undefined;
  const advertised = urls.map(({ text }) => text).join(', ');
  const name = first.scheme === 'https' ? tls : plain;
  return `the record ${name} of this machine is for peers by ${first.scheme}, and it advertises ${advertised}; etcd does not start so`;
}
