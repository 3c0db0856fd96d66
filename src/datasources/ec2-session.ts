/**
 * The session with a metadata service in the manner of EC2: a token that is asked for first, sent with every request,
 * and renewed when it is no longer taken.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
import { malformed } from './datasource-error.ts';
import type { Service } from './http-source.ts';

const TOKEN_PATH = '/latest/api/token';

export interface TokenHeaders {
  /** Name of the datasource, for messages. */
  readonly source: string;
  /** Carries the token. */
  readonly token: string;
  /** Carries for how many seconds one is asked for. */
  readonly lifetime: string;
}

export interface Session {
  /** `undefined` where the service knows no tokens. */
  readonly token: string | undefined;
}

/** The content at a path below the base; `undefined` when absent. `part` asks for what the machine can do without. */
export type Read = (path: string, part?: Pick<Service, 'ask'>) => Promise<Uint8Array | undefined>;

/** No token only where the service answers 404: any other refusal must not end in a session without one. */
export async function openSession(
  { base, ask }: Service,
  { source, lifetime }: TokenHeaders,
): Promise<Session> {
  const response = await ask({
    method: 'PUT',
    url: base + TOKEN_PATH,
    headers: { [lifetime]: '21600' },
  });
  if (response === undefined) return { token: undefined };
  const token = new TextDecoder().decode(response.body).trim();
  // It goes into a header.
  if (!/^[\x21-\x7e]+$/.test(token)) throw malformed(source, `${base}${TOKEN_PATH}: the answer is no token`);
  return { token };
}

/** Reads within a session; a token that is no longer taken is renewed, once. */
export function createRead(service: Service, session: Session, names: TokenHeaders): Read {
  let { token } = session;
  let renewal: Promise<Session> | undefined;
  const headers = () => (token === undefined ? {} : { [names.token]: token });

  return async (path, { ask } = service) => {
    const url = `${service.base}/${path}`;
    if (token === undefined) return (await ask({ url }))?.body;
    const first = await ask({ url, headers: headers(), pass: [401] });
    if (first?.status !== 401) return first?.body;
    renewal ??= openSession(service, names);
    token = (await renewal).token;
    return (await ask({ url, headers: headers() }))?.body;
  };
}
