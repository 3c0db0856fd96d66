/**
 * Which release of etcd knows which option: the one place of it; what follows
 * from it is in etcd-remedies.ts, and docs/etcd-versions.md is made of both. An
 * option is named as its variable is, without `ETCD_` and in lower case. etcd warns of a variable that it does not know
 * and starts without it.
 * @see https://etcd.io/docs/latest/op-guide/configuration/
 */

/** The releases that were looked at; one between two of them may be like either. */
export const ETCD_RELEASES = ['2.3', '3.0', '3.3', '3.4', '3.5', '3.6', '3.7'] as const;

export type EtcdRelease = (typeof ETCD_RELEASES)[number];

/** The first and the last release that know an option; the last of the list stands for later ones too. */
export interface Span {
  readonly first: EtcdRelease;
  readonly last: EtcdRelease;
}

const OPTIONS: readonly (readonly [first: EtcdRelease, last: EtcdRelease, options: string])[] = [
  ['2.3', '2.3', 'addr bind_addr peer_addr peer_bind_addr peers peers_file'],
  ['2.3', '3.3', 'ca_file peer_ca_file'],
  ['2.3', '3.4', 'debug log_package_levels'],
  [
    '2.3',
    '3.5',
    `proxy proxy_dial_timeout proxy_failure_wait proxy_read_timeout proxy_refresh_interval proxy_write_timeout`,
  ],
  ['2.3', '3.6', 'discovery discovery_proxy'],
  [
    '2.3',
    '3.7',
    `advertise_client_urls cert_file client_cert_auth cors data_dir discovery_fallback discovery_srv
    election_timeout enable_pprof force_new_cluster heartbeat_interval initial_advertise_peer_urls
    initial_cluster initial_cluster_state initial_cluster_token key_file listen_client_urls listen_peer_urls
    max_snapshots max_wals name peer_cert_file peer_client_cert_auth peer_key_file peer_trusted_ca_file
    snapshot_count strict_reconfig_check trusted_ca_file wal_dir`,
  ],
  ['3.0', '3.7', 'auto_compaction_retention auto_tls peer_auto_tls quota_backend_bytes'],
  ['3.3', '3.4', 'log_output'],
  ['3.3', '3.5', 'enable_v2 experimental_enable_v2v3'],
  [
    '3.3',
    '3.6',
    `experimental_corrupt_check_time experimental_initial_corrupt_check
    experimental_peer_skip_client_san_verification`,
  ],
  [
    '3.3',
    '3.7',
    `auth_token auth_token_ttl auto_compaction_mode cipher_suites client_crl_file grpc_keepalive_interval
    grpc_keepalive_min_time grpc_keepalive_timeout initial_election_tick_advance listen_metrics_urls
    max_request_bytes max_txn_ops metrics peer_cert_allowed_cn peer_crl_file`,
  ],
  ['3.4', '3.4', 'experimental_backend_bbolt_freelist_type next_cluster_version_compatible'],
  [
    '3.4',
    '3.6',
    `experimental_compaction_batch_limit experimental_enable_lease_checkpoint
    experimental_enable_lease_checkpoint_persist experimental_warning_apply_duration
    experimental_watch_progress_notify_interval`,
  ],
  [
    '3.4',
    '3.7',
    `backend_batch_interval backend_batch_limit bcrypt_cost client_cert_allowed_hostname discovery_srv_name
    enable_grpc_gateway host_whitelist log_level log_outputs logger max_concurrent_streams
    peer_cert_allowed_hostname pre_vote tls_max_version tls_min_version unsafe_no_fsync`,
  ],
  [
    '3.5',
    '3.6',
    `experimental_bootstrap_defrag_threshold_megabytes experimental_compact_hash_check_enabled
    experimental_compact_hash_check_time experimental_compaction_sleep_interval
    experimental_distributed_tracing_address experimental_distributed_tracing_instance_id
    experimental_distributed_tracing_sampling_rate experimental_distributed_tracing_service_name
    experimental_downgrade_check_time experimental_enable_distributed_tracing experimental_memory_mlock
    experimental_snapshot_catchup_entries experimental_stop_grpc_service_on_defrag
    experimental_txn_mode_write_with_shared_buffer`,
  ],
  [
    '3.5',
    '3.7',
    `backend_bbolt_freelist_type client_cert_file client_key_file enable_log_rotation
    log_rotation_config_json peer_client_cert_file peer_client_key_file raft_read_timeout raft_write_timeout
    self_signed_cert_validity socket_reuse_address socket_reuse_port v2_deprecation`,
  ],
  ['3.6', '3.6', 'experimental_warning_unary_request_duration'],
  [
    '3.6',
    '3.7',
    `bootstrap_defrag_threshold_megabytes compact_hash_check_time compaction_batch_limit
    compaction_sleep_interval corrupt_check_time discovery_cacert discovery_cert discovery_dial_timeout
    discovery_endpoints discovery_insecure_skip_tls_verify discovery_insecure_transport
    discovery_keepalive_time discovery_keepalive_timeout discovery_key discovery_password
    discovery_request_timeout discovery_token discovery_user distributed_tracing_address
    distributed_tracing_instance_id distributed_tracing_sampling_rate distributed_tracing_service_name
    downgrade_check_time enable_distributed_tracing feature_gates listen_client_http_urls log_format
    max_learners memory_mlock peer_skip_client_san_verification snapshot_catchup_entries
    warning_apply_duration warning_unary_request_duration watch_progress_notify_interval`,
  ],
];

/** A release of etcd, `3.5` of `v3.5.21`. */
export interface EtcdVersion {
  readonly text: string;
  readonly order: number;
}

/** `undefined` for what is no version, and for etcd 0.4, whose options nothing newer shares. */
export function etcdVersion(text: string): EtcdVersion | undefined {
  const [, major, minor] = /^v?(\d{1,2})\.(\d{1,2})(?:[.-].*)?$/.exec(text) ?? [];
  if (major === undefined || minor === undefined || Number(major) < 2) return undefined;
  return { text: `${Number(major)}.${Number(minor)}`, order: Number(major) * 100 + Number(minor) };
}

export function etcdSpan(option: string): Span | undefined {
  const row = OPTIONS.find(([, , options]) => options.split(/\s+/).includes(option));
  return row === undefined ? undefined : { first: row[0], last: row[1] };
}

/** Every option that some release knows. */
export function etcdOptions(): readonly string[] {
  return OPTIONS.flatMap(([, , options]) => options.split(/\s+/));
}

/** Whether a release knows an option; one between two that were looked at has the benefit of the doubt. */
export function etcdKnows(option: string, { order }: EtcdVersion): boolean {
  const span = etcdSpan(option);
  if (span === undefined) return false;
  const orders = ETCD_RELEASES.map(orderOf);
  const atMost = orders.findLast((each) => each <= order) ?? orderOf(ETCD_RELEASES[0]);
  const atLeast = orders.find((each) => each >= order) ?? atMost;
  return orderOf(span.first) <= atLeast && orderOf(span.last) >= atMost;
}

/** Releases by age. */
export function orderOf(release: EtcdRelease): number {
  return etcdVersion(release)?.order ?? 0;
}
