import { type Registration, readToken, removeRegistration } from '../../cluster/discovery.ts';
import type { DiscoveryUrl } from '../../cluster/discovery-url.ts';
import { healthOf } from '../../cluster/health.ts';
import type { DiscoveryPorts } from '../../cluster/ports.ts';
import { sizeOf, tokenProblem } from '../../cluster/token-problem.ts';
import { CloudConfigError } from '../../errors.ts';
import type { ClusterState } from '../../report/cluster-text.ts';
import { discoveryOf, type TokenSource } from './document.ts';

const DEADLINE = 5_000;

interface Places {
  readonly discovery: DiscoveryUrl;
  readonly size: number;
  readonly members: readonly Registration[];
}

/** Who is registered with a token; every member is asked how it is. */
export async function stateOf(source: TokenSource, ports: DiscoveryPorts): Promise<ClusterState> {
  const { discovery, size, members } = await placesOf(source, ports);
  if (size === 0)
    throw new CloudConfigError('CLUSTER_SIZE_BAD', `token ${discovery.shown} has no number of places`);
  const rows = members.map(async (member) => ({ member, health: await healthOf(member, ports.http) }));
  return { url: discovery.shown, size, members: await Promise.all(rows) };
}

/** Frees the place of the member with this id or name, and looks whether it is free. */
export async function forget(asked: string, source: TokenSource, ports: DiscoveryPorts): Promise<string> {
  const { discovery, size, members } = await placesOf(source, ports);
  const member = theMember(asked, members);
  const removal = await removeRegistration(discovery, member.id, ports, { deadline: DEADLINE });
  if (removal.kind === 'failed') {
    throw new CloudConfigError(
      'CLUSTER_NOT_FORGOTTEN',
      `${member.id} is not removed: ${removal.failure.reason}`,
    );
  }
  const left = await placesOf(source, ports);
  if (left.members.some(({ id }) => id === member.id)) {
    throw new CloudConfigError(
      'CLUSTER_NOT_FORGOTTEN',
      `${member.id} is registered again already: stop its etcd first`,
    );
  }
  const who = `${member.name} (${member.id}, ${member.peerUrls.join(', ')})`;
  return `removed ${who} from ${discovery.shown}: ${left.members.length} of ${size} places are taken`;
}

async function placesOf(source: TokenSource, ports: DiscoveryPorts): Promise<Places> {
  const read = discoveryOf(source);
  if (read.kind === 'bad') {
    throw new CloudConfigError('CLUSTER_TOKEN_SHAPE', `the discovery token ${read.problem}`);
  }
  const { discovery } = read;
  const answer = await readToken(discovery, ports, { deadline: DEADLINE });
  const problem = tokenProblem(discovery, answer);
  if (answer.kind === 'token') {
    // Places are freed in a token without a size too.
    return { discovery, size: sizeOf(answer.size) ?? 0, members: answer.members };
  }
  throw new CloudConfigError(
    problem?.code ?? 'CLUSTER_NOT_DISCOVERY',
    problem?.message ?? 'no usable answer',
  );
}

function theMember(asked: string, members: readonly Registration[]): Registration {
  const found = members.filter(({ id, name }) => id === asked.toLowerCase() || name === asked);
  const [member, ...others] = found;
  const list = (some: readonly Registration[]): string =>
    some.map(({ id, name }) => `${name} (${id})`).join(', ');
  if (member === undefined) {
    const there = members.length === 0 ? 'nobody is' : `there are ${list(members)}`;
    throw new CloudConfigError('CLUSTER_NO_MEMBER', `${asked} is not registered with this token; ${there}`);
  }
  if (others.length > 0) {
    throw new CloudConfigError(
      'CLUSTER_NO_MEMBER',
      `${asked} is registered more than once: ${list(found)}; name one by its id`,
    );
  }
  return member;
}
