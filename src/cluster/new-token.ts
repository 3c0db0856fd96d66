import { createFetch, type Fetch } from '../datasources/http-policy.ts';
import { CloudConfigError } from '../errors.ts';
import { isHttpUrl } from '../url-place.ts';
import { sizeRequest } from './discovery-v3.ts';
import { httpFailure } from './failure.ts';
import { fieldOf, parseJson } from './json.ts';
import type { DiscoveryPorts } from './ports.ts';

const REGISTRY = '/v2/keys/_etcd/registry';
const DEADLINE = 15_000;

export interface NewToken {
  /** A discovery service, or an etcd. */
  readonly endpoint: string;
  readonly size: number;
  /** 32 hexadecimal digits that nobody can guess; used where there is only an etcd. */
  readonly randomToken: () => string;
}

/**
 * Makes a token for one new cluster and gives its whole URL: by a discovery service's `/new`, or in an etcd's own keys
 * when it is one that answers. Of an etcd without the v2 API it gives the two settings of `coreos.etcd_member`.
 */
export async function newToken(asked: NewToken, { http, clock }: DiscoveryPorts): Promise<string> {
  const endpoint = asked.endpoint.replace(/\/+$/, '');
  if (!isHttpUrl(endpoint)) {
    throw new CloudConfigError('CLUSTER_ENDPOINT', 'the endpoint must be an http or https URL');
  }
  const fetch = createFetch({
    http,
    clock,
    source: 'discovery',
    deadline: DEADLINE,
    final: ['HTTP_TLS'],
    whenForbidden: 'it wants other credentials',
  });
  if (!endpoint.includes('/v2/keys')) {
    const made = await fetch({ url: `${endpoint}/new?size=${asked.size}`, pass: [400, 404, 405] });
    const text = new TextDecoder().decode(made?.body ?? new Uint8Array()).trim();
    if (made?.status === 200 && isHttpUrl(text) && !/\s/.test(text)) return text;
    if (made?.status === 400) {
      const reason = 'refuses to make a token: it wants another size, or its own etcd is down';
      throw new CloudConfigError('CLUSTER_NO_TOKEN', `${new URL(endpoint).host} ${reason}`);
    }
  }
  const keys = endpoint.includes('/v2/keys') ? endpoint : `${endpoint}${REGISTRY}`;
  const url = `${keys}/${asked.randomToken()}`;
  const response = await fetch({
    method: 'PUT',
    url: `${url}/_config/size`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `value=${asked.size}`,
    pass: [400, 401, 403, 404, 405],
  });
  if (response?.status === 200 || response?.status === 201) return url;
  const newer = await newV3Token(asked, endpoint, fetch);
  if (newer !== undefined) return newer;
  const { reason } = httpFailure(response?.status);
  const hint = 'neither a discovery service nor an etcd answers there';
  throw new CloudConfigError('CLUSTER_NO_TOKEN', `${new URL(endpoint).host}: ${reason}; ${hint}`);
}

async function newV3Token(
  { randomToken, size }: NewToken,
  endpoint: string,
  fetch: Fetch,
): Promise<string | undefined> {
  const token = randomToken();
  const made = await fetch({ ...sizeRequest(endpoint, token, size), pass: [400, 401, 403, 404, 405] });
  const isMade = made?.status === 200 && fieldOf(parseJson(made.body), 'header') !== undefined;
  return isMade ? `discovery_token: ${token}\ndiscovery_endpoints: ${endpoint}` : undefined;
}
