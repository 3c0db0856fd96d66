import { hostOf, isLoopback } from '../etcd-addresses.ts';
import { etcdSettings } from '../etcd-settings.ts';
import { quote, type Rule } from '../rule.ts';
import { ETCD_SERVICES, starterOf } from '../service-sections.ts';
import { isNull } from '../tree.ts';

const WAYS: ReadonlySet<string> = new Set([
  'initial_cluster',
  'initial_cluster_state',
  'discovery',
  'discovery_srv',
  'discovery_token',
  'proxy',
]);
/** What else gives etcd a way: a drop-in of the document, a flag, a program that joins it later. */
const ELSEWHERE = /ETCD_(?:INITIAL_CLUSTER|DISCOVERY)|-(?:initial-cluster|discovery)\b[^:]/;

export const etcdAlone: Rule = {
  code: 'CC382',
  name: 'etcd-alone',
  severity: 'warning',
  boot: 'keep',
  summary:
    'etcd tells members an address and is told no way to find any, so each machine is a cluster of its own',
  *check({ root, source }) {
    const settings = [...etcdSettings(root)].filter(({ entry }) => !isNull(entry.value));
    for (const { section, unit } of ETCD_SERVICES) {
      const given = settings.filter((each) => each.section === section);
      const peers = given.find(({ option }) => option === 'initial_advertise_peer_urls');
      const value = peers?.entry.value;
      if (peers === undefined || value?.kind !== 'scalar' || starterOf(root, unit) === undefined) continue;
      const isLocal = value.text.split(',').every((url) => isLoopback(hostOf(url.trim()) ?? 'localhost'));
      const hasWay = given.some(
        ({ option, entry }) =>
          WAYS.has(option) && !(entry.value.kind === 'scalar' && entry.value.text === ''),
      );
      if (isLocal || hasWay || ELSEWHERE.test(source)) continue;
      const { key, keyStart, keyEnd, written } = peers.entry;
      const message = `etcd is told no way to find other members, so each machine with this document is a cluster of its own; write \`discovery\` with the URL of a token, or \`initial_cluster\`; for a single machine remove ${quote(written)}`;
      yield { message, at: ['coreos', section, key], start: keyStart, end: keyEnd };
    }
  },
};
