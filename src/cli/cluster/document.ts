import { type CheckOptions, type ClusterCheck, checkCluster } from '../../cluster/check.ts';
import { type EtcdVersion, type FactsOf, factsFrom, NO_FACTS } from '../../cluster/facts.ts';
import type { ClusterPorts } from '../../cluster/ports.ts';
import { type ClusterDocument, etcdSettings } from '../../cluster/settings.ts';
import { subjectOf } from '../../cluster/subject.ts';
import { openDocument } from '../../config/document.ts';
import { acceptedPart } from '../../config/read.ts';
import type { Variables } from '../../config/variables.ts';
import { type Environment, metadataFromEnvironment } from '../../datasources/environment.ts';
import { variablesOf } from '../../datasources/variables.ts';
import { CloudConfigError } from '../../errors.ts';
import { createCommands } from '../../host/node/commands.ts';
import { createDisk } from '../../host/node/disk.ts';
import { gunzip } from '../../host/node/gunzip.ts';
import { createInterfaces } from '../../host/node/interfaces.ts';
import { readInput } from '../input.ts';
import { withheldServices } from '../withheld.ts';

/** A document as one node would read it. */
export interface NodeDocument {
  readonly name: string;
  readonly document: ClusterDocument;
  readonly lineOf: (path: string) => number | undefined;
}

/** What a node's addresses are: the one that is given, else those of the environment. */
export function nodeVariables(address: string | undefined, environment: Environment): Variables {
  const given = address?.includes(':')
    ? { publicIpv6: address, privateIpv6: address }
    : { publicIpv4: address, privateIpv4: address };
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const source = 'the command line (--node-address, COREOS_PRIVATE_IPV4 and the like)';
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
  const { config, lineOf } = acceptedPart(opened.reading);
  return { name, document: { config, withheld: withheldServices(opened.reading.diagnostics) }, lineOf };
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
  const own = new Set(
    createInterfaces()
      .list()
      .flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6]),
  );
  const local = factsFrom({ disk: createDisk(), commands: createCommands() });
  return async (settings) => {
    const { peer } = subjectOf(settings, NO_FACTS, ports.sha1);
    const isHere = peer?.urls.some(({ host }) => own.has(host)) === true;
    const facts = isHere ? await local(settings) : NO_FACTS;
    return version === undefined ? facts : { ...facts, version };
  };
}

/** The discovery value that a command's operand means: a URL itself, or the one in a document. */
export function discoveryOf(operand: string): string {
  if (/^https?:\/\//.test(operand)) return operand;
  const { name, document } = readNodeDocument(operand);
  const found = etcdSettings([document]).flatMap(({ values }) => values.get('discovery') ?? []);
  const [first, ...others] = new Set(found);
  if (first === undefined) {
    throw new CloudConfigError('CLUSTER_NO_DISCOVERY', `${name}: no etcd in it has a \`discovery\` URL`);
  }
  if (others.length > 0) {
    throw new CloudConfigError(
      'CLUSTER_NO_DISCOVERY',
      `${name}: it has several \`discovery\` URLs; name one in place of the file`,
    );
  }
  return first;
}
