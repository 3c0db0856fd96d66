/** A machine of a cluster whose members are known beforehand. */
export interface StaticNode {
  readonly name: string;
  /** IPv4 or IPv6, the latter without brackets. */
  readonly address: string;
}

/** Where the members of a cluster listen to each other. */
export interface PeerPlace {
  readonly scheme: 'http' | 'https';
  readonly port: number;
}

export type StaticSection = 'etcd_member' | 'etcd2';

const UNITS: Readonly<Record<StaticSection, string>> = {
  etcd_member: 'etcd-member.service',
  etcd2: 'etcd2.service',
};

/** The value of `initial_cluster`: https://etcd.io/docs/v3.5/op-guide/clustering/#static */
export function initialCluster(nodes: readonly StaticNode[], place: PeerPlace): string {
  return nodes.map(({ name, address }) => `${name}=${urlOf(bracketed(address), place)}`).join(',');
}

/** A whole document that is the same for every node: each finds itself in the list by its hostname. */
export function staticDocument(
  section: StaticSection,
  nodes: readonly StaticNode[],
  place: PeerPlace,
): string {
  const isIpv6 = nodes.some(({ address }) => address.includes(':'));
  const own = isIpv6 ? '[$private_ipv6]' : '$private_ipv4';
  const clients = { scheme: 'http', port: 2379 } as const;
  const settings = [
    'name: $hostname',
    `initial_cluster: ${initialCluster(nodes, place)}`,
    `initial_advertise_peer_urls: ${urlOf(own, place)}`,
    `listen_peer_urls: ${urlOf(own, place)}`,
    `advertise_client_urls: ${urlOf(own, clients)}`,
    `listen_client_urls: ${urlOf(isIpv6 ? '[::]' : '0.0.0.0', clients)}`,
    ...(place.scheme === 'https' ? certificates() : []),
  ];
  return [
    '#cloud-config',
    'coreos:',
    `  ${section}:`,
    ...settings.map((setting) => `    ${setting}`),
    '  units:',
    `    - name: ${UNITS[section]}`,
    '      command: start',
    '',
  ].join('\n');
}

/** etcd does not listen by https without a certificate; these are where its packages expect theirs. */
function certificates(): readonly string[] {
  return [
    'peer_cert_file: /etc/etcd/peer.crt',
    'peer_key_file: /etc/etcd/peer.key',
    'peer_trusted_ca_file: /etc/etcd/peer-ca.crt',
    'peer_client_cert_auth: true',
  ];
}

/** What the number of members means for a cluster's failures, where that is not what one expects. */
export function sizeWarning(size: number): string | undefined {
  if (size % 2 !== 0) return undefined;
  const lost = size / 2 - 1;
  const members = lost > 1 ? `${lost} members` : `${lost === 0 ? 'no' : 1} member`;
  return `a cluster of ${size} survives the loss of ${members}, as one of ${size - 1} does; use an odd number`;
}

function urlOf(host: string, { scheme, port }: PeerPlace): string {
  return `${scheme}://${host}:${port}`;
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
