import { type EtcdRelease, type EtcdVersion, orderOf } from './etcd-versions.ts';

/** What it means that an option is ignored, and the way out; `gravity` when the machine is not what the document says. */
export interface Loss {
  readonly gravity: 'error' | 'warning';
  readonly remedy: string;
  /** The value that says what holds without the option too; `no` and the like are the same. */
  readonly harmless?: 'off' | 'false';
  /** The release from which on it is lost; older ones do what it says anyway. */
  readonly since?: EtcdRelease;
}

const gate = (name: string): Loss => ({
  gravity: 'warning',
  remedy: `write \`feature_gates: ${name}=true\``,
});

const NO_TOKEN: Loss = {
  gravity: 'error',
  remedy:
    'every machine starts a cluster of its own; use `discovery` with the URL of a token, or `initial_cluster`',
};

const LOGGING = 'use `log_level` of `coreos.etcd_member`';

/** By option; others are ignored with a warning and no more to say. */
export const ETCD_LOSSES: Readonly<Record<string, Loss>> = {
  addr: { gravity: 'warning', remedy: 'use `advertise_client_urls` of `coreos.etcd2`' },
  bind_addr: { gravity: 'warning', remedy: 'use `listen_client_urls` of `coreos.etcd2`' },
  peer_addr: { gravity: 'warning', remedy: 'use `initial_advertise_peer_urls` of `coreos.etcd2`' },
  peer_bind_addr: { gravity: 'warning', remedy: 'use `listen_peer_urls` of `coreos.etcd2`' },
  peers: { gravity: 'error', remedy: 'this machine joins nobody; use `initial_cluster` of `coreos.etcd2`' },
  peers_file: {
    gravity: 'error',
    remedy: 'this machine joins nobody; use `initial_cluster` of `coreos.etcd2`',
  },
  ca_file: {
    gravity: 'error',
    remedy: 'clients are not checked; use `trusted_ca_file` with `client_cert_auth: true`',
  },
  peer_ca_file: {
    gravity: 'error',
    remedy: 'members are not checked; use `peer_trusted_ca_file` with `peer_client_cert_auth: true`',
  },
  debug: { gravity: 'warning', remedy: LOGGING, harmless: 'false' },
  log_package_levels: { gravity: 'warning', remedy: LOGGING },
  log_output: { gravity: 'warning', remedy: 'use `log_outputs`' },
  proxy: {
    gravity: 'error',
    remedy: 'this machine becomes a member; run no etcd here and give its clients the URLs of the members',
    harmless: 'off',
  },
  enable_v2: {
    gravity: 'error',
    remedy:
      'there is no v2 API, which fleet and old releases of flannel and locksmith need; use an older etcd for them',
    harmless: 'false',
    since: '3.6',
  },
  experimental_compact_hash_check_enabled: gate('CompactHashCheck'),
  experimental_enable_lease_checkpoint: gate('LeaseCheckpoint'),
  experimental_enable_lease_checkpoint_persist: gate('LeaseCheckpointPersist'),
  experimental_initial_corrupt_check: gate('InitialCorruptCheck'),
  experimental_stop_grpc_service_on_defrag: gate('StopGRPCServiceOnDefrag'),
  experimental_txn_mode_write_with_shared_buffer: gate('TxnModeWriteWithSharedBuffer'),
  discovery: {
    gravity: 'error',
    remedy:
      'every machine starts a cluster of its own; use `discovery_token` with `discovery_endpoints` of `coreos.etcd_member`, or `initial_cluster`',
  },
  discovery_endpoints: NO_TOKEN,
  discovery_token: NO_TOKEN,
};

/** A value with which etcd does not start, from a release on. */
export interface Refusal {
  readonly option: string;
  readonly since: EtcdRelease;
  readonly refuses: (value: string) => boolean;
  /** The refused value in words. */
  readonly value: string;
  readonly remedy: string;
}

export const ETCD_REFUSALS: readonly Refusal[] = [
  {
    option: 'cors',
    since: '3.4',
    refuses: (value) => value.split(',').some((origin) => origin !== '*' && !/:\d+\/?$/.test(origin)),
    value: 'an origin without a port',
    remedy: 'write its port, such as `http://dashboard.example.com:80`',
  },
  {
    option: 'logger',
    since: '3.5',
    refuses: (value) => value === 'capnslog',
    value: '`capnslog`',
    remedy: 'write `zap`',
  },
  {
    option: 'discovery_fallback',
    since: '3.6',
    refuses: (value) => value === 'proxy',
    value: '`proxy`',
    remedy: 'write `exit`',
  },
];

/** What is lost with an option, and how grave that is for its value. */
export function etcdLoss(option: string, value: string): Loss | undefined {
  const loss = Object.hasOwn(ETCD_LOSSES, option) ? ETCD_LOSSES[option] : undefined;
  const isHarmless = loss?.harmless !== undefined && /^(?:off|no|false)$/i.test(value);
  return loss !== undefined && isHarmless ? { ...loss, gravity: 'warning' } : loss;
}

/** Whether the release or an older one began to refuse the value. */
export function etcdRefusal(option: string, value: string, { order }: EtcdVersion): Refusal | undefined {
  return ETCD_REFUSALS.find(
    (each) => each.option === option && orderOf(each.since) <= order && each.refuses(value),
  );
}
