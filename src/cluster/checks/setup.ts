import { isAtLeast } from '../facts.ts';
import type { ClusterFinding } from '../finding.ts';
import { finding, type Subject } from '../subject.ts';

/** The ways in which members find each other. */
export const BOOTSTRAPS = ['discovery', 'discovery_token', 'initial_cluster', 'discovery_srv'] as const;
/** What etcd 0.4 was never told by its section, but etcd 2 was. */
const ETCD2_KEYS: ReadonlySet<string> = new Set([
  'advertise_client_urls',
  'discovery_fallback',
  'discovery_srv',
  'discovery_proxy',
  'election_timeout',
  'force_new_cluster',
  'heartbeat_interval',
  'initial_advertise_peer_urls',
  'initial_cluster',
  'initial_cluster_state',
  'initial_cluster_token',
  'listen_client_urls',
  'listen_peer_urls',
  'max_snapshots',
  'max_wals',
  'proxy',
]);

/** What the settings themselves rule out, whatever a discovery service says. */
export function checkSetup(subject: Subject): readonly ClusterFinding[] {
  return [...twoBootstraps(subject), ...setTwice(subject), ...etcd2Keys(subject)];
}

function twoBootstraps(subject: Subject): readonly ClusterFinding[] {
  const set = BOOTSTRAPS.filter((key) => subject.value(key) !== undefined);
  const [first, second = ''] = set;
  if (first === undefined || set.length < 2) return [];
  const names = set.map((key) => `\`${key}\``).join(' and ');
  const message = `${names} are both set, and etcd takes one way to find its members; remove one`;
  return [finding(subject, 'error', 'CLUSTER_TWO_BOOTSTRAPS', second, message)];
}

/** etcd 3 ends when a flag shadows a variable; etcd 2 takes the flag. */
function setTwice(subject: Subject): readonly ClusterFinding[] {
  const { unit, keys, flags, facts } = subject;
  const isFatal = isAtLeast(facts.version, 3, 0);
  return keys.flatMap((key) => {
    const flag = key.replaceAll('_', '-');
    if (!flags.has(flag)) return [];
    const effect = isFatal
      ? 'etcd 3 does not start with both'
      : 'etcd 3 does not start with both, etcd 2 takes the flag';
    const message = `\`${key}\` is set, and ${unit} starts etcd with --${flag}: ${effect}; remove one`;
    return [finding(subject, isFatal ? 'error' : 'warning', 'CLUSTER_SET_TWICE', key, message)];
  });
}

function etcd2Keys(subject: Subject): readonly ClusterFinding[] {
  const { section, keys, mayBeZero } = subject;
  const misplaced = keys.filter((key) => ETCD2_KEYS.has(key));
  const [first] = misplaced;
  if (section !== 'etcd' || !mayBeZero || first === undefined) return [];
  const names = misplaced.map((key) => `\`${key}\``).join(', ');
  const message = `etcd 0.4 does not know ${names}; move what is meant for etcd 2 to \`coreos.etcd2\``;
  return [finding(subject, 'warning', 'CLUSTER_ETCD2_KEYS', first, message)];
}
