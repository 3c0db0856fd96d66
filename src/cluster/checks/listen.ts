import { isAtLeast } from '../facts.ts';
import type { ClusterFinding } from '../finding.ts';
import { type PeerUrl, peerUrlsOf } from '../peer-url.ts';
import { finding, type Subject } from '../subject.ts';
import { BOOTSTRAPS } from './setup.ts';

const PEERS = 'listen_peer_urls';
const CLIENTS = 'listen_client_urls';
const ADVERTISED = 'advertise_client_urls';
const LISTENERS = [PEERS, CLIENTS, 'listen_metrics_urls', 'listen_client_http_urls'];

/** What etcd does not start with, whether it has data or not. */
export function checkListeners(subject: Subject): readonly ClusterFinding[] {
  if (subject.mayBeZero || subject.withheld.length > 0) return [];
  return [...LISTENERS.flatMap((key) => names(subject, key)), ...advertiseMissing(subject)];
}

/**
 * A member that listens on localhost and advertises another address is registered, and never reached.
 * @param size of the cluster; `undefined` when nobody says it.
 */
export function checkPeerListener(subject: Subject, size: number | undefined): readonly ClusterFinding[] {
  const { peer, value, facts } = subject;
  const [own] = peer?.urls ?? [];
  const isMember = !subject.isProxy && !subject.mayBeZero && facts.data !== 'proxy';
  if (!isMember || subject.withheld.length > 0 || size === 1) return [];
  if (peer === undefined || own === undefined) return [];
  if (peer.urls.some(({ fault }) => fault !== undefined) || subject.mayBeSetElsewhere(PEERS)) return [];
  if (BOOTSTRAPS.every((key) => value(key) === undefined)) return [];
  const list = value(PEERS);
  if (list === undefined && knowsOldNames(subject) && value('peer_bind_addr') !== undefined) return [];
  if (peerUrlsOf(list ?? '').some(({ fault }) => fault !== 'loopback')) return [];
  const stated = list === undefined ? 'is missing' : `says ${list}`;
  const message =
    `\`${PEERS}\` ${stated}, so etcd listens for other members on localhost only, and they do not reach it at ${own.text}; ` +
    'set it to http://$private_ipv4:2380 or http://0.0.0.0:2380';
  return [finding(subject, 'error', 'CLUSTER_LISTEN_LOCAL', list === undefined ? peer.key : PEERS, message)];
}

/** https://github.com/etcd-io/etcd/blob/main/CHANGELOG/CHANGELOG-3.2.md: names are rejected, 3.1 warned of them. */
function names(subject: Subject, key: string): readonly ClusterFinding[] {
  const { section, value, facts } = subject;
  const isFatal =
    isAtLeast(facts.version, 3, 2) || (section === 'etcd_member' && facts.version === undefined);
  return peerUrlsOf(value(key) ?? '')
    .filter(isName)
    .map(({ text, host }) => {
      const effect = isFatal ? 'etcd does not start with it' : 'etcd from 3.2 on does not start with it';
      const what = host === '' ? 'no address' : `the name ${host}`;
      const message = `\`${key}\` has ${what} in ${text}, and ${effect}; write an IP address, such as $private_ipv4 or 0.0.0.0`;
      return finding(subject, isFatal ? 'error' : 'warning', 'CLUSTER_LISTEN_NAME', key, message);
    });
}

/** Where a unit has a specifier of systemd, nobody knows what it becomes. */
function isName({ text, host, fault }: PeerUrl): boolean {
  if (fault === 'malformed' || fault === 'variable' || !text.startsWith('http')) return false;
  return host !== 'localhost' && !host.includes('%') && !/^\d+(?:\.\d+){3}$|:/.test(host);
}

/** Where it may become a proxy, etcd starts and tells clients localhost. */
function advertiseMissing(subject: Subject): readonly ClusterFinding[] {
  const { value, facts, isProxy } = subject;
  if (isProxy || value(CLIENTS) === undefined || value(ADVERTISED) !== undefined) return [];
  if ([CLIENTS, ADVERTISED].some(subject.mayBeSetElsewhere)) return [];
  if (knowsOldNames(subject) && value('addr') !== undefined) return [];
  const mayBecomeProxy =
    value('discovery') !== undefined &&
    value('discovery_fallback') !== 'exit' &&
    !isAtLeast(facts.version, 3, 6);
  const effect = mayBecomeProxy
    ? 'clients are told localhost (and etcd from 3.6 on does not start)'
    : 'etcd does not start';
  const message = `\`${CLIENTS}\` is set and \`${ADVERTISED}\` is missing: ${effect}; set it to http://$private_ipv4:2379`;
  const severity = mayBecomeProxy ? 'warning' : 'error';
  return [finding(subject, severity, 'CLUSTER_ADVERTISE_MISSING', CLIENTS, message)];
}

/** etcd 2 still reads the options of etcd 0.4. */
function knowsOldNames({ facts, section }: Subject): boolean {
  return section !== 'etcd_member' && !isAtLeast(facts.version, 3, 0);
}
