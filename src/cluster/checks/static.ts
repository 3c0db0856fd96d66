import type { ClusterFinding } from '../finding.ts';
import { type PeerUrl, peerUrlOf, peerUrlsOf } from '../peer-url.ts';
import { finding, type Subject } from '../subject.ts';

const KEY = 'initial_cluster';
/** With one of them etcd does not start at all, which is said elsewhere. */
const OTHER_WAYS = ['discovery', 'discovery_token', 'discovery_srv'];

export interface StaticMember {
  readonly name: string;
  readonly url: PeerUrl;
}

/** Whether a list of members is one that etcd takes, and whether this machine is in it as etcd will look for it. */
export function checkStatic(subject: Subject): readonly ClusterFinding[] {
  const list = subject.value(KEY);
  if (list === undefined || subject.mayBeZero || subject.withheld.length > 0) return [];
  if (OTHER_WAYS.some((key) => subject.value(key) !== undefined)) return [];
  const members = membersOf(list);
  const bad = badEntries(subject, members);
  if (bad.some(({ severity }) => severity === 'error') || subject.isProxy) return bad;
  return [...bad, ...ownEntry(subject, members)];
}

/** How many machines the list has; `undefined` when there is none. */
export function staticSize({ value }: Subject): number | undefined {
  const list = value(KEY);
  return list === undefined ? undefined : new Set(membersOf(list).map(({ name }) => name)).size;
}

/** A name may come more than once: its machine has as many peer URLs. */
export function membersOf(list: string): readonly StaticMember[] {
  return list
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals === -1 ? pair : pair.slice(0, equals);
      return { name, url: peerUrlOf(equals === -1 ? '' : pair.slice(equals + 1)) };
    });
}

function badEntries(subject: Subject, members: readonly StaticMember[]): readonly ClusterFinding[] {
  const isOneMachine = members.every(({ url }) => url.fault === 'loopback');
  const seen = new Map<string, string>();
  const found: ClusterFinding[] = [];
  for (const { name, url } of members) {
    const other = seen.get(url.text);
    seen.set(url.text, name);
    const isLocal = url.fault === 'loopback' || url.fault === 'unspecified';
    const severity = isLocal && other === undefined ? 'warning' : 'error';
    const reason = reasonOf(url, other);
    if (reason === undefined || (isOneMachine && severity === 'warning')) continue;
    const message = `\`${KEY}\` has ${name}=${url.text}: ${reason}`;
    found.push(finding(subject, severity, 'CLUSTER_STATIC_BAD', KEY, message));
  }
  return found;
}

function reasonOf({ fault }: PeerUrl, other: string | undefined): string | undefined {
  if (fault === 'malformed' || fault === 'variable' || fault === 'empty') {
    return 'a member is NAME=http://host:port, without a path, and etcd does not start with this';
  }
  if (other !== undefined) return `${other} has this address too, and etcd does not start so; correct one`;
  return fault === undefined ? undefined : 'the other machines do not reach it there; write its address';
}

/** etcd looks for its name, and compares what it finds with what it advertises. */
function ownEntry(subject: Subject, members: readonly StaticMember[]): readonly ClusterFinding[] {
  const name = nameOf(subject);
  const names = [...new Set(members.map((each) => each.name))];
  const report = (severity: 'error' | 'info', message: string): readonly ClusterFinding[] => {
    const code = severity === 'error' ? 'CLUSTER_STATIC_NOT_LISTED' : 'CLUSTER_STATIC_LISTED';
    return [finding(subject, severity, code, KEY, message)];
  };
  const list = names.join(', ');
  if (name !== undefined && !names.includes(name)) {
    const remedy = 'etcd does not start so; give it one of these names by `name`';
    return report('error', `this machine is ${name}, and \`${KEY}\` has ${list}; ${remedy}`);
  }
  const difference = differenceOf(subject, name, members);
  if (difference !== undefined) return report('error', `${difference}; etcd starts when they are the same`);
  const self = name === undefined ? '' : `; this machine is ${name}`;
  const count = names.length === 1 ? '1 member is' : `${names.length} members are`;
  return report('info', `${count} listed: ${list}${self}`);
}

/** Between the URLs that the list has for this machine and those that it tells the others. */
function differenceOf(
  subject: Subject,
  name: string | undefined,
  members: readonly StaticMember[],
): string | undefined {
  const { peer } = subject;
  const listed = members.filter((each) => name === undefined || each.name === name).map(({ url }) => url);
  const advertised = peer?.urls ?? defaultUrls(subject);
  const isIn = (some: readonly PeerUrl[], url: PeerUrl): boolean => some.some((each) => isSame(each, url));
  const areAll = advertised.every((url) => isIn(listed, url));
  const isMore = peer !== undefined && name !== undefined && !listed.every((url) => isIn(advertised, url));
  if (areAll && !isMore) return undefined;
  const text = (urls: readonly PeerUrl[]): string => urls.map((each) => each.text).join(',');
  const key = peer?.key ?? 'initial_advertise_peer_urls';
  const verb = peer === undefined ? 'is missing, so that etcd says' : 'says';
  const whose = name === undefined ? '' : ` for ${name}`;
  return `\`${key}\` ${verb} ${text(advertised)}, and \`${KEY}\` has ${text(listed)}${whose}`;
}

/** A name of a unit's environment may have specifiers of systemd, which the subject has replaced. */
function nameOf({ value, name }: Subject): string | undefined {
  const stated = value('name');
  return stated === undefined || stated.includes('%') ? name : stated;
}

/** etcd 3 that listens everywhere chooses an address of the machine, which is not known here. */
function defaultUrls({ value }: Subject): readonly PeerUrl[] {
  const isChosen = /:\/\/(?:0\.0\.0\.0|\[::\]):/.test(value('listen_peer_urls') ?? '');
  return isChosen ? [] : peerUrlsOf('http://localhost:2380');
}

/** etcd resolves names before it compares, which is not done here: a name may be any address. */
function isSame(listed: PeerUrl, advertised: PeerUrl): boolean {
  if (listed.text.toLowerCase() === advertised.text.toLowerCase()) return true;
  if (isName(listed) || isName(advertised)) return true;
  return listed.fault === 'loopback' && advertised.fault === 'loopback';
}

function isName({ host, fault }: PeerUrl): boolean {
  return fault === undefined && !/^[\d.]+$|:/.test(host);
}
