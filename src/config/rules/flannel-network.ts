import { jsonText } from '../json-text.ts';
import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule, type RuleInput } from '../rule.ts';
import { find, isNull } from '../tree.ts';
import { stretchIn } from '../units/unit-file.ts';
import { isOpen, placeIn } from '../units/unit-texts.ts';

const AT = ['coreos', 'flannel', 'network_config'] as const;
const EXAMPLE = '`{"Network": "10.1.0.0/16", "Backend": {"Type": "vxlan"}}`';
const IPV4_NETWORK = /^((?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\/(\d|[12]\d|3[0-2])$/;
const IPV6_NETWORK = /^[0-9a-f:.]*:[0-9a-f:.]*\/\d{1,3}$/i;
/** Each machine gets a part of the network, and flannel wants at least four parts of four addresses. */
const LONGEST_PREFIX = 28;
const LONGEST_SUBNET = 30;

export const flannelNetwork: Rule = {
  code: 'CC316',
  name: 'flannel-network',
  severity: 'error',
  boot: 'drop-key',
  summary: 'flannel does not start with such a description of its network, on any machine of the cluster',
  details:
    'Judged are `network_config` and what a command of a unit puts at `/coreos.com/network/config`. See [flannel](https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md).',
  *check({ root, units }) {
    yield* ofCommands(units);
    const node = root && find({ node: root, at: [] }, ...AT)?.node;
    if (node === undefined || node.kind === 'list' || isNull(node)) return;
    const problem = problemOf(node.kind === 'scalar' ? node.text : jsonText(node), '`network_config`');
    if (problem === undefined) return;
    const isShort = node.kind === 'scalar' && node.style !== 'block';
    const end = isShort ? node.end : Math.min(node.end, node.start + 1);
    yield { message: problem, at: AT, start: node.start, end };
  },
};

/** What a script fills in. */
const PLACEHOLDER = /"[A-Z][A-Z_]+\\?"/;
/** Not one that goes on behind its quote, with a variable. */
const WRITTEN = /\/coreos\.com\/network\/config\s+'(\{[^']*)'(?!\\?"?[\w$`])/g;

/** `etcdctl set /coreos.com/network/config '{…}'`, also as a command of a shell. */
function* ofCommands(units: RuleInput['units']): Generator<Finding> {
  for (const { unit, assignment } of units.commands()) {
    for (const match of assignment.value.matchAll(WRITTEN)) {
      const [whole, text = ''] = match;
      const problem =
        isOpen(text) || PLACEHOLDER.test(text)
          ? undefined
          : problemOf(text.replaceAll('\\"', '"'), 'what flannel reads');
      const end = match.index + whole.length - 1;
      const place = placeIn(unit, stretchIn(assignment, end - text.length, end));
      if (problem !== undefined) yield { message: problem, ...place, boot: 'keep' };
    }
  }
}

const BACKENDS =
  'udp vxlan host-gw aws-vpc gce alloc ali-vpc alivpc tencent-vpc ipip ipsec wireguard extension'.split(' ');

/** Never repeats a value but a backend's type: a backend may have a key. */
function problemOf(text: string, what: string): string | undefined {
  const config = parsed(text);
  if (config === undefined) return `${what} is no JSON object; write ${EXAMPLE}, in quotes, or a mapping`;
  const backend = config.get('backend');
  const type = backend === undefined ? 'udp' : objectOf(backend)?.get('type');
  if (typeof type !== 'string')
    return `\`Backend\` of ${what} must have a \`Type\`, such as \`{"Type": "vxlan"}\``;
  const meant = BACKENDS.includes(type.toLowerCase()) ? undefined : nearest(type, BACKENDS, 2);
  if (meant !== undefined) return `flannel has no backend ${quote(type)}; did you mean \`${meant}\`?`;
  return config.get('enableipv4') === false ? ipv6Problem(config, what) : ipv4Problem(config, what);
}

function ipv4Problem(config: Fields, what: string): string | undefined {
  const network = config.get('network');
  if (network === undefined)
    return `${what} has no \`Network\`, from which each machine gets a part; write ${EXAMPLE}`;
  const [, , prefix] = (typeof network === 'string' && IPV4_NETWORK.exec(network)) || [];
  if (prefix === undefined)
    return `\`Network\` of ${what} must be an IPv4 network with its prefix length, such as \`10.1.0.0/16\``;
  if (Number(prefix) > LONGEST_PREFIX)
    return `\`Network\` of ${what} is too small: flannel takes a prefix length of ${LONGEST_PREFIX} at most`;
  return subnetProblem(config.get('subnetlen'), Number(prefix) + 2, what);
}

function subnetProblem(length: unknown, shortest: number, what: string): string | undefined {
  if (length === undefined || length === 0) return undefined;
  const isFit =
    typeof length === 'number' && Number.isInteger(length) && length >= shortest && length <= LONGEST_SUBNET;
  if (isFit) return undefined;
  return `\`SubnetLen\` of ${what} must be a number from ${shortest}, for four parts at least, to ${LONGEST_SUBNET}`;
}

function ipv6Problem(config: Fields, what: string): string | undefined {
  const network = config.get('ipv6network');
  const isFit = typeof network === 'string' && IPV6_NETWORK.test(network);
  if (config.get('enableipv6') === true && isFit) return undefined;
  return `without IPv4, ${what} needs \`EnableIPv6: true\` and an \`IPv6Network\`, such as \`fd00:10:1::/48\``;
}

/** Names in lower case: flannel takes them in any. */
type Fields = ReadonlyMap<string, unknown>;

function parsed(text: string): Fields | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
}
