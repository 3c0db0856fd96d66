import type { Host } from '../../apply/host.ts';
import { onImage } from '../../apply/image-units.ts';
import { readToken } from '../../cluster/discovery.ts';
import { readDiscoveryUrl } from '../../cluster/discovery-url.ts';
import { readV3Discovery } from '../../cluster/discovery-v3.ts';
import type { FactsOf } from '../../cluster/facts.ts';
import { peerUrlsOf } from '../../cluster/peer-url.ts';
import type { ClusterPorts } from '../../cluster/ports.ts';
import { type EtcdSettings, etcdSettings } from '../../cluster/settings.ts';
import { subjectOf } from '../../cluster/subject.ts';
import type { Environment } from '../../datasources/environment.ts';
import { CloudConfigError } from '../../errors.ts';
import { statedEtcdUnit } from '../etcd-unit.ts';
import { nodeVariables, readNodeDocument } from './document.ts';

/** What a document says of the machine that joins, and of those who are there. */
export interface JoinDefaults {
  readonly unit?: string;
  readonly name?: string | undefined;
  readonly peerUrl?: string | undefined;
  readonly clientUrls: readonly string[];
}

const DEADLINE = 5_000;

/** Reads a document as this machine does. */
export function settingsOfDocument(
  file: string,
  environment: Environment,
  { hostname, files }: Pick<Host, 'hostname' | 'files'>,
): EtcdSettings {
  const { name, document } = readNodeDocument(file, nodeVariables({ hostname: hostname() }, environment));
  const [settings, ...more] = etcdSettings([onImage(document, statedEtcdUnit(files).unit)]);
  if (settings === undefined || more.length > 0) {
    const what = settings === undefined ? 'sets up no etcd' : 'sets up more than one etcd';
    throw new CloudConfigError('CLUSTER_NO_PEER', `${name} ${what}`);
  }
  return settings;
}

/** The members of a cluster are those of the token or of the `initial_cluster`; a name is the unit's where none is set. */
export async function joinDefaults(
  settings: EtcdSettings,
  factsOf: FactsOf,
  ports: ClusterPorts,
): Promise<JoinDefaults> {
  const { unit, values } = settings;
  const { name } = subjectOf(settings, await factsOf(settings), ports.sha1);
  const peerUrl = values.get('initial_advertise_peer_urls');
  const own = peerUrlsOf(peerUrl ?? '').map(({ host }) => host);
  const listed = (values.get('initial_cluster') ?? '').split(',').map((pair) => pair.replace(/^[^=]*=/, ''));
  const registered = await registeredUrls(values, ports);
  const others = peerUrlsOf([...listed, ...registered].join(',')).filter(
    ({ fault, host }) => fault === undefined && !own.includes(host),
  );
  // Members tell their token no client URL; 2379 is where etcd listens unless told otherwise.
  const clientUrls = others.map(({ text }) => text.replace(/:\d+$/, ':2379'));
  return { unit, name, peerUrl, clientUrls: [...new Set(clientUrls)] };
}

async function registeredUrls(
  values: ReadonlyMap<string, string>,
  ports: ClusterPorts,
): Promise<readonly string[]> {
  const url = values.get('discovery');
  const read = url === undefined ? readV3Discovery((key) => values.get(key)) : readDiscoveryUrl(url);
  if (read?.kind !== 'url') return [];
  const answer = await readToken(read.discovery, ports, { deadline: DEADLINE });
  return answer.kind === 'token' ? answer.members.flatMap(({ peerUrls }) => peerUrls) : [];
}
