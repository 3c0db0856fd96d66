import { CloudConfigError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import type { MemberHealth } from '../health.ts';
import type { Member } from './membership.ts';

export interface KnownMember extends Member {
  readonly health: MemberHealth;
}

export interface JoinRequest {
  readonly name: string;
  readonly peerUrls: readonly string[];
  /** Whether a dead member of this name or address may be removed. */
  readonly namesake: 'keep' | 'replace';
}

export interface JoinPlan {
  /** The dead one, whose place is taken over. */
  readonly remove: KnownMember | undefined;
  /** `known`: an earlier join has added it, and it never started. */
  readonly add: 'new' | 'known';
  readonly others: readonly KnownMember[];
  /** What the operator should know, a sentence without a full stop. */
  readonly notes: readonly string[];
}

/** What has to change in a cluster for a machine to become its member; throws where the cluster would stop. Pure. */
export function planJoin(members: readonly KnownMember[], request: JoinRequest): JoinPlan {
  const { name, peerUrls } = request;
  if (members.length === 0) throw refuse('CLUSTER_NO_PEER', 'the cluster names no members');
  const sharesUrl = (member: Member): boolean => member.peerUrls.some((url) => peerUrls.includes(url));
  const added = members.find((member) => member.name === '' && hasSame(member.peerUrls, peerUrls));
  const inTheWay = members.filter(
    (member) => member !== added && (member.name === name || sharesUrl(member)),
  );
  const [namesake, ...more] = inTheWay;
  if (more.length > 0 || (namesake !== undefined && added !== undefined)) {
    const who = [...inTheWay, ...(added === undefined ? [] : [added])].map(shown).join(' and ');
    const remedy = 'take out the dead one with `etcdctl member remove`';
    throw refuse('CLUSTER_NAMESAKE', `${who} have the name or the address of this machine; ${remedy}`);
  }
  if (namesake !== undefined) checkNamesake(namesake, request);
  const others = members.filter((member) => member !== namesake && member !== added);
  const arithmetic = { members, others, grows: namesake === undefined && added === undefined };
  return {
    remove: namesake,
    add: added === undefined ? 'new' : 'known',
    others,
    notes: checkQuorum(arithmetic),
  };
}

/** How many of so many voting members must agree. */
export function quorumOf(voters: number): number {
  return Math.floor(voters / 2) + 1;
}

/** `name=url,…` with this machine among them, as `ETCD_INITIAL_CLUSTER` wants it. */
export function initialClusterOf(others: readonly Member[], { name, peerUrls }: JoinRequest): string {
  // One that has not started has no name yet, and etcd compares addresses only.
  const rows = others.flatMap((member) => member.peerUrls.map((url) => `${member.name || member.id}=${url}`));
  return [...rows, ...peerUrls.map((url) => `${name}=${url}`)].join(',');
}

export function shown({ id, name, peerUrls }: Member): string {
  return printable(`${name || 'a member without a name'} (${id}, ${peerUrls.join(', ')})`);
}

function checkNamesake(namesake: KnownMember, { namesake: wish }: JoinRequest): void {
  if (namesake.health.kind !== 'silent') {
    const remedy = 'stop its etcd first, or join with another name and address';
    throw refuse('CLUSTER_NAMESAKE', `${shown(namesake)} is in the cluster and answers; ${remedy}`);
  }
  if (wish === 'replace') return;
  const state = `is in the cluster and does not answer (${namesake.health.reason})`;
  throw refuse('CLUSTER_NAMESAKE', `${shown(namesake)} ${state}; --replace takes it out first`);
}

interface Arithmetic {
  readonly members: readonly KnownMember[];
  readonly others: readonly KnownMember[];
  /** Whether there will be a member more than now. */
  readonly grows: boolean;
}

/** The new member counts from when it is added, and helps from when it has started. */
function checkQuorum({ members, others, grows }: Arithmetic): readonly string[] {
  const voters = members.filter(({ role }) => role === 'voter');
  const healthy = others.filter(({ role, health }) => role === 'voter' && health.kind === 'healthy').length;
  const now = quorumOf(voters.length);
  if (healthy < now) {
    const state = `${healthy} of ${voters.length} members are healthy, ${now} must be${silentOnes(others)}`;
    const remedy = 'bring back one that still has its data, or restore a snapshot';
    throw refuse('CLUSTER_QUORUM', `the cluster has no quorum and takes no change: ${state}; ${remedy}`);
  }
  const after = voters.length + (grows ? 1 : 0);
  const needed = quorumOf(after);
  if (healthy >= needed) return [];
  if (voters.length === 1) return ['the cluster of one takes no writes until this machine has started'];
  const state = `with ${after} members ${needed} must be healthy, and ${healthy} are${silentOnes(others)}`;
  const remedy = 'bring back or take out the dead one first';
  throw refuse('CLUSTER_QUORUM', `quorum would be lost until this machine has started: ${state}; ${remedy}`);
}

function silentOnes(others: readonly KnownMember[]): string {
  const down = others.filter(({ health }) => health.kind !== 'healthy').map(shown);
  return down.length === 0 ? '' : `, not ${down.join(', ')}`;
}

function hasSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((url) => right.includes(url));
}

function refuse(code: string, message: string): CloudConfigError {
  return new CloudConfigError(code, message);
}
