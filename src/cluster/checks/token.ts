import type { TokenAnswer } from '../discovery.ts';
import type { DiscoveryUrl } from '../discovery-url.ts';
import { type FailureKind, httpFailure } from '../failure.ts';
import type { ClusterCode, ClusterFinding } from '../finding.ts';
import { finding, type Subject } from '../subject.ts';

const FRESH = '`cloud-config cluster new-token --size N` makes one for all machines';
const LARGEST_USUAL = 9;

const UNREACHABLE: Readonly<Record<FailureKind, readonly [code: ClusterCode, words: string]>> = {
  DNS: ['CLUSTER_UNREACHABLE_DNS', 'its name does not resolve'],
  CONNECT: ['CLUSTER_UNREACHABLE_CONNECT', 'no connection to it'],
  TLS: ['CLUSTER_UNREACHABLE_TLS', 'no trusted TLS connection to it'],
  TIMEOUT: ['CLUSTER_UNREACHABLE_TIMEOUT', 'it does not answer in time'],
  HTTP: ['CLUSTER_UNREACHABLE_HTTP', 'it answers with an error'],
  MALFORMED: ['CLUSTER_UNREACHABLE_MALFORMED', 'its answer cannot be read'],
};

/** Whether the value can be a discovery URL at all. */
export function checkTokenShape(subject: Subject): readonly ClusterFinding[] {
  if (subject.discovery?.kind !== 'bad') return [];
  const message = `\`discovery\` ${subject.discovery.problem}`;
  return [finding(subject, 'error', 'CLUSTER_TOKEN_SHAPE', 'discovery', message)];
}

/** What the service says of the token as such. */
export function checkToken(
  subject: Subject,
  url: DiscoveryUrl,
  answer: TokenAnswer,
): readonly ClusterFinding[] {
  const host = new URL(url.url).host;
  switch (answer.kind) {
    case 'unknown': {
      const message = `token ${url.shown} is not known to ${host}: it expired or was mistyped; ${FRESH}`;
      return [finding(subject, 'error', 'CLUSTER_TOKEN_UNKNOWN', 'discovery', message)];
    }
    case 'not-discovery':
      return [notDiscovery(subject, url, answer.status)];
    case 'failed': {
      const { kind, reason } = answer.failure;
      const [code, words] = UNREACHABLE[kind];
      const message = `${host}: ${words} (${reason}); etcd will start and go on asking, in pauses that grow`;
      return [finding(subject, 'warning', code, 'discovery', message)];
    }
    case 'token':
      return subject.mayBeZero && answer.size === undefined ? [] : checkSize(subject, url, answer.size);
  }
}

function notDiscovery(subject: Subject, url: DiscoveryUrl, status: number): ClusterFinding {
  const host = new URL(url.url).host;
  if (!url.isTokenShaped) {
    const message = `\`discovery\` ends in no token: ${host} takes 32 hexadecimal digits, this has ${url.token.length} characters; ${FRESH}`;
    return finding(subject, 'error', 'CLUSTER_TOKEN_SHAPE', 'discovery', message);
  }
  const answered = status === 200 ? 'what answers is no directory of etcd' : httpFailure(status).reason;
  const message = `${host} is no discovery service (${answered}), and etcd would say "bad discovery endpoint"; check the URL`;
  return finding(subject, 'warning', 'CLUSTER_NOT_DISCOVERY', 'discovery', message);
}

/** The number of places; `undefined` when it is none. */
export function sizeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\+?\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

function checkSize(
  subject: Subject,
  { shown }: DiscoveryUrl,
  text: string | undefined,
): readonly ClusterFinding[] {
  const size = sizeOf(text);
  if (size === undefined) {
    const stated =
      text === undefined
        ? 'has no size'
        : `has the size ${JSON.stringify(text)}, which is no number above zero`;
    const message = `token ${shown} ${stated}, and no cluster forms by it; ${FRESH}`;
    return [finding(subject, 'error', 'CLUSTER_SIZE_BAD', 'discovery', message)];
  }
  if (size <= LARGEST_USUAL) return [];
  const message = `token ${shown} has ${size} places: etcd waits until all are taken, and clusters have 3 to ${LARGEST_USUAL} members; let the other machines be proxies`;
  return [finding(subject, 'warning', 'CLUSTER_SIZE_LARGE', 'discovery', message)];
}
