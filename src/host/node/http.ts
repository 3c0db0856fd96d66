import {
  Agent,
  type AgentOptions,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request,
} from 'node:http';
import type { SecureContextOptions } from 'node:tls';
import type { Http, HttpRequest, HttpResponse, TlsMaterial } from '../../datasources/datasource.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import { urlPlace } from '../../url-place.ts';
import { httpError } from './http-errors.ts';

export interface HttpOptions {
  /** Largest body in bytes; 10 MiB when left out. */
  readonly bodyLimit?: number;
}

const BODY_LIMIT = 10 * 1024 * 1024;
const REDIRECT_LIMIT = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Enough for all questions to a metadata service at once. */
const AGENT: AgentOptions = { keepAlive: true, maxSockets: 24, maxFreeSockets: 24 };
/** Where metadata services live: nobody redirects there or away from there. */
const METADATA_ADDRESS = /^(?:169\.254\.|100\.100\.100\.200$|168\.63\.129\.16$|\[fe[89ab]|\[fd00:|\[::ffff:)/;

interface Transport {
  readonly agent: Agent;
  readonly request: (url: string, options: RequestOptions) => ClientRequest;
}

/** HTTP over `node:http`; TLS is loaded when an https URL is asked for. No proxy is ever used. */
export function createHttp(options: HttpOptions = {}): Http {
  const { bodyLimit = BODY_LIMIT } = options;
  const plain: Transport = { agent: new Agent(AGENT), request };
  let secure: Promise<Transport> | undefined;
  const running = new Set<ClientRequest>();

  async function send(asked: HttpRequest, redirects: number, end: number): Promise<HttpResponse> {
    const { protocol } = parseUrl(asked.url);
    if (protocol === 'https:') secure ??= secureTransport();
    const transport = protocol === 'https:' && secure !== undefined ? await secure : plain;
    const timeout = Math.max(1, end - performance.now());
    const response = await exchange(transport, { ...asked, timeout }, bodyLimit, running);
    const target = redirectOf(asked, response);
    if (target === undefined) return response;
    if (redirects >= REDIRECT_LIMIT) {
      throw new CloudConfigError('HTTP_PROTOCOL', `${urlPlace(asked.url)}: more than ${redirects} redirects`);
    }
    // Headers may hold a token that is meant for the first server alone.
    return send({ url: target, timeout: asked.timeout }, redirects + 1, end);
  }

  return {
    send: (asked) => send(asked, 0, performance.now() + asked.timeout),
    close: () => {
      for (const each of running) each.destroy();
      plain.agent.destroy();
      secure?.then(({ agent }) => agent.destroy()).catch(() => {});
    },
  };
}

async function secureTransport(): Promise<Transport> {
  const https = await import('node:https');
  return { agent: new https.Agent(AGENT), request: https.request };
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new CloudConfigError('HTTP_PROTOCOL', 'not a URL that begins with http:// or https://');
}

/** Where to ask instead; `undefined` when the answer stands. */
function redirectOf(asked: HttpRequest, { status, headers }: HttpResponse): string | undefined {
  const location = headers['location'];
  if (!REDIRECTS.has(status) || location === undefined || (asked.method ?? 'GET') !== 'GET') return undefined;
  const from = parseUrl(asked.url);
  if (METADATA_ADDRESS.test(from.hostname) || !URL.canParse(location, asked.url)) return undefined;
  const to = parseUrl(new URL(location, asked.url).href);
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new CloudConfigError('HTTP_PROTOCOL', `${urlPlace(asked.url)}: redirects from https to http`);
  }
  if (METADATA_ADDRESS.test(to.hostname)) {
    throw new CloudConfigError('HTTP_PROTOCOL', `${urlPlace(asked.url)}: redirects to a metadata service`);
  }
  return to.href;
}

/** One exchange; the timeout covers connecting, waiting and the body. */
function exchange(
  { agent, request }: Transport,
  { url, method = 'GET', headers, timeout, body, socketPath, sourcePort, tls }: HttpRequest,
  bodyLimit: number,
  running: Set<ClientRequest>,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const sent = begin(request, url, {
      agent,
      method,
      headers: { ...headers },
      ...(socketPath === undefined ? {} : { socketPath }),
      ...(sourcePort === 'privileged' ? { localPort: privilegedPort() } : {}),
      ...secretsOf(tls),
    });
    running.add(sent);
    const timer = setTimeout(() => {
      const waited = `no answer within ${Math.round(timeout)} ms`;
      fail(new CloudConfigError('HTTP_TIMEOUT', `${urlPlace(url)}: ${waited}`));
    }, timeout);
    function settle(): void {
      clearTimeout(timer);
      running.delete(sent);
    }
    function fail(error: unknown): void {
      settle();
      sent.destroy();
      reject(httpError(error, url));
    }
    sent.on('error', fail);
    sent.on('response', (response) => {
      collect(response, url, bodyLimit).then((answer) => {
        settle();
        resolve(answer);
      }, fail);
    });
    sent.setNoDelay(true);
    // An empty PUT says so: some metadata services reject one without a length, or chunked.
    if (method !== 'GET') sent.setHeader('content-length', String(Buffer.byteLength(body ?? '')));
    sent.end(body);
  });
}

/** The agent keeps connections apart by them. */
function secretsOf({
  authority,
  certificate,
  privateKey,
}: TlsMaterial = {}): Pick<SecureContextOptions, 'ca' | 'cert' | 'key'> {
  return {
    ...(authority === undefined ? {} : { ca: authority }),
    ...(certificate === undefined ? {} : { cert: certificate }),
    ...(privateKey === undefined ? {} : { key: privateKey }),
  };
}

/** What may not be in a header or a path is refused before anything is sent. */
function begin(request: Transport['request'], url: string, options: RequestOptions): ClientRequest {
  try {
    return request(url, options);
  } catch (cause) {
    throw new CloudConfigError('HTTP_PROTOCOL', `${urlPlace(url)}: cannot be asked: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

async function collect(response: IncomingMessage, url: string, bodyLimit: number): Promise<HttpResponse> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > bodyLimit) {
      throw new CloudConfigError('HTTP_TOO_LARGE', `${urlPlace(url)}: more than ${bodyLimit} bytes`);
    }
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { status: response.statusCode ?? 0, headers, body: new Uint8Array(Buffer.concat(chunks)) };
}

/** One below 1024 that no service is known for; the next attempt draws another when it is taken. */
function privilegedPort(): number {
  return 600 + Math.floor(Math.random() * 400);
}
