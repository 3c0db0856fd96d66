/**
 * The session with an instance metadata service: which address answers, and the token of IMDSv2.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
import type { Clock } from './datasource.ts';
import { DatasourceError, malformed } from './datasource-error.ts';
import type { Fetch } from './http-policy.ts';

const TOKEN_PATH = '/latest/api/token';
const TOKEN_HEADER = 'x-aws-ec2-metadata-token';
const TOKEN_TTL = { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' } as const;
/** How much later each further address is asked. */
const STAGGER = 150;

export interface Session {
  readonly base: string;
  /** `undefined` where the service knows no tokens. */
  readonly token: string | undefined;
}

/** Something answered at an address, well or badly. */
type Answer = { readonly session: Session } | { readonly failure: unknown };

/** The content at a path below the base; `undefined` when absent. */
export type Read = (path: string) => Promise<Uint8Array | undefined>;

/** Opens a session at the first address that gives an answer, good or bad; one that is silent never wins. */
export async function openSession(fetch: Fetch, bases: readonly string[], clock: Clock): Promise<Session> {
  const [only] = bases;
  if (only !== undefined && bases.length === 1) return askToken(fetch, only);
  let isDecided = false;
  let decide = (): void => {};
  const decided = new Promise<void>((resolve) => {
    decide = resolve;
  });

  async function runner(base: string, position: number): Promise<Answer> {
    await clock.sleep(position * STAGGER, decided);
    if (isDecided) throw new Error('another address was faster');
    try {
      return { session: await askToken(fetch, base, decided) };
    } catch (failure) {
      if (failure instanceof DatasourceError && failure.presence === 'silent') throw failure;
      return { failure };
    }
  }

  try {
    const winner = await Promise.any(bases.map(runner));
    if ('failure' in winner) throw winner.failure;
    return winner.session;
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  } finally {
    isDecided = true;
    decide();
  }
}

/** Reads within a session; a token that is no longer taken is renewed, once. */
export function createRead(fetch: Fetch, session: Session, until: Promise<unknown>): Read {
  let { token } = session;
  let renewal: Promise<Session> | undefined;

  return async (path) => {
    const url = `${session.base}/${path}`;
    if (token === undefined) return (await fetch({ url, until }))?.body;
    const first = await fetch({ url, headers: { [TOKEN_HEADER]: token }, pass: [401], until });
    if (first?.status !== 401) return first?.body;
    renewal ??= askToken(fetch, session.base, until);
    token = (await renewal).token;
    const headers = token === undefined ? {} : { [TOKEN_HEADER]: token };
    return (await fetch({ url, headers, until }))?.body;
  };
}

/** No token only where the service answers 404: any other refusal must not end in a session without one. */
async function askToken(fetch: Fetch, base: string, until?: Promise<unknown>): Promise<Session> {
  const response = await fetch({
    method: 'PUT',
    url: base + TOKEN_PATH,
    headers: TOKEN_TTL,
    ...(until === undefined ? {} : { until }),
  });
  if (response === undefined) return { base, token: undefined };
  const token = new TextDecoder().decode(response.body).trim();
  // It goes into a header.
  if (!/^[\x21-\x7e]+$/.test(token)) throw malformed('ec2', `${base}${TOKEN_PATH}: the answer is no token`);
  return { base, token };
}
