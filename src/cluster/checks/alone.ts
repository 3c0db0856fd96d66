import type { ClusterFinding } from '../finding.ts';
import { finding, type Subject } from '../subject.ts';
import { BOOTSTRAPS } from './setup.ts';

/** An address for other machines, and no way to find them: each becomes a cluster of its own, which looks well. */
export function checkAlone(subject: Subject): readonly ClusterFinding[] {
  const { value, peer, facts, name } = subject;
  if (subject.isProxy || subject.mayBeZero || subject.withheld.length > 0 || facts.data === 'proxy')
    return [];
  if (value('initial_cluster_state') === 'existing') return [];
  const hasWay = BOOTSTRAPS.some((key) => value(key) !== undefined || subject.mayBeSetElsewhere(key));
  const url = peer?.urls.find(({ fault }) => fault === undefined);
  if (hasWay || peer === undefined || url === undefined) return [];
  const message =
    `\`${peer.key}\` says ${url.text}, but nothing says who the other members are, so each machine with this document becomes ` +
    'a cluster of its own or does not start etcd; set `discovery` (`cloud-config cluster new-token --size N`) or ' +
    `\`initial_cluster\`, for this machine alone \`initial_cluster: ${name ?? 'NAME'}=${url.text}\``;
  return [finding(subject, 'warning', 'CLUSTER_ALONE', peer.key, message)];
}
