import type { TokenAnswer } from './discovery.ts';
import type { DiscoveryUrl } from './discovery-url.ts';
import { type FailureKind, httpFailure } from './failure.ts';
import type { ClusterCode, ClusterSeverity } from './finding.ts';

export interface TokenProblem {
  readonly severity: ClusterSeverity;
  readonly code: ClusterCode;
  readonly message: string;
}

const FRESH = '`cloud-config cluster new-token --size N` makes one for all machines';

const UNREACHABLE: Readonly<Record<FailureKind, readonly [code: ClusterCode, words: string]>> = {
  DNS: ['CLUSTER_UNREACHABLE_DNS', 'is not found'],
  CONNECT: ['CLUSTER_UNREACHABLE_CONNECT', 'is not reached'],
  TLS: ['CLUSTER_UNREACHABLE_TLS', 'is not trusted'],
  PLAIN: ['CLUSTER_UNREACHABLE_TLS', ''],
  TIMEOUT: ['CLUSTER_UNREACHABLE_TIMEOUT', 'is silent'],
  HTTP: ['CLUSTER_UNREACHABLE_HTTP', 'answers with an error'],
  MALFORMED: ['CLUSTER_UNREACHABLE_MALFORMED', 'answers what is no directory of etcd'],
};

/** Why an answer holds no token that one can go by. */
export function tokenProblem(url: DiscoveryUrl, answer: TokenAnswer): TokenProblem | undefined {
  const { host } = new URL(url.url);
  switch (answer.kind) {
    case 'unknown': {
      const message = `token ${url.shown} is not known to ${host}: it expired or was mistyped; ${FRESH}`;
      return { severity: 'error', code: 'CLUSTER_TOKEN_UNKNOWN', message };
    }
    case 'not-discovery':
      return notDiscovery(url, host, answer.status);
    case 'failed': {
      const { kind, reason } = answer.failure;
      const [code, words] = UNREACHABLE[kind];
      const what = words === '' ? reason : `${words}: ${reason}`;
      return { severity: 'warning', code, message: `${host} ${what}` };
    }
    case 'token':
      return badSize(url, answer.size);
  }
}

function notDiscovery(url: DiscoveryUrl, host: string, status: number): TokenProblem {
  if (!url.isTokenShaped) {
    const shape = `${host} takes 32 hexadecimal digits, this has ${url.token.length} characters`;
    const message = `\`discovery\` ends in no token: ${shape}; ${FRESH}`;
    return { severity: 'error', code: 'CLUSTER_TOKEN_SHAPE', message };
  }
  const answered = status === 200 ? 'what answers is no directory of etcd' : httpFailure(status).reason;
  const message = `${host} is no discovery service (${answered}), and etcd would say "bad discovery endpoint"; check the URL`;
  return { severity: 'warning', code: 'CLUSTER_NOT_DISCOVERY', message };
}

/** The number of places; `undefined` when it is none. */
export function sizeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\+?\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

function badSize({ shown }: DiscoveryUrl, text: string | undefined): TokenProblem | undefined {
  if (sizeOf(text) !== undefined) return undefined;
  const stated =
    text === undefined
      ? 'has no size'
      : `has the size ${JSON.stringify(text)}, which is no number above zero`;
  const message = `token ${shown} ${stated}, and no cluster forms by it; ${FRESH}`;
  return { severity: 'error', code: 'CLUSTER_SIZE_BAD', message };
}
