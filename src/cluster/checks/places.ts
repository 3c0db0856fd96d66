import type { DiscoveryUrl } from '../discovery-url.ts';
import { isAtLeast } from '../facts.ts';
import type { ClusterFinding } from '../finding.ts';
import { peerUrlOf } from '../peer-url.ts';
import { type Registration, shown } from '../registration.ts';
import { finding, type Subject } from '../subject.ts';

/** A token that is in order: its places and who has them. */
export interface Places {
  readonly size: number;
  readonly members: readonly Registration[];
}

const FORGET = 'cloud-config cluster forget';
const JOIN = 'cloud-config cluster join';

/** Who has the places of a token, and what that means for this machine. */
export function checkPlaces(subject: Subject, url: DiscoveryUrl, places: Places): readonly ClusterFinding[] {
  const { members, size } = places;
  const own = members.findIndex(({ id }) => id === subject.id);
  const found = members.flatMap((member) => badEntry(subject, member));
  if (members.length > size) found.push(overbooked(subject, places));
  if (subject.isProxy || subject.mayBeZero) return found;
  const registered = members[own];
  if (registered !== undefined) found.push(...ofRegistered(subject, registered, places, own));
  else found.push(...ofNewcomer(subject, url, places));
  return found;
}

function ofRegistered(
  subject: Subject,
  own: Registration,
  places: Places,
  rank: number,
): readonly ClusterFinding[] {
  const { facts, name } = subject;
  if (name !== undefined && own.name !== name) {
    const message =
      `${own.peerUrls.join(', ')} is registered as ${shown(own)}: by another machine with this address, or by this one before ` +
      `it was made anew; give it an address of its own, or take the place over: \`${JOIN} --replace --start\` on this machine if ` +
      `the cluster runs, \`${FORGET} ${own.id}\` if it never formed`;
    return [finding(subject, 'warning', 'CLUSTER_ADDRESS_TAKEN', subject.peer?.key ?? 'discovery', message)];
  }
  const place =
    rank < places.size ? `place ${rank + 1} of ${places.size}` : `after the ${places.size} places`;
  if (facts.data === 'unknown') {
    const message = `this machine (${shown(own)}) is registered at ${place}; it joins when its data directory is there`;
    return [finding(subject, 'info', 'CLUSTER_REGISTERED', 'discovery', message)];
  }
  return [dataGone(subject, own, place)];
}

/** The commands go by what the machine was made of, so they work there as they stand. */
function dataGone(subject: Subject, own: Registration, place: string): ClusterFinding {
  const { facts, discoveryKey } = subject;
  const mayStart = discoveryKey === 'discovery_token';
  const directory = facts.dataDirectory ?? 'its data directory';
  const effect = mayStart
    ? 'etcd starts as if the cluster were new, which fails once it has formed'
    : 'etcd does not start so';
  const message =
    `this machine (${shown(own)}) registered at an earlier boot, ${place}, but ${directory} has no data of a member: ${effect}; ` +
    `if the cluster runs, \`${JOIN} --replace --start\` on this machine brings it back; if it never formed, ` +
    `\`${FORGET} ${own.id}\` frees the place; then \`systemctl restart cloud-config.service\``;
  const severity = !mayStart && facts.isDirectoryCertain === true ? 'error' : 'warning';
  return finding(subject, severity, 'CLUSTER_DATA_GONE', 'discovery', message);
}

function ofNewcomer(subject: Subject, url: DiscoveryUrl, places: Places): readonly ClusterFinding[] {
  const { size, members } = places;
  const holders = members.slice(0, size);
  if (holders.length === size) return full(subject, places);
  const clashes = members.flatMap((member) => clash(subject, member));
  if (clashes.length > 0) return clashes;
  const missing = size - holders.length - 1;
  const names = members.length === 0 ? 'nobody' : members.map(shown).join(', ');
  const next =
    missing === 0 ? 'this machine is the last' : `etcd will wait for ${missing} more besides this machine`;
  const message = `${members.length} of ${size} are registered with ${url.shown} (${names}); ${next}`;
  return [finding(subject, 'info', 'CLUSTER_WAITING', 'discovery', message)];
}

/** Registering would succeed and leave the token without use for everybody. */
function clash(subject: Subject, member: Registration): readonly ClusterFinding[] {
  const { name, peer } = subject;
  if (name !== undefined && member.name === name) {
    const message =
      `the name ${name} is registered already, by ${member.peerUrls.join(', ')}, and no cluster forms with a name twice; ` +
      `remove \`name\`, so that the unit names the machine by its id, or free the place: ${FORGET} ${member.id} FILE`;
    return [finding(subject, 'error', 'CLUSTER_NAME_TAKEN', 'name', message)];
  }
  const shared = peer?.urls.find(({ text }) => member.peerUrls.includes(text));
  if (shared === undefined) return [];
  const message =
    `${shared.text} is registered already, by ${shown(member)}; give this machine an address of its own, or free the place: ` +
    `${FORGET} ${member.id} FILE`;
  return [finding(subject, 'error', 'CLUSTER_ADDRESS_TAKEN', peer?.key ?? 'discovery', message)];
}

function full(subject: Subject, places: Places): readonly ClusterFinding[] {
  const { size, members } = places;
  const { facts, value, discoveryKey } = subject;
  const holders = members.slice(0, size);
  const ends =
    isAtLeast(facts.version, 3, 6) ||
    discoveryKey === 'discovery_token' ||
    value('discovery_fallback') === 'exit';
  const effect = ends
    ? 'etcd cannot start here'
    : 'etcd here becomes a proxy (an etcd from 3.6 on does not start)';
  const names = holders.map(shown).join(', ');
  const message =
    `${size} of ${size} places are taken, by ${names}; ${effect}; free a place (${FORGET} MEMBER), or add this machine to a ` +
    `cluster that runs (${JOIN} --start)`;
  const found = [finding(subject, ends ? 'error' : 'warning', 'CLUSTER_FULL', 'discovery', message)];
  return [...found, ...reused(subject, holders)];
}

/** Machines of one cluster share a network more often than not; a token that was used before shows others. */
function reused(subject: Subject, holders: readonly Registration[]): readonly ClusterFinding[] {
  const own = networkOf(subject.peer?.urls[0]?.text ?? '');
  const others = holders.map(({ peerUrls: [url = ''] }) => networkOf(url));
  if (own === undefined || others.some((other) => other === undefined || other === own)) return [];
  const ages = holders.map((each) => `${shown(each)} at index ${each.createdIndex}`).join(', ');
  const message =
    `none of those who have the places is in this machine's network (${ages}): the token may be of another cluster; one token ` +
    'serves one cluster, `cloud-config cluster new-token --size N` makes another';
  return [finding(subject, 'warning', 'CLUSTER_TOKEN_REUSED', 'discovery', message)];
}

function networkOf(url: string): string | undefined {
  return /^(\d+\.\d+)\.\d+\.\d+$/.exec(peerUrlOf(url).host)?.[1];
}

function overbooked(subject: Subject, { size, members }: Places): ClusterFinding {
  const late = members.slice(size).map(shown).join(', ');
  const message =
    `${members.length} machines registered for ${size} places, ${late} too late: chance decides who is a member, and such starts ` +
    'get stuck; set `proxy: on` on the machines that shall be none';
  return finding(subject, 'warning', 'CLUSTER_OVERBOOKED', 'discovery', message);
}

function badEntry(subject: Subject, member: Registration): ClusterFinding[] {
  const bad = member.peerUrls.find((text) => peerUrlOf(text).fault !== undefined);
  if (bad === undefined || member.id === subject.id) return [];
  const message =
    `${shown(member)} is registered with ${bad}, where nobody reaches it, so the cluster does not become whole; ` +
    `correct that machine's document and free the place: ${FORGET} ${member.id} FILE`;
  return [finding(subject, 'warning', 'CLUSTER_BAD_ENTRY', 'discovery', message)];
}
