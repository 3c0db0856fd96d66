/**
 * The session with an instance metadata service: which address answers, and the token of IMDSv2.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
import type { Clock } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import type { Fetch } from './http-policy.ts';
import { firstAnswer } from './race.ts';

const TOKEN_PATH = '/latest/api/token';
const TOKEN_HEADER = 'x-aws-ec2-metadata-token';
const TOKEN_TTL = { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' } as const;

export interface Session {
  readonly base: string;
  /** `undefined` where the service knows no tokens. */
  readonly token: string | undefined;
}

/** The content at a path below the base; `undefined` when absent. */
export type Read = (path: string) => Promise<Uint8Array | undefined>;

/** Opens a session at the first address that gives an answer, good or bad. */
export function openSession(fetch: Fetch, bases: readonly string[], clock: Clock): Promise<Session> {
  return firstAnswer(bases, clock, (base, until) => askToken(fetch, base, until));
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
