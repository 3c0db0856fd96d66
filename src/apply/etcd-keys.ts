/**
 * Keys of an etcd, made once: by the v2 API of etcd 2 (and up to 3.5 with `--enable-v2`), and by the gRPC gateway of
 * etcd 3.4 and later. They are two stores in one etcd, and releases of its clients differ in which they read.
 * @see https://etcd.io/docs/v2.3/api/
 * @see https://etcd.io/docs/v3.5/dev-guide/api_grpc_gateway/
 */
import { encodeBase64 } from '../config/base64.ts';
import type { Http, HttpRequest, HttpResponse, TlsMaterial } from '../datasources/datasource.ts';
import { CloudConfigError } from '../errors.ts';
import { printable } from '../printable.ts';
import { decode } from './bytes.ts';
import { serverOf } from './server.ts';
import { encode } from './step.ts';

/** Milliseconds for one request. */
const TIMEOUT = 5_000;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_BODY = { 'content-type': 'application/json' };

export interface EtcdEndpoint {
  readonly url: string;
  readonly tls?: TlsMaterial;
  readonly login?: { readonly name: string; readonly password: string };
}

/** `kept`: there was one already. `absent`: this etcd does not speak that API. */
export type Made = 'written' | 'kept' | 'absent';

export interface MadeKey {
  readonly v2: Made;
  readonly v3: Made;
}

type Send = (
  request: Omit<HttpRequest, 'timeout' | 'url'> & { readonly path: string },
) => Promise<HttpResponse>;

/** Makes a key in each store that this etcd has, in one step each, so that of two machines one is first. */
export async function makeKey(
  endpoint: EtcdEndpoint,
  key: string,
  value: string,
  http: Http,
): Promise<MadeKey> {
  const { url, tls } = endpoint;
  const send: Send = ({ path, ...request }) =>
    http.send({ ...request, url: `${url}${path}`, timeout: TIMEOUT, ...(tls === undefined ? {} : { tls }) });
  const v2 = await makeV2(endpoint, key, value, send);
  const v3 = await makeV3(endpoint, key, value, send);
  if (v2 !== 'absent' || v3 !== 'absent') return { v2, v3 };
  throw new CloudConfigError('ETCD_MALFORMED', `${serverOf(url)}: what answers is no etcd`);
}

async function makeV2({ url, login }: EtcdEndpoint, key: string, value: string, send: Send): Promise<Made> {
  const path = `/v2/keys${key.split('/').map(encodeURIComponent).join('/')}?prevExist=false`;
  const pair = login && `${login.name}:${login.password}`;
  const credentials = pair === undefined ? {} : { authorization: `Basic ${base64(pair)}` };
  const body = `value=${encodeURIComponent(value)}`;
  const answer = await send({ method: 'PUT', path, headers: { ...FORM, ...credentials }, body });
  if (answer.status === 404) return 'absent';
  if (answer.status === 412) return 'kept';
  if (answer.status === 200 || answer.status === 201) return 'written';
  throw refused(url, answer);
}

async function makeV3(endpoint: EtcdEndpoint, key: string, value: string, send: Send): Promise<Made> {
  const token = await tokenOf(endpoint, send);
  if (token === 'absent') return 'absent';
  const name = base64(key);
  const answer = await send({
    method: 'POST',
    path: '/v3/kv/txn',
    headers: token === undefined ? JSON_BODY : { ...JSON_BODY, authorization: token.value },
    body: JSON.stringify({
      compare: [{ key: name, target: 'CREATE', result: 'EQUAL', create_revision: '0' }],
      success: [{ request_put: { key: name, value: base64(value) } }],
    }),
  });
  if (answer.status === 404) return 'absent';
  if (answer.status !== 200) throw refused(endpoint.url, answer);
  return field(parsed(answer), 'succeeded') === true ? 'written' : 'kept';
}

async function tokenOf(
  { url, login }: EtcdEndpoint,
  send: Send,
): Promise<{ readonly value: string } | 'absent' | undefined> {
  if (login === undefined) return undefined;
  const answer = await send({
    method: 'POST',
    path: '/v3/auth/authenticate',
    headers: JSON_BODY,
    body: JSON.stringify(login),
  });
  if (answer.status === 404) return 'absent';
  const value = field(parsed(answer), 'token');
  // An etcd that asks nobody who they are says so, and takes the request without.
  if (/authentication is not enabled/.test(wordsOf(answer))) return undefined;
  if (answer.status !== 200 || typeof value !== 'string') throw refused(url, answer);
  return { value };
}

/** A request that etcd understood and does not carry out is not repeated; one that it cannot carry out yet is. */
function refused(url: string, answer: HttpResponse): CloudConfigError {
  const isFinal =
    answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429;
  const code = isFinal ? 'ETCD_REFUSED' : 'ETCD_UNREADY';
  return new CloudConfigError(code, `${serverOf(url)} refuses: ${wordsOf(answer)}`);
}

/** The gateway says `error`, etcd 2 says `message`. */
function wordsOf(answer: HttpResponse): string {
  const body = parsed(answer);
  const words = field(body, 'error') ?? field(body, 'message');
  return typeof words === 'string' ? printable(words) : `HTTP ${answer.status}`;
}

function parsed({ body }: HttpResponse): unknown {
  try {
    return JSON.parse(decode(body));
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function base64(text: string): string {
  return encodeBase64(encode(text));
}
