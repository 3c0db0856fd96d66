/**
 * The discovery of etcd 3.6 and later: a token and its members are keys of an etcd, read here by its gRPC gateway.
 * @see https://etcd.io/docs/v3.6/dev-internal/discovery_protocol/
 */
import { encodeBase64 } from '../config/base64.ts';
import type { HttpResponse } from '../datasources/datasource.ts';
import type { FetchRequest } from '../datasources/http-policy.ts';
import { isHttpUrl } from '../url-place.ts';
import type { TokenAnswer } from './discovery.ts';
import { maskToken, type ReadDiscoveryUrl } from './discovery-url.ts';
import { httpFailure } from './failure.ts';
import { fieldOf, listOf, parseJson, textOf } from './json.ts';
import { registrationOf } from './registration.ts';

const REGISTRY = '/_etcd/registry';
const FRESH = '`cloud-config cluster new-token --size N --endpoint URL` makes one';

/** What asking the gateway for something about a token takes. */
type V3Request = Pick<FetchRequest, 'url' | 'method' | 'headers' | 'body'>;

/** The settings `discovery_token` and `discovery_endpoints`; `undefined` when neither is set. */
export function readV3Discovery(value: (key: string) => string | undefined): ReadDiscoveryUrl | undefined {
  const token = value('discovery_token');
  const list = value('discovery_endpoints');
  if (token === undefined && list === undefined) return undefined;
  if (token === undefined)
    return { kind: 'bad', problem: `has endpoints, but no \`discovery_token\`; ${FRESH}` };
  if (/[<>{}\s/]/.test(token))
    return { kind: 'bad', problem: `is no token, but a placeholder or a URL; ${FRESH}` };
  const scheme = value('discovery_insecure_transport') === 'false' ? 'https' : 'http';
  const [endpoint] = (list ?? '').split(',').map((each) => each.trim());
  if (!endpoint)
    return { kind: 'bad', problem: 'needs `discovery_endpoints`: client URLs of the etcd that has it' };
  const url = /^https?:\/\//.test(endpoint) ? endpoint.replace(/\/+$/, '') : `${scheme}://${endpoint}`;
  if (!isHttpUrl(url)) return { kind: 'bad', problem: 'has `discovery_endpoints` that are no URLs' };
  const { host, hostname, protocol } = new URL(url);
  const shown = `${protocol}//${host}/${maskToken(token)}`;
  const discovery = {
    api: 'v3',
    text: token,
    url,
    token,
    host: hostname,
    shown,
    isTokenShaped: true,
  } as const;
  return { kind: 'url', discovery };
}

/** All that is stored of a token, at once. */
export function rangeRequest(endpoint: string, token: string): V3Request {
  // `0` is the character after `/`: the range is what begins with the token's directory.
  const range = { key: encode(`${REGISTRY}/${token}/`), range_end: encode(`${REGISTRY}/${token}0`) };
  return post(`${endpoint}/v3/kv/range`, range);
}

export function sizeRequest(endpoint: string, token: string, size: number): V3Request {
  const key = encode(`${REGISTRY}/${token}/_config/size`);
  return post(`${endpoint}/v3/kv/put`, { key, value: encode(String(size)) });
}

export function removalRequest(endpoint: string, token: string, id: string): V3Request {
  return post(`${endpoint}/v3/kv/deleterange`, { key: encode(`${REGISTRY}/${token}/members/${id}`) });
}

export function rangeAnswer(response: HttpResponse | undefined): TokenAnswer {
  if (response === undefined || response.status === 404) return { kind: 'not-discovery', status: 404 };
  if (response.status !== 200) return { kind: 'failed', failure: httpFailure(response.status) };
  const answer = parseJson(response.body);
  if (fieldOf(answer, 'header') === undefined) return { kind: 'not-discovery', status: 200 };
  const entries = listOf(fieldOf(answer, 'kvs')).map((each) => ({
    key: decode(fieldOf(each, 'key')),
    value: decode(fieldOf(each, 'value')),
    createdIndex: Number(textOf(fieldOf(each, 'create_revision')) ?? 0),
  }));
  if (entries.length === 0) return { kind: 'unknown' };
  const size = entries.find(({ key }) => key.endsWith('/_config/size'))?.value;
  const members = entries.filter(({ key }) => /\/members\/[^/]+$/.test(key)).flatMap(registrationOf);
  members.sort((left, right) => left.createdIndex - right.createdIndex);
  return { kind: 'token', size, members };
}

function post(url: string, body: object): V3Request {
  return { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The gateway takes and gives bytes in base 64. */
function encode(text: string): string {
  return encodeBase64(new TextEncoder().encode(text));
}

function decode(value: unknown): string {
  try {
    const bytes = Uint8Array.from(atob(textOf(value) ?? ''), (sign) => sign.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}
