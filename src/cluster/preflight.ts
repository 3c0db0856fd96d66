import { checkAddresses } from './checks/address.ts';
import { checkAlone } from './checks/alone.ts';
import { checkData } from './checks/data.ts';
import { checkListeners, checkPeerListener } from './checks/listen.ts';
import { checkPlaces } from './checks/places.ts';
import { checkSetup } from './checks/setup.ts';
import { checkSrv, type SrvAnswer } from './checks/srv.ts';
import { checkStatic, staticSize } from './checks/static.ts';
import { checkToken, checkTokenShape } from './checks/token.ts';
import { checkV2Api } from './checks/v2-api.ts';
import { checkVersion } from './checks/version.ts';
import type { TokenAnswer } from './discovery.ts';
import type { DiscoveryUrl } from './discovery-url.ts';
import { addressFinding, type ClusterFinding, verdictOf } from './finding.ts';
import { finding, type Subject } from './subject.ts';
import { sizeOf } from './token-problem.ts';

/** What was asked of others; what was not is left out. */
export interface Answers {
  readonly token?: TokenAnswer;
  readonly srv?: SrvAnswer;
}

/** The token to be read before a verdict; `undefined` where etcd will not ask for it, or must not. */
export function tokenToRead(subject: Subject): DiscoveryUrl | undefined {
  const { discovery, facts } = subject;
  if (discovery?.kind !== 'url' || facts.data === 'member' || facts.data === 'proxy') return undefined;
  if (ownWay(subject) !== undefined) return undefined;
  // A cluster of one may do what others must not, and how large it is the service says.
  return verdictOf(findingsFor(subject, {}, 1)) === 'refuse' ? undefined : discovery.discovery;
}

/** Everything that is known to be wrong before etcd starts, and what to do about it. Pure. */
export function preflight(subject: Subject, answers: Answers): readonly ClusterFinding[] {
  return findingsFor(subject, answers, sizeFor(subject, answers));
}

function sizeFor(subject: Subject, { token, srv }: Answers): number | undefined {
  if (token?.kind === 'token') return sizeOf(token.size);
  return srv?.kind === 'records' ? srv.records.length : staticSize(subject);
}

/** @param size of the cluster; `undefined` when nobody says it. */
function findingsFor(
  subject: Subject,
  answers: Answers,
  size: number | undefined,
): readonly ClusterFinding[] {
  const { discovery } = subject;
  const found: ClusterFinding[] = subject.withheld.map(addressFinding);
  found.push(
    ...checkSetup(subject),
    ...checkVersion(subject),
    ...checkV2Api(subject),
    ...checkListeners(subject),
    ...checkData(subject),
  );
  if (subject.facts.data === 'member') return found;
  found.push(
    ...checkTokenShape(subject),
    ...checkAddresses(subject, size),
    ...checkStatic(subject),
    ...checkPeerListener(subject, size),
    ...checkAlone(subject),
    ...notAsked(subject),
  );
  if (answers.srv !== undefined) found.push(...checkSrv(subject, answers.srv));
  if (discovery?.kind !== 'url' || answers.token === undefined) return found;
  found.push(...checkToken(subject, discovery.discovery, answers.token));
  if (answers.token.kind !== 'token' || size === undefined) return found;
  found.push(...checkPlaces(subject, discovery.discovery, { size, members: answers.token.members }));
  return found;
}

function notAsked(subject: Subject): readonly ClusterFinding[] {
  const key = ownWay(subject);
  if (subject.discovery === undefined || key === undefined) return [];
  const message = `etcd asks the discovery service by \`${key}\`; the token was not read on its behalf`;
  return [finding(subject, 'info', 'CLUSTER_NOT_CHECKED', key, message)];
}

/** A setting by which etcd reaches the token where we cannot. */
function ownWay({ value, discoveryKey }: Subject): string | undefined {
  const keys =
    discoveryKey === 'discovery'
      ? ['discovery_proxy']
      : ['discovery_user', 'discovery_cert', 'discovery_cacert'];
  return keys.find((key) => value(key) !== undefined);
}
