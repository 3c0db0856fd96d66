import { layerOfReading } from '../../apply/documents.ts';
import { type CheckOptions, type ClusterCheck, checkCluster } from '../../cluster/check.ts';
import { type ReadDiscoveryUrl, readDiscoveryUrl } from '../../cluster/discovery-url.ts';
import { readV3Discovery } from '../../cluster/discovery-v3.ts';
import { type EtcdVersion, type FactsOf, factsFrom, NO_FACTS } from '../../cluster/facts.ts';
import type { ClusterPorts } from '../../cluster/ports.ts';
import { type ClusterDocument, type EtcdSettings, etcdSettings } from '../../cluster/settings.ts';
import { subjectOf } from '../../cluster/subject.ts';
import { openDocument } from '../../config/document.ts';
import type { Variables } from '../../config/variables.ts';
import type { Disk } from '../../datasources/datasource.ts';
import { type Environment, metadataFromEnvironment } from '../../datasources/environment.ts';
import { variablesOf } from '../../datasources/variables.ts';
import { CloudConfigError } from '../../errors.ts';
import { createCommands } from '../../host/node/commands.ts';
import { createDisk } from '../../host/node/disk.ts';
import { gunzip } from '../../host/node/gunzip.ts';
import { createInterfaces } from '../../host/node/interfaces.ts';
import { statedEtcdUnit } from '../etcd-unit.ts';
import { readInput } from '../input.ts';

/** A document as one node would read it. */
export interface NodeDocument {
  readonly name: string;
  readonly document: ClusterDocument;
  readonly lineOf: (path: string) => number | undefined;
}

/** What of a node is known: the address and the name that are given, else the addresses of the environment. */
export function nodeVariables(
  { address, hostname }: { readonly address?: string | undefined; readonly hostname?: string | undefined },
  environment: Environment,
): Variables {
  const given = address?.includes(':')
    ? { publicIpv6: address, privateIpv6: address }
    : { publicIpv4: address, privateIpv4: address };
  const stated = Object.fromEntries(
    Object.entries({ ...given, hostname }).filter(([, value]) => value !== undefined),
  );
  const source = 'the command line (--node-address, --node-name, COREOS_PRIVATE_IPV4 and the like)';
  return variablesOf({ ...metadataFromEnvironment(environment), ...stated }, source);
}

/** Reads a document as a node with these variables would, or as it is written. */
export function readNodeDocument(file: string, variables?: Variables): NodeDocument {
  const { name, content } = readInput(file);
  const opened = openDocument(content, gunzip, variables === undefined ? {} : { variables });
  if (opened.kind !== 'cloud-config') {
    const reason =
      opened.kind === 'refused' ? (opened.diagnostics[0]?.message ?? '') : 'this is no cloud-config';
    throw new CloudConfigError('INPUT_UNREADABLE', `${name}: ${reason}`);
  }
  const { lineOf = () => undefined, ...document } = layerOfReading('user', opened.reading, 'lenient');
  return { name, document, lineOf };
}

export interface NodeCheck extends CheckOptions {
  readonly ports: ClusterPorts;
  /** Of the etcd on the node, where that is not this machine. */
  readonly version?: EtcdVersion;
}

export function checkNodeDocument({ document }: NodeDocument, check: NodeCheck): Promise<ClusterCheck> {
  return checkCluster([document], factsOfNode(check), check.ports, check);
}

/** What this machine has counts where the document, with its addresses, is about this machine. */
function factsOfNode({ ports, version }: NodeCheck): FactsOf {
  const own = ownAddresses();
  const disk = createDisk();
  const local = factsFrom({ disk, commands: createCommands() });
  return async (settings) => {
    const { peer } = subjectOf(settings, NO_FACTS, ports.sha1);
    const isHere = peer?.urls.some(({ host }) => own.has(host)) === true;
    const unit = serviceUnitHere(settings, disk);
    const facts = isHere ? await local({ ...settings, unit }) : NO_FACTS;
    return version === undefined ? facts : { ...facts, version };
  };
}

/** A document is written for images of every kind; this one may have its etcd under a name of its own. */
function serviceUnitHere({ section, unit }: EtcdSettings, disk: Pick<Disk, 'read'>): string {
  return section === 'etcd_member' ? (statedEtcdUnit(disk).unit ?? unit) : unit;
}

/** Those by which other machines reach this one. */
export function ownAddresses(): ReadonlySet<string> {
  const interfaces = createInterfaces().list();
  return new Set(interfaces.flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6]));
}

/** Where a command reads which token is meant: a URL, a document, or what this machine was made of. */
export type TokenSource = string | EtcdSettings;

export function discoveryOf(source: TokenSource): ReadDiscoveryUrl {
  if (typeof source !== 'string') return discoveryIn(`the drop-in of ${source.unit}`, [source]);
  if (/^https?:\/\//.test(source)) return readDiscoveryUrl(source);
  const { name, document } = readNodeDocument(source);
  return discoveryIn(name, etcdSettings([document]));
}

function discoveryIn(name: string, settings: readonly EtcdSettings[]): ReadDiscoveryUrl {
  const found = new Map<string, ReadDiscoveryUrl>();
  for (const { values } of settings) {
    const url = values.get('discovery');
    const read = url === undefined ? readV3Discovery((key) => values.get(key)) : readDiscoveryUrl(url);
    if (read !== undefined) found.set(read.kind === 'url' ? read.discovery.text : read.problem, read);
  }
  const [first, ...others] = found.values();
  if (first === undefined) {
    throw new CloudConfigError(
      'CLUSTER_NO_DISCOVERY',
      `${name}: no etcd in it has a \`discovery\` URL or a \`discovery_token\``,
    );
  }
  if (others.length > 0) {
    throw new CloudConfigError(
      'CLUSTER_NO_DISCOVERY',
      `${name}: it has several discovery tokens; name the URL of one in place of the file`,
    );
  }
  return first;
}
