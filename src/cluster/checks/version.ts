import { etcdOption } from '../../config/etcd-settings.ts';
import { type EtcdVerdict, etcdVerdict } from '../../config/etcd-verdict.ts';
import { etcdVersion } from '../../config/etcd-versions.ts';
import type { ClusterCode, ClusterFinding } from '../finding.ts';
import { finding, type Subject } from '../subject.ts';

/** Without the way in which members find each other, every machine would become a cluster of its own. */
const WAYS: ReadonlyMap<string, ClusterCode> = new Map([
  ['discovery', 'CLUSTER_DISCOVERY_REMOVED'],
  ['discovery_endpoints', 'CLUSTER_DISCOVERY_TOO_NEW'],
]);

/** What the installed etcd makes of the settings, in the words of `validate --target etcd=VERSION`. */
export function checkVersion(subject: Subject): readonly ClusterFinding[] {
  const { facts, section, keys, value } = subject;
  const installed = facts.version;
  const version = installed && etcdVersion(`${installed.major}.${installed.minor}`);
  if (version === undefined) return [];
  // A unit of the image may bring the way to the others, where the document brings the rest.
  const ways = [...WAYS.keys()].filter((key) => value(key) !== undefined);
  const given = new Set([...keys, ...ways]);
  // What is to be said of the token is said of its endpoints.
  if (given.has('discovery_endpoints')) given.delete('discovery_token');
  return [...given].flatMap((key) => {
    const option = etcdOption(section, key) ?? key;
    const verdict = etcdVerdict({ option, written: key, text: value(key) ?? '' }, version);
    return verdict === undefined ? [] : findingOf(subject, key, verdict);
  });
}

function findingOf(subject: Subject, key: string, { kind, message }: EtcdVerdict): readonly ClusterFinding[] {
  if (kind === 'refused') return [finding(subject, 'error', 'CLUSTER_VALUE_REFUSED', key, message)];
  const code = WAYS.get(key);
  if (code === undefined) return [finding(subject, 'warning', 'CLUSTER_OPTION_IGNORED', key, message)];
  // A member goes on with its data and asks nobody.
  return subject.facts.data === 'member' ? [] : [finding(subject, 'error', code, key, message)];
}
