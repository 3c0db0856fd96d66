import { CloudConfigError } from '../../errors.ts';
import { healthAt } from '../health.ts';
import type { DiscoveryPorts } from '../ports.ts';
import { initialClusterOf, type JoinPlan, type JoinRequest, planJoin, shown } from './join-plan.ts';
import { findMembership, type Member, type Membership } from './membership.ts';

export interface PreparedJoin {
  readonly membership: Membership;
  readonly plan: JoinPlan;
  readonly initialCluster: string;
}

/** Asks the cluster who is in it and how each is, and plans the change; changes nothing. */
export async function prepareJoin(
  clientUrls: readonly string[],
  request: JoinRequest,
  ports: DiscoveryPorts,
): Promise<PreparedJoin> {
  const membership = await findMembership(clientUrls, ports);
  const members = await membership.list();
  const known = await Promise.all(
    members.map(async (member) => ({
      ...member,
      health: await healthAt(member.clientUrls, member.peerUrls, ports.http),
    })),
  );
  const plan = planJoin(known, request);
  return { membership, plan, initialCluster: initialClusterOf(plan.others, request) };
}

/**
 * Removes the dead namesake and adds this machine, one after the other as etcd wants it; gives the initial cluster of
 * what is then there. Asked again after a failure it goes on where it stopped.
 */
export async function carryOut(
  { membership, plan }: PreparedJoin,
  request: JoinRequest,
  say: (line: string) => void,
): Promise<string> {
  if (plan.remove !== undefined) {
    await membership.remove(plan.remove.id);
    say(`removed ${shown(plan.remove)}`);
  }
  if (plan.add === 'new') await membership.add(request.peerUrls);
  const members = await membership.list();
  const isOwn = ({ peerUrls }: Member): boolean => peerUrls.some((url) => request.peerUrls.includes(url));
  const own = members.find(isOwn);
  if (own === undefined) {
    throw new CloudConfigError(
      'CLUSTER_MEMBER_API',
      `${membership.url} does not name the member that it has added`,
    );
  }
  const done = plan.add === 'new' ? 'added' : 'was added before:';
  say(`${done} ${request.name} (${own.id}, ${own.peerUrls.join(', ')})`);
  return initialClusterOf(
    members.filter((member) => !isOwn(member)),
    request,
  );
}
