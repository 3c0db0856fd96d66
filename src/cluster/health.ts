import type { Http, HttpResponse } from '../datasources/datasource.ts';
import { CloudConfigError, reasonOf } from '../errors.ts';
import type { Registration } from './discovery.ts';
import { fieldOf, listOf, parseJson, textOf } from './json.ts';
import { peerUrlOf } from './peer-url.ts';

/** `silent`: nothing answers, as before the last member has come. */
export type MemberHealth =
  | { readonly kind: 'healthy' }
  | { readonly kind: 'unhealthy'; readonly reason: string }
  | { readonly kind: 'silent'; readonly reason: string };

const TIMEOUT = 2_000;
const CLIENT_PORT = '2379';

/**
 * Whether a member answers for its cluster. Its `/health` is where clients connect, which the token does not say: its
 * peers are told that at `/members`.
 */
export async function healthOf(member: Registration, http: Http): Promise<MemberHealth> {
  const peers = member.peerUrls
    .map(peerUrlOf)
    .filter(({ fault }) => fault === undefined || fault === 'loopback');
  const [peer] = peers;
  if (peer === undefined) return { kind: 'silent', reason: 'registered with an address that nobody reaches' };
  const scheme = peer.text.replace(/:.*/, '');
  const usual = `${scheme}://${hostInUrl(peer.host)}:${CLIENT_PORT}`;
  const [listed, atUsual] = await Promise.all([
    get(`${peer.text}/members`, http),
    get(`${usual}/health`, http),
  ]);
  const told = typeof listed === 'string' ? [] : clientUrls(parseJson(listed.body), member);
  const urls = told.length === 0 ? [usual] : told.map((each) => reachable(each, peer.host));
  return firstVerdict(urls, async (url) => (url === usual ? atUsual : await get(`${url}/health`, http)));
}

/** Whether a member that tells clients these addresses answers for its cluster. */
export function healthAt(
  clientUrls: readonly string[],
  peerUrls: readonly string[],
  http: Http,
): Promise<MemberHealth> {
  const host = peerUrls.map(peerUrlOf).find(({ host }) => host !== '')?.host ?? '';
  return firstVerdict(
    clientUrls.map((url) => reachable(url, host)),
    (url) => get(`${url}/health`, http),
  );
}

async function firstVerdict(
  urls: readonly string[],
  ask: (url: string) => Promise<HttpResponse | string>,
): Promise<MemberHealth> {
  let reason = 'it has told its cluster no address yet';
  for (const url of new Set(urls)) {
    const answer = await ask(url);
    if (typeof answer !== 'string') return verdictOf(answer);
    reason = answer;
  }
  return { kind: 'silent', reason };
}

function verdictOf({ status, body }: HttpResponse): MemberHealth {
  const health = String(fieldOf(parseJson(body), 'health'));
  if (status === 200 && health === 'true') return { kind: 'healthy' };
  const reason = health === 'false' ? 'it has no leader' : `HTTP ${status}`;
  return { kind: 'unhealthy', reason };
}

function clientUrls(members: unknown, { name, peerUrls }: Registration): readonly string[] {
  const own = listOf(members).find((each) => {
    const isSamePlace = listOf(fieldOf(each, 'peerURLs')).some((url) =>
      peerUrls.some((peer) => peer === url),
    );
    return isSamePlace || fieldOf(each, 'name') === name;
  });
  return listOf(fieldOf(own, 'clientURLs')).flatMap((url) => textOf(url) ?? []);
}

/** A member that tells clients an address of its own alone is asked where its peers reach it. */
function reachable(url: string, host: string): string {
  const { text, fault } = peerUrlOf(url);
  if (fault === undefined) return text;
  const [, scheme = 'http', port = CLIENT_PORT] = /^(https?):\/\/.*?:(\d+)$/.exec(text) ?? [];
  return `${scheme}://${hostInUrl(host)}:${port}`;
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** The answer, or why there is none. */
async function get(url: string, http: Http): Promise<HttpResponse | string> {
  try {
    return await http.send({ url, timeout: TIMEOUT });
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    return reasonOf(error);
  }
}
