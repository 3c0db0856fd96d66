/**
 * The discovery protocol of etcd 2, which discovery services and every etcd with the v2 API speak.
 * @see https://etcd.io/docs/v2.3/discovery_protocol/
 */
import type { HttpResponse } from '../datasources/datasource.ts';
import { createFetch, type Fetch, type FetchRequest } from '../datasources/http-policy.ts';
import type { DiscoveryUrl } from './discovery-url.ts';
import { rangeAnswer, rangeRequest, removalRequest } from './discovery-v3.ts';
import { type DiscoveryFailure, failureOf, httpFailure, withStatus } from './failure.ts';
import { fieldOf, listOf, parseJson, textOf } from './json.ts';
import { tellingPlain } from './plain-service.ts';
import type { DiscoveryPorts } from './ports.ts';
import { type Registration, registrationOf } from './registration.ts';

export type { Registration };

export type TokenAnswer =
  | {
      readonly kind: 'token';
      /** As stored, a number or not; `undefined` when there is none. */
      readonly size: string | undefined;
      /** In the order in which they came. */
      readonly members: readonly Registration[];
    }
  | { readonly kind: 'unknown' }
  /** What answers does not speak the protocol, or takes the token for none. */
  | { readonly kind: 'not-discovery'; readonly status: number }
  | { readonly kind: 'failed'; readonly failure: DiscoveryFailure };

type Removal =
  | { readonly kind: 'removed' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly failure: DiscoveryFailure };

interface Asker {
  readonly fetch: Fetch;
  readonly failure: (error: unknown) => DiscoveryFailure;
}

const ATTEMPT = 3_000;
const PASSED = [301, 302, 307, 308, 400, 401, 403, 404, 405, 410, 412];
/** A certificate that is not trusted stays so for as long as we ask. */
const FINAL = ['HTTP_TLS'];
const KEY_NOT_FOUND = 100;

export interface AskOptions {
  /** Milliseconds for all requests together. */
  readonly deadline: number;
}

/** Reads a token's size and members at once: at most two requests side by side, more only when one fails. */
export async function readToken(
  discovery: DiscoveryUrl,
  ports: DiscoveryPorts,
  options: AskOptions,
): Promise<TokenAnswer> {
  const { fetch, failure } = askerOf(discovery, ports, options);
  try {
    if (discovery.api === 'v3') {
      return rangeAnswer(await fetch({ ...rangeRequest(discovery.url, discovery.token), pass: PASSED }));
    }
    const [size, directory] = await Promise.all([
      fetch({ url: `${discovery.url}/_config/size`, pass: PASSED }),
      fetch({ url: discovery.url, pass: PASSED }),
    ]);
    return answerOf(size, directory);
  } catch (error) {
    return { kind: 'failed', failure: failure(error) };
  }
}

/** Frees the place of a member in a token; a cluster that runs is not changed by it. */
export async function removeRegistration(
  discovery: DiscoveryUrl,
  id: string,
  ports: DiscoveryPorts,
  options: AskOptions,
): Promise<Removal> {
  const { fetch, failure } = askerOf(discovery, ports, options);
  try {
    const url = `${discovery.url}/${encodeURIComponent(id)}`;
    const request: FetchRequest =
      discovery.api === 'v3' ? removalRequest(discovery.url, discovery.token, id) : { method: 'DELETE', url };
    const response = await fetch({ ...request, pass: PASSED });
    if (response?.status === 200) return { kind: 'removed' };
    if (isNotFound(response)) return { kind: 'absent' };
    return { kind: 'failed', failure: httpFailure(response?.status) };
  } catch (error) {
    return { kind: 'failed', failure: failure(error) };
  }
}

function askerOf(discovery: DiscoveryUrl, ports: DiscoveryPorts, { deadline }: AskOptions): Asker {
  const { clock } = ports;
  const { http, status } = withStatus(tellingPlain(ports.http));
  const fetch = createFetch({
    http,
    clock,
    source: 'discovery',
    deadline,
    attempt: Math.min(ATTEMPT, deadline),
    final: FINAL,
    whenForbidden: 'the token may be wrong',
  });
  return { fetch, failure: (error) => failureOf(error, discovery, clock, status()) };
}

function answerOf(size: HttpResponse | undefined, directory: HttpResponse | undefined): TokenAnswer {
  if (isNotFound(directory)) return { kind: 'unknown' };
  if (directory === undefined || directory.status === 404) return { kind: 'not-discovery', status: 404 };
  if (directory.status !== 200) return { kind: 'failed', failure: httpFailure(directory.status) };
  const node = fieldOf(parseJson(directory.body), 'node');
  if (fieldOf(node, 'dir') !== true) return { kind: 'not-discovery', status: 200 };
  if (size?.status !== 200 && !isNotFound(size))
    return { kind: 'failed', failure: httpFailure(size?.status) };
  const stated = textOf(fieldOf(fieldOf(parseJson(size?.body ?? new Uint8Array()), 'node'), 'value'));
  const members = listOf(fieldOf(node, 'nodes')).flatMap(registrationOf);
  members.sort((left, right) => left.createdIndex - right.createdIndex);
  return { kind: 'token', size: stated, members };
}

/** etcd's own "key not found", which a web server's 404 page is not. */
function isNotFound(response: HttpResponse | undefined): boolean {
  if (response?.status !== 404) return false;
  return fieldOf(parseJson(response.body), 'errorCode') === KEY_NOT_FOUND;
}
