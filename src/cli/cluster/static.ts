import { peerUrlOf } from '../../cluster/peer-url.ts';
import {
  initialCluster,
  type PeerPlace,
  type StaticNode,
  type StaticSection,
  sizeWarning,
  staticDocument,
} from '../../cluster/static-cluster.ts';
import { printable } from '../../printable.ts';
import { readInput } from '../input.ts';
import { type ParsedOptions, UsageError } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const BYTE = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);
const SECTIONS: readonly StaticSection[] = ['etcd_member', 'etcd2'];

/** Prints the members of a cluster as etcd takes them, or a document with them. */
export function printStatic(parsed: ParsedOptions, terminal: Terminal): void {
  const nodes = nodesOf(parsed.operands);
  const place = placeOf(parsed);
  const section = SECTIONS.find((each) => each === parsed.value('document'));
  if (section !== undefined) refuseMixture(nodes);
  const warning = sizeWarning(nodes.length);
  if (warning !== undefined) terminal.note(`cloud-config: warning: ${warning}\n`);
  terminal.print(
    section === undefined ? `${initialCluster(nodes, place)}\n` : `${staticDocument(section, nodes, place)}`,
  );
}

/** Operands are nodes, `node1=10.0.0.11`, or files with a node on each line, `node1 10.0.0.11`. */
function nodesOf(operands: readonly string[]): readonly StaticNode[] {
  const nodes = operands.flatMap((operand) =>
    operand.includes('=') ? [nodeOf(operand.split('='), operand)] : nodesIn(operand),
  );
  if (nodes.length === 0) throw new UsageError('static needs the nodes: NAME=IP of each, or a file of them');
  refuseTwice(nodes, ({ name }) => name.toLowerCase(), 'name');
  refuseTwice(nodes, ({ address }) => address, 'address');
  return nodes;
}

function nodesIn(file: string): readonly StaticNode[] {
  const { name, content } = readInput(file);
  return new TextDecoder()
    .decode(content)
    .split(/\r?\n/)
    .flatMap((line, index) => {
      const words = line.replace(/#.*/, '').trim();
      return words === '' ? [] : [nodeOf(words.split(/[\s=]+/), `${name}:${index + 1}: ${words}`)];
    });
}

function nodeOf([name = '', text = '', ...more]: readonly string[], shown: string): StaticNode {
  const refuse = (reason: string): UsageError => new UsageError(`${printable(shown)}: ${reason}`);
  if (more.length > 0 || text === '') throw refuse('a node is a name and an address, node1=10.0.0.11');
  if (!NAME.test(name)) throw refuse('a name is letters, digits, ".", "_" and "-"');
  const address = addressIn(text);
  if (address === undefined) throw refuse(`${text} is no IPv4 or IPv6 address`);
  if (!isReachable(address)) throw refuse(`${text} is an address that other machines cannot reach`);
  return { name, address };
}

/** In the one form that an address has; `undefined` where it is none. */
function addressIn(text: string): string | undefined {
  if (IPV4.test(text)) return text;
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  const url = `http://[${bare}]/`;
  return bare.includes(':') && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : undefined;
}

/** Link-local ones need the name of an interface, which no other machine knows. */
function isReachable(address: string): boolean {
  const host = address.includes(':') ? `[${address}]` : address;
  const isLocal = /^(?:0\.|169\.254\.|2(?:2[4-9]|[3-5]\d)\.|fe[89ab]|ff)/.test(address);
  return !isLocal && peerUrlOf(`http://${host}:1`).fault === undefined;
}

function refuseTwice(
  nodes: readonly StaticNode[],
  keyOf: (node: StaticNode) => string,
  what: 'name' | 'address',
): void {
  const seen = new Map<string, StaticNode>();
  for (const node of nodes) {
    const other = seen.get(keyOf(node));
    if (other !== undefined) {
      const both = `${other.name}=${other.address} and ${node.name}=${node.address}`;
      throw new UsageError(`${both} have the same ${what}; each node needs its own`);
    }
    seen.set(keyOf(node), node);
  }
}

function refuseMixture(nodes: readonly StaticNode[]): void {
  const ipv6 = nodes.filter(({ address }) => address.includes(':')).length;
  if (ipv6 === 0 || ipv6 === nodes.length) return;
  throw new UsageError('--document is the same for every node: give all addresses as IPv4 or all as IPv6');
}

function placeOf(parsed: ParsedOptions): PeerPlace {
  const port = Number(parsed.value('port') ?? 2380);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError('--port is where members listen to each other, 2380 unless told otherwise');
  }
  return { scheme: parsed.value('scheme') === 'https' ? 'https' : 'http', port };
}
