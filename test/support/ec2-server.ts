import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers by path below a version (`meta-data/instance-id`); directories that are not listed are made up. */
export type Ec2Tree = Readonly<Record<string, string>>;

export interface Ec2ServerOptions {
  readonly tree: Ec2Tree;
  /** `required`: IMDSv2 only; `optional`: both; `absent`: a service that knows no tokens. */
  readonly tokens: 'required' | 'optional' | 'absent';
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** API versions that the service has. */
  readonly versions?: readonly string[];
  /** Answers wait until so many requests are there, round by round: shows what is asked at the same time. */
  readonly rounds?: readonly number[];
  /** Says something else than the tree; `count` is how often this path was asked, from 1. */
  readonly override?: (path: string, count: number) => Ec2Answer | undefined;
  readonly host?: string;
  readonly port?: number;
}

export interface Ec2Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Ec2Request {
  readonly method: string;
  readonly path: string;
  readonly token?: string;
}

export interface Ec2Server {
  /** Base URL without a final slash. */
  readonly url: string;
  readonly requests: readonly Ec2Request[];
  /** Connections that clients opened. */
  connections(): number;
  /** Makes every token given so far invalid. */
  expireTokens(): void;
  close(): Promise<void>;
}

const VERSIONS = ['2009-04-04', '2016-09-02', '2018-09-24', '2021-03-23', 'latest'] as const;

/** An instance metadata service in the manner of EC2, on loopback unless told otherwise. */
export async function startEc2Server(options: Ec2ServerOptions): Promise<Ec2Server> {
  const requests: Ec2Request[] = [];
  const tokens = new Set<string>();
  const gate = createGate(options.rounds ?? []);
  let connections = 0;
  let given = 0;

  function decide(request: IncomingMessage, path: string): Ec2Answer {
    const overridden = options.override?.(path, requests.filter((each) => each.path === path).length);
    if (overridden !== undefined) return overridden;
    if (path === '/latest/api/token') return giveToken(request);
    const token = request.headers['x-aws-ec2-metadata-token'];
    const isValid = typeof token === 'string' && tokens.has(token);
    if (options.tokens === 'required' && !isValid) return { status: 401 };
    if (options.tokens === 'optional' && token !== undefined && !isValid) return { status: 401 };
    const body = look(options, path);
    return body === undefined ? { status: 404, body: 'not found' } : { status: 200, body };
  }

  function giveToken(request: IncomingMessage): Ec2Answer {
    if (options.tokens === 'absent') return { status: 404 };
    if (request.method !== 'PUT') return { status: 405 };
    if (request.headers['x-aws-ec2-metadata-token-ttl-seconds'] === undefined) return { status: 400 };
    given += 1;
    const token = `AQAEAtoken${given}==`;
    tokens.add(token);
    return { status: 200, body: token };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const token = request.headers['x-aws-ec2-metadata-token'];
    requests.push({
      method: request.method ?? 'GET',
      path,
      ...(typeof token === 'string' ? { token } : {}),
    });
    const { status, body = '', headers = {} } = decide(request, path);
    await gate();
    if (options.latency) await new Promise((resolve) => setTimeout(resolve, options.latency));
    response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(new Error(String(error))));
  });
  server.on('connection', () => {
    connections += 1;
  });
  const { host = '127.0.0.1', port = 0 } = options;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    requests,
    connections: () => connections,
    expireTokens: () => tokens.clear(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lets requests pass when the round's number of them is there; after the last round all pass. */
function createGate(rounds: readonly number[]): () => Promise<void> {
  const left = [...rounds];
  let waiting: (() => void)[] = [];
  return async () => {
    const size = left[0];
    if (size === undefined) return;
    const passed = new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
    if (waiting.length === size) {
      left.shift();
      const released = waiting;
      waiting = [];
      for (const release of released) release();
    }
    await passed;
  };
}

function look({ tree, versions = VERSIONS }: Ec2ServerOptions, path: string): string | undefined {
  const [, version = '', ...rest] = path.split('/');
  if (!versions.includes(version)) return undefined;
  const asked = rest.join('/');
  const exact = tree[asked];
  if (exact !== undefined || !asked.endsWith('/')) return exact;
  const names = Object.keys(tree).filter((name) => name.startsWith(asked) && name !== asked);
  if (names.length === 0) return undefined;
  const children = names.map((name) => name.slice(asked.length).replace(/(?<=\/).*/, ''));
  return [...new Set(children)].sort().join('\n');
}
