import { isAtLeast } from '../facts.ts';
import type { ClusterFinding } from '../finding.ts';
import { finding, type Subject } from '../subject.ts';

const KEY = 'enable_v2';
const MEMBER = 'etcd_member';

/** Whether the installed etcd speaks with those services that the documents start beside it; etcd itself starts anyway. */
export function checkV2Api(subject: Subject): readonly ClusterFinding[] {
  const { facts, section, value, v2Clients, isProxy } = subject;
  const { version } = facts;
  if (version === undefined || v2Clients.length === 0 || isProxy) return [];
  const who = `${v2Clients.join(' and ')} ${v2Clients.length === 1 ? 'needs' : 'need'}`;
  const name = `etcd ${version.major}.${version.minor}`;
  const report = (message: string): readonly ClusterFinding[] => [
    finding(subject, 'warning', 'CLUSTER_V2_API', KEY, message),
  ];
  const how =
    section === MEMBER ? `\`${KEY}: true\`` : `a drop-in with \`Environment=ETCD_${KEY.toUpperCase()}=true\``;
  if (isAtLeast(version, 3, 6)) {
    return report(`${name} has no v2 API, which ${who}; use etcd 3.5 or older with ${how}`);
  }
  const standard = isAtLeast(version, 3, 4) ? 'false' : 'true';
  if (!isAtLeast(version, 3, 3) || (value(KEY) ?? standard) === 'true') return [];
  // What unit an unknown machine has, ours for example, decides.
  const isUnitUnknown = section !== MEMBER && facts.unitText.trim() === '';
  if (isUnitUnknown || subject.mayBeSetElsewhere(KEY)) return [];
  return report(`${name} has the v2 API, which ${who}, only when it is switched on; set ${how}`);
}
