import type { WithheldUnit } from './settings.ts';

/** Every code of a finding, and what it stands for; docs/cluster.md says what to do about each. */
export const CLUSTER_CODES = {
  CLUSTER_ADDRESS_EMPTY: 'an address to be told to other machines has no host',
  CLUSTER_ADDRESS_LOCAL: 'an address to be told to other machines is one that only this machine reaches',
  CLUSTER_ADDRESS_MALFORMED: 'an address is none that etcd takes',
  CLUSTER_ADDRESS_MISSING: 'no address would be told to other machines, or an unusable default',
  CLUSTER_ADDRESS_TAKEN: 'another machine is registered with this address',
  CLUSTER_ADDRESS_UNSUPPLIED: 'a setting needs an address that nobody supplied',
  CLUSTER_ADVERTISE_MISSING: 'clients would be told no address, with which etcd does not start',
  CLUSTER_ALONE: 'etcd is told no way to find other members',
  CLUSTER_BAD_ENTRY: 'a machine is registered with an address that nobody reaches',
  CLUSTER_DATA_GONE: 'this machine is registered, but has no data of a member',
  CLUSTER_DISCOVERY_IGNORED: 'there is data of an earlier start, so etcd ignores the token',
  CLUSTER_DISCOVERY_REMOVED: 'etcd 3.7 and later know no discovery URL',
  CLUSTER_DISCOVERY_TOO_NEW: 'etcd before 3.6 knows no discovery token',
  CLUSTER_ETCD2_KEYS: 'options of etcd 2 stand in the section of etcd 0.4',
  CLUSTER_FULL: 'all places are taken by others',
  CLUSTER_LISTEN_LOCAL: 'etcd would listen for other members where only this machine reaches it',
  CLUSTER_LISTEN_NAME: 'etcd is told a name to listen on, where it takes addresses',
  CLUSTER_NAME_TAKEN: 'another machine is registered with this name',
  CLUSTER_NOT_CHECKED: 'the token was not read, and why',
  CLUSTER_NOT_DISCOVERY: 'what answers is no discovery service',
  CLUSTER_OPTION_IGNORED: 'the installed etcd ignores an option',
  CLUSTER_OVERBOOKED: 'more machines have registered than there are places',
  CLUSTER_PROXY_DATA: 'this machine became a proxy at an earlier start and stays one',
  CLUSTER_REGISTERED: 'this machine is registered',
  CLUSTER_SET_TWICE: 'a setting is given to etcd twice, by environment and by flag',
  CLUSTER_SIZE_BAD: 'the number of places of the token is missing or no number above zero',
  CLUSTER_SIZE_LARGE: 'the number of places of the token is larger than a cluster should be',
  CLUSTER_SRV_FOUND: 'the machines that DNS service records name',
  CLUSTER_SRV_NONE: 'there are no DNS service records',
  CLUSTER_SRV_NOT_LISTED: 'no DNS service record names this machine',
  CLUSTER_SRV_SCHEME: 'the DNS service records are for http where etcd needs https, or the other way round',
  CLUSTER_STATIC_BAD: 'an entry of `initial_cluster` is one that etcd does not take or nobody reaches',
  CLUSTER_STATIC_LISTED: 'the machines that `initial_cluster` names',
  CLUSTER_STATIC_NOT_LISTED: '`initial_cluster` does not name this machine as it is',
  CLUSTER_TOKEN_REUSED: 'the places are held by machines of another network',
  CLUSTER_TOKEN_SHAPE: 'the discovery value is no URL with a token',
  CLUSTER_TOKEN_UNKNOWN: 'the discovery service does not know the token',
  CLUSTER_TWO_BOOTSTRAPS: 'more than one way to find the other members is set',
  CLUSTER_UNREACHABLE_CONNECT: 'no connection to the discovery service',
  CLUSTER_UNREACHABLE_DNS: 'the name of the discovery service does not resolve',
  CLUSTER_UNREACHABLE_HTTP: 'the discovery service answers with an error',
  CLUSTER_UNREACHABLE_MALFORMED: 'the answer of the discovery service cannot be read',
  CLUSTER_UNREACHABLE_TIMEOUT: 'the discovery service does not answer in time',
  CLUSTER_UNREACHABLE_TLS: 'no trusted TLS connection to the discovery service',
  CLUSTER_V2_API: 'the installed etcd has no API that fleet and locksmith speak',
  CLUSTER_VALUE_REFUSED: 'the installed etcd does not start with a value',
  CLUSTER_WAITING: 'a place is free for this machine; who is there and how many are missing',
} as const;

export type ClusterCode = keyof typeof CLUSTER_CODES;

/** `error`: starting etcd would spoil the token or cannot work, so it is not started. */
export type ClusterSeverity = 'error' | 'warning' | 'info';

/** What is to be known before etcd starts: one line, never with a whole token. */
export interface ClusterFinding {
  readonly code: ClusterCode;
  readonly severity: ClusterSeverity;
  /** The setting, `coreos.etcd2.discovery`. */
  readonly path: string;
  /** Lower case, no full stop; names the remedy. */
  readonly message: string;
}

export type Verdict = 'start' | 'warn' | 'refuse';

export function verdictOf(findings: readonly ClusterFinding[]): Verdict {
  if (findings.some(({ severity }) => severity === 'error')) return 'refuse';
  return findings.some(({ severity }) => severity === 'warning') ? 'warn' : 'start';
}

/** A service that misses an address. */
export function addressFinding({ path, reason }: WithheldUnit): ClusterFinding {
  return { code: 'CLUSTER_ADDRESS_UNSUPPLIED', severity: 'error', path, message: reason };
}
