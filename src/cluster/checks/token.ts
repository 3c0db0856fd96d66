import type { TokenAnswer } from '../discovery.ts';
import type { DiscoveryUrl } from '../discovery-url.ts';
import type { ClusterFinding } from '../finding.ts';
import { finding, type Subject } from '../subject.ts';
import { sizeOf, tokenProblem } from '../token-problem.ts';

const LARGEST_USUAL = 9;

/** Whether the value can be a discovery URL at all. */
export function checkTokenShape(subject: Subject): readonly ClusterFinding[] {
  if (subject.discovery?.kind !== 'bad') return [];
  const message = `\`${subject.discoveryKey}\` ${subject.discovery.problem}`;
  return [finding(subject, 'error', 'CLUSTER_TOKEN_SHAPE', 'discovery', message)];
}

/** What the service says of the token as such. */
export function checkToken(
  subject: Subject,
  url: DiscoveryUrl,
  answer: TokenAnswer,
): readonly ClusterFinding[] {
  const size = answer.kind === 'token' ? answer.size : undefined;
  // The tokens of etcd 0.4 had no size.
  if (answer.kind === 'token' && subject.mayBeZero && size === undefined) return [];
  const problem = tokenProblem(url, answer);
  if (problem !== undefined) {
    const { severity, code, message } = problem;
    const tail = answer.kind === 'failed' ? '; etcd will start and go on asking, in pauses that grow' : '';
    return [finding(subject, severity, code, 'discovery', message + tail)];
  }
  const places = sizeOf(size) ?? 0;
  if (places <= LARGEST_USUAL) return [];
  const message =
    `token ${url.shown} has ${places} places: etcd waits until all are taken, and clusters have 3 to ${LARGEST_USUAL} ` +
    'members; let the other machines be proxies';
  return [finding(subject, 'warning', 'CLUSTER_SIZE_LARGE', 'discovery', message)];
}
