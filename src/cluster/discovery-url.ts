import { isHttpUrl } from '../url-place.ts';

/** A discovery URL, taken apart. The token is a secret: who knows it can change the cluster. */
export interface DiscoveryUrl {
  /** `v3`: keys of an etcd, by `discovery_token` and `discovery_endpoints`. */
  readonly api: 'v2' | 'v3';
  /** As written, the token alone for `v3`: the member id is made of it. */
  readonly text: string;
  /** Scheme, host and path without a slash at the end: what requests go to. */
  readonly url: string;
  readonly token: string;
  readonly host: string;
  /** `https://discovery.example.com/0123…cdef`: what messages show. */
  readonly shown: string;
  /** 32 hexadecimal digits, or any name below the keys of an etcd. */
  readonly isTokenShaped: boolean;
}

export type ReadDiscoveryUrl =
  | { readonly kind: 'url'; readonly discovery: DiscoveryUrl }
  | { readonly kind: 'bad'; readonly problem: string };

/** Its paths are known: it takes a token alone, with a slash at its end or without. */
const PUBLIC_HOST = 'discovery.etcd.io';
const PUBLIC_TOKEN = /^[a-f0-9]{32}$/;
const FRESH = '`cloud-config cluster new-token --size N` makes one';

/** Takes a `discovery` value apart, or says why etcd cannot use it; the value itself is never quoted. */
export function readDiscoveryUrl(text: string): ReadDiscoveryUrl {
  if (/[<>{}\s]|%3c/i.test(text))
    return bad(`still has a placeholder or a space in place of the token; ${FRESH}`);
  if (/,https?:/i.test(text)) return bad('is more than one URL, and etcd takes one');
  if (!isHttpUrl(text)) return bad(`is no http or https URL; ${FRESH}`);
  const { protocol, host, hostname, pathname, username, password, search } = new URL(text);
  const path = pathname.replace(/(?<!\/)\/+$/, '');
  const token = path.slice(path.lastIndexOf('/') + 1);
  if (token === '') return bad(`has no token after the host; ${FRESH}`);
  if (token === 'new') {
    return bad('is the address that makes tokens; ask it once, for all machines, and put its answer here');
  }
  if (hostname === PUBLIC_HOST && !PUBLIC_TOKEN.test(path.slice(1))) return bad(shapeProblem(path.slice(1)));
  if (search !== '') return bad('has a query; write the URL with the token at its end');
  const credentials = username === '' ? '' : `${username}:${password}@`;
  const isKey = /\/v2\/keys\//.test(pathname);
  const discovery: DiscoveryUrl = {
    api: 'v2',
    text,
    url: `${protocol}//${credentials}${host}${path}`,
    token,
    host: hostname,
    shown: `${protocol}//${host}/${maskToken(token)}`,
    isTokenShaped: isKey || PUBLIC_TOKEN.test(token),
  };
  return { kind: 'url', discovery };
}

function shapeProblem(path: string): string {
  const wanted = `${PUBLIC_HOST} takes 32 lower-case hexadecimal digits`;
  if (path.includes('/')) return `has more in its path than a token; ${wanted} after the host`;
  if (PUBLIC_TOKEN.test(path.toLowerCase())) return `has upper case in its token: ${wanted}; write it so`;
  const [other] = /[^a-fA-F0-9]/.exec(path) ?? [];
  const found =
    path.length === 32 ? `this has ${JSON.stringify(other)}` : `this has ${path.length} characters`;
  return `ends in no token: ${wanted}, ${found}; ${FRESH}`;
}

function bad(problem: string): ReadDiscoveryUrl {
  return { kind: 'bad', problem };
}

/** The first and last four characters, of a token that is long enough to keep the rest a secret. */
export function maskToken(token: string): string {
  return token.length < 16 ? '…' : `${token.slice(0, 4)}…${token.slice(-4)}`;
}

/** A text in which no token stands whole. */
export function withoutToken(text: string, { token }: DiscoveryUrl): string {
  return token.length < 8 ? text : text.replaceAll(token, maskToken(token));
}
