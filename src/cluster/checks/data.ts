import type { ClusterFinding } from '../finding.ts';
import { finding, type Subject } from '../subject.ts';

/** What an earlier start left: etcd goes by it and asks no discovery service. */
export function checkData(subject: Subject): readonly ClusterFinding[] {
  const { facts, discovery } = subject;
  const { data, dataDirectory = 'the data directory' } = facts;
  if (discovery === undefined) return [];
  if (data === 'member') {
    const message = `${dataDirectory} holds a member's data, so etcd goes on with it and ignores the token`;
    return [finding(subject, 'info', 'CLUSTER_DISCOVERY_IGNORED', 'discovery', message)];
  }
  if (data === 'proxy') {
    const message =
      `${dataDirectory}/proxy is there: this machine became a proxy at an earlier start and stays one, whatever the ` +
      'token says; remove that directory to let it ask again';
    return [
      finding(subject, subject.isProxy ? 'info' : 'warning', 'CLUSTER_PROXY_DATA', 'discovery', message),
    ];
  }
  return [];
}
