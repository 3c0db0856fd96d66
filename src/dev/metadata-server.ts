/** A metadata service that answers from a fixture, and fails as it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, answerTo, bodyOf, type FixtureRoute } from './fixture.ts';

export interface MetadataServerOptions {
  readonly routes: readonly FixtureRoute[];
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Milliseconds before each answer. */
  readonly delay?: number;
  /** Status of all answers until `failFor` milliseconds have gone by since the first request. */
  readonly failWith?: number;
  readonly failFor?: number;
  /** Milliseconds after which a token that was given (by PUT) is refused. */
  readonly tokenLife?: number;
  /** Bodies end after so many bytes, the connection with them. */
  readonly truncate?: number;
  readonly onRequest?: (line: string) => void;
}

export interface MetadataServer {
  /** Base URL without a final slash. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startMetadataServer(options: MetadataServerOptions): Promise<MetadataServer> {
  const { host, port } = options;
  const faults: Faults = { isFailing: failure(options), isExpired: expiry(options) };
  const server = createServer((request, response) => {
    setTimeout(() => answer(request, response, options, faults), options.delay ?? 0);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Faults {
  readonly isFailing: () => boolean;
  /** Told of every request; whether it is made with a token that is no longer good. */
  readonly isExpired: (method: string, hasToken: boolean) => boolean;
}

/** A fixture has one token; it is good from each time that it is asked for. */
function expiry({ tokenLife = Number.POSITIVE_INFINITY }: MetadataServerOptions): Faults['isExpired'] {
  let given = 0;
  return (method, hasToken) => {
    if (method === 'PUT') given = performance.now();
    return method !== 'PUT' && hasToken && performance.now() - given > tokenLife;
  };
}

/** Counted from the first request: a machine takes its time to boot. */
function failure({ failWith, failFor = Number.POSITIVE_INFINITY }: MetadataServerOptions): () => boolean {
  let first: number | undefined;
  return () => {
    first ??= performance.now();
    return failWith !== undefined && performance.now() - first < failFor;
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, failWith = 503, truncate, onRequest }: MetadataServerOptions,
  { isFailing, isExpired }: Faults,
): void {
  const { method = 'GET', url: path = '/' } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const hasToken = Object.keys(headers).some((name) => name.endsWith('token'));
  const expired = isExpired(method, hasToken) ? { status: 401 } : undefined;
  const failed = isFailing() ? { status: failWith } : expired;
  const found: Answer = failed ?? answerTo(routes, { method, path, headers });
  const body = bodyOf(found);
  onRequest?.(`${method} ${path} ${found.status ?? 200}`);
  response.writeHead(found.status ?? 200, {
    'content-type': 'text/plain',
    ...found.headers,
    'content-length': body.length,
  });
  if (truncate === undefined || truncate >= body.length) response.end(body);
  else response.write(body.subarray(0, truncate), () => response.destroy());
}
