import { hostOf, isLoopback } from '../etcd-addresses.ts';
import { hasOthers, isProxy } from '../etcd-role.ts';
import { type EtcdSection, type EtcdSetting, etcdSections } from '../etcd-settings.ts';
import { type Finding, quote, type Rule } from '../rule.ts';

export const etcdListeners: Rule = {
  code: 'CC379',
  name: 'etcd-listeners',
  severity: 'error',
  boot: 'keep',
  summary:
    'etcd tells others an address at which it does not listen, or does not start with the addresses it has',
  details:
    'Without `listen_peer_urls` etcd listens for other members on `localhost` only. With `listen_client_urls` etcd 3 wants `advertise_client_urls` too, and etcd 2 tells clients `localhost`.',
  *check({ root, source }) {
    for (const [section, given] of etcdSections(root)) {
      if (section === 'etcd' || isProxy((option) => textOf(given, option))) continue;
      yield* ofClients(given, source);
      yield* ofMembers(given, source);
      yield* ofBoth(given);
    }
  },
};

function* ofClients(given: EtcdSection, source: string): Generator<Finding> {
  const listen = given.get('listen_client_urls');
  const urls = textOf(given, 'listen_client_urls');
  if (listen === undefined || urls === '' || isLocal(urls)) return;
  if (textOf(given, 'advertise_client_urls') !== '' || isElsewhere('advertise_client_urls', source)) return;
  const isEtcd2 = listen.section === 'etcd2';
  const without = isEtcd2 ? 'clients are told `localhost`' : 'etcd does not start';
  const message = `without \`advertise_client_urls\` beside ${quote(listen.entry.written)} ${without}; write it, such as \`http://$private_ipv4:2379\``;
  yield { ...findingAt(listen, message), ...(isEtcd2 ? { severity: 'warning' } : {}) };
}

function* ofMembers(given: EtcdSection, source: string): Generator<Finding> {
  const advertise = given.get('initial_advertise_peer_urls');
  const listen = given.get('listen_peer_urls');
  if (advertise === undefined || !hasOthers((option) => textOf(given, option))) return;
  if (isLocal(textOf(given, 'initial_advertise_peer_urls'))) return;
  const isListening =
    listen === undefined
      ? isElsewhere('listen_peer_urls', source)
      : !isLocal(textOf(given, 'listen_peer_urls'));
  if (isListening) return;
  const message =
    'etcd listens for other members on localhost only, and tells them another address; write `listen_peer_urls: http://$private_ipv4:2380`';
  yield findingAt(listen ?? advertise, message);
}

/** Clients and members at one port of one address, or of every address. */
function* ofBoth(given: EtcdSection): Generator<Finding> {
  const members = given.get('listen_peer_urls');
  const clients = listenersOf(textOf(given, 'listen_client_urls'));
  const shared = listenersOf(textOf(given, 'listen_peer_urls')).find(({ host, port }) =>
    clients.some(
      (each) => each.port === port && (each.host === host || [each.host, host].includes('0.0.0.0')),
    ),
  );
  if (members === undefined || shared === undefined) return;
  const message = `etcd does not start: it cannot listen for clients and for members at one port, ${shared.port}; members use 2380`;
  yield findingAt(members, message);
}

function listenersOf(urls: string): readonly { readonly host: string; readonly port: string }[] {
  return [...urls.matchAll(/:\/\/([^\s,/]+):(\d+)/g)].map(([, host = '', port = '']) => ({ host, port }));
}

function textOf(given: EtcdSection, option: string): string {
  const value = given.get(option)?.entry.value;
  return value?.kind === 'scalar' ? value.text.trim() : '';
}

/** Whether something else in the document, such as a drop-in, gives etcd the option. */
function isElsewhere(option: string, source: string): boolean {
  return (
    source.includes(`ETCD_${option.toUpperCase()}`) || source.includes(`-${option.replaceAll('_', '-')}=`)
  );
}

/** Whether all of its addresses are the machine's own. */
function isLocal(urls: string): boolean {
  return urls.split(',').every((url) => isLoopback(hostOf(url.trim()) ?? ''));
}

function findingAt({ section, entry }: EtcdSetting, message: string): Finding {
  return { message, at: ['coreos', section, entry.key], start: entry.keyStart, end: entry.keyEnd };
}
