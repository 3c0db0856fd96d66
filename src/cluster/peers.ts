/** The members that a list or DNS names, and which of them can be reached. */
import type { Http } from '../datasources/datasource.ts';
import { CloudConfigError } from '../errors.ts';
import { serviceNames } from './checks/srv.ts';
import { membersOf } from './checks/static.ts';
import { peerUrlOf } from './peer-url.ts';
import type { LookUpService } from './ports.ts';
import type { Subject } from './subject.ts';

/** A machine that is known before it has come. */
export interface Peer {
  readonly name: string;
  readonly peerUrls: readonly string[];
}

export interface NamedPeers {
  readonly size: number;
  /** All but this machine, where it is known which of them it is. */
  readonly others: readonly Peer[];
}

const TIMEOUT = 2_000;
/** Whatever else goes wrong with an answer, there was somebody to give it. */
const SILENT: ReadonlySet<string> = new Set(['HTTP_CONNECT', 'HTTP_DNS', 'HTTP_TIMEOUT']);

/** Who is named by `initial_cluster` or by DNS; `undefined` where nobody is, or DNS is silent. */
export async function namedPeers(
  subject: Subject,
  lookUpService: LookUpService,
): Promise<NamedPeers | undefined> {
  const named = listedPeers(subject) ?? (await peersInDns(subject, lookUpService));
  if (named === undefined || named.length === 0) return undefined;
  return { size: named.length, others: named.filter((each) => !isOwn(each, subject)) };
}

/** Those of them where nothing answers; all are asked at once. */
export async function silentPeers(peers: readonly Peer[], http: Http): Promise<readonly Peer[]> {
  const answers = await Promise.all(peers.map((peer) => isReached(peer, http)));
  return peers.filter((_, index) => answers[index] === false);
}

function listedPeers({ value }: Subject): readonly Peer[] | undefined {
  const list = value('initial_cluster');
  if (list === undefined) return undefined;
  const urls = new Map<string, readonly string[]>();
  for (const { name, url } of membersOf(list)) urls.set(name, [...(urls.get(name) ?? []), url.text]);
  return [...urls].map(([name, peerUrls]) => ({ name, peerUrls }));
}

async function peersInDns(
  subject: Subject,
  lookUpService: LookUpService,
): Promise<readonly Peer[] | undefined> {
  try {
    const found = await Promise.all(
      serviceNames(subject).map(async ([scheme, service]) =>
        ((await lookUpService(service)) ?? []).map(({ target, port, addresses }) => ({
          name: target.replace(/\.$/, ''),
          peerUrls: (addresses.length === 0 ? [target] : addresses).map(
            (host) => `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`,
          ),
        })),
      ),
    );
    return found.flat();
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    return undefined;
  }
}

function isOwn({ name, peerUrls }: Peer, subject: Subject): boolean {
  const hosts = subject.peer?.urls.map(({ host }) => host) ?? [];
  return name === subject.name || peerUrls.some((url) => hosts.includes(peerUrlOf(url).host));
}

async function isReached({ peerUrls }: Peer, http: Http): Promise<boolean> {
  const asked = await Promise.all(peerUrls.map((url) => answers(url, http)));
  return asked.includes(true);
}

/** etcd says its version to its peers without a certificate of theirs where it can. */
async function answers(url: string, http: Http): Promise<boolean> {
  try {
    await http.send({ url: `${url}/version`, timeout: TIMEOUT });
    return true;
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    return !SILENT.has(error.code);
  }
}
