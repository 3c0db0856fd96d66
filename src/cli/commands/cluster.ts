import type { Host } from '../../apply/host.ts';
import { type EtcdVersion, factsFrom, versionIn } from '../../cluster/facts.ts';
import { newToken } from '../../cluster/new-token.ts';
import type { ClusterPorts } from '../../cluster/ports.ts';
import { createClusterPorts, randomToken } from '../../host/node/cluster-ports.ts';
import { createDisk } from '../../host/node/disk.ts';
import { createHost } from '../../host/node/host.ts';
import {
  checkNodeDocument,
  nodeVariables,
  ownAddresses,
  readNodeDocument,
  type TokenSource,
} from '../cluster/document.ts';
import { machineSettings } from '../cluster/machine.ts';
import { forget, stateOf } from '../cluster/token.ts';
import type { Command } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { onlyOperand, type ParsedOptions, UsageError } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const ENDPOINT = 'https://discovery.etcd.io';
const DEADLINE = 5_000;
const LARGEST = 99;

type Subcommand = (
  parsed: ParsedOptions,
  ports: ClusterPorts,
  terminal: Terminal,
  host: Host,
) => Promise<ExitCode>;

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  check,
  'new-token': makeToken,
  status,
  forget: forgetMember,
  join: joinCluster,
  static: listMembers,
};
const NAMES = Object.keys(SUBCOMMANDS).join(', ');

export const command: Command = {
  usage:
    'cluster check FILE | new-token --size N | status [FILE|URL] | forget MEMBER [FILE|URL] | join [FILE] | static NAME=IP…|FILE',
  about:
    '`check` says before etcd starts whether a node with this document joins its cluster, and why not; `new-token` makes ' +
    'a discovery URL for one new cluster; `status` says who is registered and how they are; `forget` frees the place of a ' +
    'member, by its id or name, in the token, not in a cluster that runs; `join` makes this machine a member of one that runs; `static` prints what `initial_cluster` is for these nodes. ' +
    'Without FILE `status`, `forget` and `join` go by what this machine was made of. Tokens are secrets: only `new-token` prints one.',
  options: [
    { name: 'node-address', value: 'IP', about: 'check: the address of the node that the document is for' },
    { name: 'node-name', value: 'NAME', about: 'check: the hostname of that node' },
    { name: 'etcd-version', value: 'VERSION', about: "check: of the node's etcd, 3.5 for example" },
    { name: 'size', value: 'N', about: 'new-token: how many members the cluster shall have' },
    {
      name: 'endpoint',
      value: 'URL',
      about: `new-token: discovery service, or an etcd (${ENDPOINT})`,
    },
    {
      name: 'peer',
      value: 'URL[,URL…]',
      about:
        'join: where members of the cluster listen to clients; from FILE when left out, as are name and peer-url',
    },
    { name: 'name', value: 'NAME', about: 'join: what the member is called' },
    { name: 'peer-url', value: 'URL', about: 'join: where the other members reach this machine' },
    { name: 'replace', about: 'join: take a dead member of this name or address out first' },
    { name: 'unit', value: 'UNIT', about: "join: etcd's unit; the one that is set up when left out" },
    { name: 'start', about: 'join: start etcd afterwards' },
    { name: 'dry-run', about: 'join: say what would be done' },
    { name: 'scheme', value: 'SCHEME', choices: ['http', 'https'], about: 'static: http (default) or https' },
    { name: 'port', value: 'PORT', about: 'static: where members listen to each other (2380)' },
    {
      name: 'document',
      value: 'SECTION',
      choices: ['etcd_member', 'etcd2'],
      about: 'static: print a whole document, the same for every node',
    },
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['text', 'json'],
      about: 'check and status: text (default) or json',
    },
  ],
  words: Object.keys(SUBCOMMANDS),
  async run(parsed, terminal) {
    const [name, ...operands] = parsed.operands;
    const subcommand = name !== undefined && Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
    if (subcommand === undefined) throw new UsageError(`cluster needs one of ${NAMES}`);
    const host = createHost({ root: '/' });
    try {
      return await subcommand({ ...parsed, operands }, createClusterPorts(host), terminal, host);
    } finally {
      host.close();
    }
  },
};

async function check(
  parsed: ParsedOptions,
  ports: ClusterPorts,
  terminal: Terminal,
  host: Host,
): Promise<ExitCode> {
  const file = onlyOperand(parsed, 'FILE');
  const address = addressOf(parsed);
  const isHere = ownAddresses().has(address ?? terminal.environment['COREOS_PRIVATE_IPV4'] ?? '');
  const hostname = parsed.value('node-name') ?? (isHere ? host.hostname() : undefined);
  const node = readNodeDocument(file, nodeVariables({ address, hostname }, terminal.environment));
  const version = versionOf(parsed);
  const options = { ports, deadline: DEADLINE, ...(version === undefined ? {} : { version }) };
  const checked = await checkNodeDocument(node, options);
  if (parsed.value('format') === 'json') {
    const { checkJson } = await import('../../report/cluster-json.ts');
    terminal.print(checkJson(checked, node.lineOf));
  } else {
    const { checkText } = await import('../../report/cluster-text.ts');
    terminal.print(checkText(checked, node.name, node.lineOf, terminal.paint));
  }
  return checked.withheld.length + checked.others.length === 0 ? EXIT.ok : EXIT.findings;
}

function addressOf(parsed: ParsedOptions): string | undefined {
  const address = parsed.value('node-address');
  const isAddress =
    address === undefined || /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$/i.test(address);
  if (!isAddress) throw new UsageError('--node-address is an IPv4 or IPv6 address');
  return address;
}

function versionOf(parsed: ParsedOptions): EtcdVersion | undefined {
  const text = parsed.value('etcd-version');
  const version = text === undefined ? undefined : versionIn(text);
  if (text !== undefined && version === undefined)
    throw new UsageError('--etcd-version is a version such as 3.5');
  return version;
}

async function makeToken(parsed: ParsedOptions, ports: ClusterPorts, terminal: Terminal): Promise<ExitCode> {
  if (parsed.operands.length > 0) throw new UsageError('new-token takes no operand');
  const size = Number(parsed.value('size'));
  if (!Number.isInteger(size) || size < 1 || size > LARGEST) {
    throw new UsageError(`--size is the number of members, from 1 to ${LARGEST}; 3, 5 and 7 are usual`);
  }
  const endpoint = parsed.value('endpoint') ?? ENDPOINT;
  terminal.print(`${await newToken({ endpoint, size, randomToken }, ports)}\n`);
  return EXIT.ok;
}

/** Exits with 0 when every place is taken by a healthy member. */
async function status(
  parsed: ParsedOptions,
  ports: ClusterPorts,
  terminal: Terminal,
  host: Host,
): Promise<ExitCode> {
  const state = await stateOf(tokenSource(parsed, host), ports);
  if (parsed.value('format') === 'json') {
    const { stateJson } = await import('../../report/cluster-json.ts');
    terminal.print(stateJson(state));
  } else {
    const { stateText } = await import('../../report/cluster-text.ts');
    terminal.print(stateText(state, terminal.paint));
  }
  const members = state.members.slice(0, state.size);
  const isWhole =
    state.size > 0 &&
    members.length === state.size &&
    members.every(({ health }) => health.kind === 'healthy');
  return isWhole ? EXIT.ok : EXIT.findings;
}

async function forgetMember(
  parsed: ParsedOptions,
  ports: ClusterPorts,
  terminal: Terminal,
  host: Host,
): Promise<ExitCode> {
  const [member, ...operands] = parsed.operands;
  if (member === undefined)
    throw new UsageError('MEMBER is missing: an id or a name that `cluster status` shows');
  terminal.print(`${await forget(member, tokenSource({ ...parsed, operands }, host), ports)}\n`);
  terminal.note(
    'a cluster that runs still counts it: `cloud-config cluster join --replace` on the machine that comes in its place ' +
      'takes it out there, else `etcdctl member remove`\n',
  );
  return EXIT.ok;
}

/** The operand, else what this machine was made of. */
function tokenSource(parsed: ParsedOptions, { files }: Host): TokenSource {
  const own = parsed.operands.length === 0 ? machineSettings(files) : undefined;
  return own ?? onlyOperand(parsed, 'FILE or URL');
}

async function joinCluster(
  parsed: ParsedOptions,
  ports: ClusterPorts,
  terminal: Terminal,
  host: Host,
): Promise<ExitCode> {
  const { joinDefaults, settingsOfDocument } = await import('../cluster/join-document.ts');
  const { joinOf } = await import('../cluster/join-options.ts');
  const { join } = await import('../cluster/join.ts');
  const settings =
    parsed.operands.length === 0
      ? machineSettings(host.files)
      : settingsOfDocument(onlyOperand(parsed, 'FILE'), terminal.environment, host);
  const defaults =
    settings === undefined
      ? { clientUrls: [] }
      : await joinDefaults(settings, factsFrom({ disk: createDisk(), commands: host.commands }), ports);
  await join(joinOf(parsed, host, defaults), host, terminal);
  return EXIT.ok;
}

async function listMembers(
  parsed: ParsedOptions,
  _ports: ClusterPorts,
  terminal: Terminal,
): Promise<ExitCode> {
  const { printStatic } = await import('../cluster/static.ts');
  printStatic(parsed, terminal);
  return EXIT.ok;
}
