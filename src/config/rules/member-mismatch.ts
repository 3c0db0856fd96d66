import { textAt } from '../entries.ts';
import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { stretchOf, writing } from '../source-text.ts';
import { find, type Place, type ScalarNode } from '../tree.ts';

/** What is known on the machine only, or is no address. */
const OPEN = /[$%{}<>;]/;

export const memberMismatch: Rule = {
  code: 'CC394',
  name: 'member-mismatch',
  severity: 'error',
  boot: 'keep',
  summary:
    'etcd does not start when `initial_cluster` has not its own name with its own addresses, or has an address twice',
  details:
    'A member that is new looks for `name` in `initial_cluster` and compares the URLs there with `initial_advertise_peer_urls`: they must be the same texts. Names and addresses that hold a variable are not compared. See [clustering](https://etcd.io/docs/v3.5/op-guide/clustering/).',
  *check({ source, root }) {
    if (root === undefined) return;
    for (const section of ['etcd2', 'etcd_member']) {
      const place = find({ node: root, at: [] }, 'coreos', section);
      const cluster = textAt(place, 'initial_cluster');
      const isProxy = /^(?:on|readonly)$/.test(textAt(place, 'proxy')?.node.text ?? '');
      if (place === undefined || cluster === undefined || isProxy || cluster.node.text === '') continue;
      const finding = findingOf(source, place, cluster);
      if (finding !== undefined) yield finding;
    }
  },
};

function findingOf(source: string, section: Place, cluster: Place<ScalarNode>): Finding | undefined {
  const members = membersOf(cluster.node.text);
  const twice = members && sharedUrl(members);
  if (twice !== undefined) {
    const { at, node } = cluster;
    const place = stretchOf(twice, node, source) ?? { start: node.start, end: node.end };
    const message = `two members have ${quote(twice)} in \`initial_cluster\`, with which etcd does not start; give each its own address`;
    return { message, at, ...place };
  }
  const name = textAt(section, 'name');
  if (members === undefined || name === undefined || OPEN.test(name.node.text)) return undefined;
  const own = members.get(name.node.text);
  if (own === undefined)
    return [...members.keys()].some((each) => OPEN.test(each)) ? undefined : unnamed(name, members);
  const advertised = textAt(section, 'initial_advertise_peer_urls')?.node.text.split(',').map(plainUrl);
  if (
    advertised === undefined ||
    [...own, ...advertised].some((url) => OPEN.test(url) || !url.includes('://'))
  )
    return undefined;
  if (own.length === advertised.length && own.every((url) => advertised.includes(url))) return undefined;
  const { at, node } = cluster;
  const other = own.find((url) => !advertised.includes(url)) ?? own[0] ?? '';
  const place = stretchOf(other, node, source) ?? { start: node.start, end: node.end };
  const message = `${quote(name.node.text)} has ${quote(own.join(','))} in \`initial_cluster\`, but tells others ${quote(advertised.join(','))} by \`initial_advertise_peer_urls\`; etcd starts with the same in both only`;
  return { message, at, ...place };
}

function sharedUrl(members: ReadonlyMap<string, readonly string[]>): string | undefined {
  const urls = [...members.values()].flatMap((each) => [...new Set(each)]);
  return urls.find((url, index) => !OPEN.test(url) && urls.indexOf(url) < index);
}

function unnamed({ at, node }: Place<ScalarNode>, members: ReadonlyMap<string, readonly string[]>): Finding {
  const { start, end, text } = node;
  const names = [...members.keys()];
  const meant = nearest(text, names, 2);
  const known = names.length <= 9 ? `, which has ${names.map((each) => quote(each)).join(', ')}` : '';
  const message = `etcd does not start, as \`initial_cluster\` has no member ${quote(text)}${known}; correct one of them`;
  const fix = meant === undefined ? {} : { fix: { ...writing(node, meant), isUnsafe: true as const } };
  return { message, at, start, end, ...fix };
}

/** The addresses of each member; `undefined` for a text that is no such list, of which another rule tells. */
function membersOf(text: string): ReadonlyMap<string, string[]> | undefined {
  const members = new Map<string, string[]>();
  for (const part of text.split(',')) {
    const [, name, url] = /^\s*([^=/\s][^=/]*)=(\S+)\s*$/.exec(part) ?? [];
    if (name === undefined || url === undefined) return undefined;
    members.set(name, [...(members.get(name) ?? []), plainUrl(url)]);
  }
  return members;
}

function plainUrl(url: string): string {
  return url.trim().replace(/\/$/, '');
}
