// generated from schemas/cloud-config.schema.json by npm run generate; do not edit

export type Shape =
  | {
      readonly kind: 'string';
      /** How variables are replaced: as in a setting, as in a file or unit body, or not at all. */
      readonly substitute: 'setting' | 'body' | 'never';
      readonly secret?: true;
      readonly values?: readonly string[];
      readonly pattern?: string;
      /** In characters. */
      readonly minLength?: number;
      readonly maxLength?: number;
      /** A mapping stands for its JSON. */
      readonly accepts?: 'mapping';
    }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer' | 'number'; readonly minimum?: number; readonly maximum?: number }
  | {
      readonly kind: 'list';
      readonly items: Shape;
      /** A text that stands for a list: its parts between commas, or itself as the only element. */
      readonly accepts?: 'comma-string' | 'scalar';
    }
  | {
      readonly kind: 'map';
      readonly keys: Readonly<Record<string, Key>>;
      readonly required?: readonly string[];
      /** Keys that a key does not go without. */
      readonly needs?: Readonly<Record<string, readonly string[]>>;
    };

export interface Key {
  readonly shape: Shape;
  /**
   * What stands before the key, in capitals, in the environment variable, or the variable of a settings file, that it
   * becomes.
   */
  readonly env?: string;
  /** The whole variable, where the key is not the rest of it. */
  readonly variable?: string;
  /** What to use instead. */
  readonly deprecated?: string;
  /** The 2018 agent did not have it. */
  readonly extension?: true;
}

const text: Shape = { kind: 'string', substitute: 'setting' };
const literal: Shape = { kind: 'string', substitute: 'never' };
const body: Shape = { kind: 'string', substitute: 'body' };
const secret: Shape = { kind: 'string', substitute: 'never', secret: true };
const boolean: Shape = { kind: 'boolean' };
const integer: Shape = { kind: 'integer' };
const number: Shape = { kind: 'number' };

const user: Shape = {
  kind: 'map',
  required: ['name'],
  keys: {
    name: { shape: { kind: 'string', substitute: 'setting', pattern: '^[A-Za-z_][A-Za-z0-9_.-]*[$]?$', maxLength: 32 } },
    passwd: { shape: { kind: 'string', substitute: 'never', secret: true, pattern: '^[^:\\r\\n]*$' } },
    ssh_authorized_keys: { shape: { kind: 'list', items: literal } },
    coreos_ssh_import_github: { shape: text, deprecated: 'keys that are fetched at boot are missing when the network is; list them under `ssh_authorized_keys`' },
    coreos_ssh_import_github_users: { shape: { kind: 'list', items: text, accepts: 'scalar' }, deprecated: 'keys that are fetched at boot are missing when the network is; list them under `ssh_authorized_keys`' },
    coreos_ssh_import_url: { shape: text, deprecated: 'keys that are fetched at boot are missing when the network is; list them under `ssh_authorized_keys`' },
    gecos: { shape: { kind: 'string', substitute: 'setting', pattern: '^[^:\\r\\n]*$' } },
    homedir: { shape: { kind: 'string', substitute: 'setting', pattern: '^/[^:\\r\\n]*$' } },
    no_create_home: { shape: boolean },
    primary_group: { shape: text },
    groups: { shape: { kind: 'list', items: text, accepts: 'comma-string' } },
    no_user_group: { shape: boolean },
    system: { shape: boolean },
    no_log_init: { shape: boolean },
    shell: { shape: { kind: 'string', substitute: 'setting', pattern: '^/[^:\\s]*$' } },
    uid: { shape: { kind: 'integer', minimum: 0, maximum: 4294967294 }, extension: true },
    lock_passwd: { shape: boolean, extension: true },
    sudo: { shape: { kind: 'list', items: text, accepts: 'scalar' }, extension: true },
    expiredate: { shape: { kind: 'string', substitute: 'setting', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }, extension: true },
    inactive: { shape: { kind: 'integer', minimum: -1 }, extension: true },
    ssh_import_id: { shape: { kind: 'list', items: { kind: 'string', substitute: 'never', pattern: '^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$' }, accepts: 'scalar' }, extension: true },
  },
};

const file: Shape = {
  kind: 'map',
  required: ['path'],
  needs: { source: ['sha256'], sha256: ['source'] },
  keys: {
    path: { shape: { kind: 'string', substitute: 'setting', pattern: '^/' } },
    content: { shape: body },
    encoding: { shape: { kind: 'string', substitute: 'never', values: ['b64', 'base64', 'gz', 'gzip', 'gz+base64', 'gzip+base64', 'gz+b64', 'gzip+b64'] } },
    owner: { shape: { kind: 'string', substitute: 'setting', pattern: '^[A-Za-z0-9_.-]*[$]?(:[A-Za-z0-9_.-]*[$]?)?$' } },
    permissions: { shape: { kind: 'string', substitute: 'never', pattern: '^(0?[0-7]{3,4}|0o[0-7]{3,4})$' } },
    append: { shape: boolean, extension: true },
    overwrite: { shape: boolean, extension: true },
    source: { shape: { kind: 'string', substitute: 'setting', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]' }, extension: true },
    sha256: { shape: { kind: 'string', substitute: 'never', pattern: '^[0-9a-fA-F]{64}$' }, extension: true },
    substitute: { shape: { kind: 'string', substitute: 'never', values: ['true', 'false', 'all'] }, extension: true },
  },
};

const etcd: Shape = {
  kind: 'map',
  keys: {
    addr: { shape: text, env: 'ETCD_' },
    bind_addr: { shape: text, env: 'ETCD_' },
    ca_file: { shape: text, env: 'ETCD_' },
    cert_file: { shape: text, env: 'ETCD_' },
    cluster_active_size: { shape: integer, env: 'ETCD_' },
    cluster_remove_delay: { shape: number, env: 'ETCD_' },
    cluster_sync_interval: { shape: number, env: 'ETCD_' },
    cors: { shape: text, env: 'ETCD_' },
    data_dir: { shape: text, env: 'ETCD_' },
    discovery: { shape: { kind: 'string', substitute: 'setting', secret: true }, env: 'ETCD_' },
    graphite_host: { shape: text, env: 'ETCD_' },
    http_read_timeout: { shape: number, env: 'ETCD_' },
    http_write_timeout: { shape: number, env: 'ETCD_' },
    key_file: { shape: text, env: 'ETCD_' },
    max_result_buffer: { shape: integer, env: 'ETCD_' },
    max_retry_attempts: { shape: integer, env: 'ETCD_' },
    name: { shape: text, env: 'ETCD_' },
    peer_addr: { shape: text, env: 'ETCD_' },
    peer_bind_addr: { shape: text, env: 'ETCD_' },
    peer_ca_file: { shape: text, env: 'ETCD_' },
    peer_cert_file: { shape: text, env: 'ETCD_' },
    peer_key_file: { shape: text, env: 'ETCD_' },
    peer_election_timeout: { shape: integer, env: 'ETCD_' },
    peer_heartbeat_interval: { shape: integer, env: 'ETCD_' },
    peers: { shape: text, env: 'ETCD_' },
    peers_file: { shape: text, env: 'ETCD_' },
    retry_interval: { shape: number, env: 'ETCD_' },
    snapshot: { shape: boolean, env: 'ETCD_' },
    snapshot_count: { shape: integer, env: '', variable: 'ETCD_SNAPSHOTCOUNT' },
    trace: { shape: text, env: 'ETCD_' },
    verbose: { shape: boolean, env: 'ETCD_' },
    very_verbose: { shape: boolean, env: 'ETCD_' },
    very_very_verbose: { shape: boolean, env: 'ETCD_' },
    advertise_client_urls: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.advertise_client_urls`' },
    discovery_fallback: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_fallback`' },
    discovery_srv: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_srv`' },
    discovery_proxy: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_proxy`' },
    election_timeout: { shape: integer, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.election_timeout`' },
    force_new_cluster: { shape: boolean, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.force_new_cluster`' },
    heartbeat_interval: { shape: integer, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.heartbeat_interval`' },
    initial_advertise_peer_urls: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_advertise_peer_urls`' },
    initial_cluster: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster`' },
    initial_cluster_state: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster_state`' },
    initial_cluster_token: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster_token`' },
    listen_client_urls: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.listen_client_urls`' },
    listen_peer_urls: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.listen_peer_urls`' },
    max_snapshots: { shape: integer, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.max_snapshots`' },
    max_wals: { shape: integer, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.max_wals`' },
    proxy: { shape: text, env: 'ETCD_', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.proxy`' },
  },
};

const etcd2: Shape = {
  kind: 'map',
  keys: {
    advertise_client_urls: { shape: text, env: 'ETCD_' },
    ca_file: { shape: text, env: 'ETCD_', deprecated: 'use `trusted_ca_file` together with `client_cert_auth: true`' },
    cert_file: { shape: text, env: 'ETCD_' },
    client_cert_auth: { shape: boolean, env: 'ETCD_' },
    cors: { shape: text, env: 'ETCD_' },
    data_dir: { shape: text, env: 'ETCD_' },
    debug: { shape: boolean, env: 'ETCD_' },
    discovery: { shape: { kind: 'string', substitute: 'setting', secret: true }, env: 'ETCD_' },
    discovery_fallback: { shape: text, env: 'ETCD_' },
    discovery_srv: { shape: text, env: 'ETCD_' },
    discovery_proxy: { shape: text, env: 'ETCD_' },
    election_timeout: { shape: integer, env: 'ETCD_' },
    enable_pprof: { shape: boolean, env: 'ETCD_' },
    force_new_cluster: { shape: boolean, env: 'ETCD_' },
    heartbeat_interval: { shape: integer, env: 'ETCD_' },
    initial_advertise_peer_urls: { shape: text, env: 'ETCD_' },
    initial_cluster: { shape: text, env: 'ETCD_' },
    initial_cluster_state: { shape: text, env: 'ETCD_' },
    initial_cluster_token: { shape: text, env: 'ETCD_' },
    key_file: { shape: text, env: 'ETCD_' },
    listen_client_urls: { shape: text, env: 'ETCD_' },
    listen_peer_urls: { shape: text, env: 'ETCD_' },
    log_package_levels: { shape: text, env: 'ETCD_' },
    max_snapshots: { shape: integer, env: 'ETCD_' },
    max_wals: { shape: integer, env: 'ETCD_' },
    name: { shape: text, env: 'ETCD_' },
    peer_ca_file: { shape: text, env: 'ETCD_', deprecated: 'use `peer_trusted_ca_file` together with `peer_client_cert_auth: true`' },
    peer_cert_file: { shape: text, env: 'ETCD_' },
    peer_key_file: { shape: text, env: 'ETCD_' },
    peer_client_cert_auth: { shape: boolean, env: 'ETCD_' },
    peer_trusted_ca_file: { shape: text, env: 'ETCD_' },
    proxy: { shape: { kind: 'string', substitute: 'never', values: ['on', 'off', 'readonly'] }, env: 'ETCD_' },
    proxy_dial_timeout: { shape: integer, env: 'ETCD_' },
    proxy_failure_wait: { shape: integer, env: 'ETCD_' },
    proxy_read_timeout: { shape: integer, env: 'ETCD_' },
    proxy_refresh_interval: { shape: integer, env: 'ETCD_' },
    proxy_write_timeout: { shape: integer, env: 'ETCD_' },
    snapshot_count: { shape: integer, env: 'ETCD_' },
    strict_reconfig_check: { shape: boolean, env: 'ETCD_' },
    trusted_ca_file: { shape: text, env: 'ETCD_' },
    wal_dir: { shape: text, env: 'ETCD_' },
  },
};

const etcdMember: Shape = {
  kind: 'map',
  keys: {
    advertise_client_urls: { shape: text, env: 'ETCD_', extension: true },
    auth_token: { shape: text, env: 'ETCD_', extension: true },
    auth_token_ttl: { shape: integer, env: 'ETCD_', extension: true },
    auto_compaction_mode: { shape: text, env: 'ETCD_', extension: true },
    auto_compaction_retention: { shape: text, env: 'ETCD_', extension: true },
    auto_tls: { shape: boolean, env: 'ETCD_', extension: true },
    backend_batch_interval: { shape: text, env: 'ETCD_', extension: true },
    backend_batch_limit: { shape: integer, env: 'ETCD_', extension: true },
    backend_bbolt_freelist_type: { shape: text, env: 'ETCD_', extension: true },
    bcrypt_cost: { shape: integer, env: 'ETCD_', extension: true },
    bootstrap_defrag_threshold_megabytes: { shape: integer, env: 'ETCD_', extension: true },
    cert_file: { shape: text, env: 'ETCD_', extension: true },
    cipher_suites: { shape: text, env: 'ETCD_', extension: true },
    client_cert_allowed_hostname: { shape: text, env: 'ETCD_', extension: true },
    client_cert_auth: { shape: boolean, env: 'ETCD_', extension: true },
    client_cert_file: { shape: text, env: 'ETCD_', extension: true },
    client_crl_file: { shape: text, env: 'ETCD_', extension: true },
    client_key_file: { shape: text, env: 'ETCD_', extension: true },
    compact_hash_check_time: { shape: text, env: 'ETCD_', extension: true },
    compaction_batch_limit: { shape: integer, env: 'ETCD_', extension: true },
    compaction_sleep_interval: { shape: text, env: 'ETCD_', extension: true },
    corrupt_check_time: { shape: text, env: 'ETCD_', extension: true },
    cors: { shape: text, env: 'ETCD_', extension: true },
    data_dir: { shape: text, env: 'ETCD_', extension: true },
    debug: { shape: boolean, env: 'ETCD_', extension: true },
    discovery: { shape: { kind: 'string', substitute: 'setting', secret: true }, env: 'ETCD_', extension: true },
    discovery_cacert: { shape: text, env: 'ETCD_', extension: true },
    discovery_cert: { shape: text, env: 'ETCD_', extension: true },
    discovery_dial_timeout: { shape: text, env: 'ETCD_', extension: true },
    discovery_endpoints: { shape: text, env: 'ETCD_', extension: true },
    discovery_fallback: { shape: text, env: 'ETCD_', extension: true },
    discovery_insecure_skip_tls_verify: { shape: boolean, env: 'ETCD_', extension: true },
    discovery_insecure_transport: { shape: boolean, env: 'ETCD_', extension: true },
    discovery_keepalive_time: { shape: text, env: 'ETCD_', extension: true },
    discovery_keepalive_timeout: { shape: text, env: 'ETCD_', extension: true },
    discovery_key: { shape: text, env: 'ETCD_', extension: true },
    discovery_password: { shape: secret, env: 'ETCD_', extension: true },
    discovery_proxy: { shape: text, env: 'ETCD_', extension: true },
    discovery_request_timeout: { shape: text, env: 'ETCD_', extension: true },
    discovery_srv: { shape: text, env: 'ETCD_', extension: true },
    discovery_srv_name: { shape: text, env: 'ETCD_', extension: true },
    discovery_token: { shape: { kind: 'string', substitute: 'setting', secret: true }, env: 'ETCD_', extension: true },
    discovery_user: { shape: text, env: 'ETCD_', extension: true },
    distributed_tracing_address: { shape: text, env: 'ETCD_', extension: true },
    distributed_tracing_instance_id: { shape: text, env: 'ETCD_', extension: true },
    distributed_tracing_sampling_rate: { shape: integer, env: 'ETCD_', extension: true },
    distributed_tracing_service_name: { shape: text, env: 'ETCD_', extension: true },
    downgrade_check_time: { shape: text, env: 'ETCD_', extension: true },
    election_timeout: { shape: integer, env: 'ETCD_', extension: true },
    enable_distributed_tracing: { shape: boolean, env: 'ETCD_', extension: true },
    enable_grpc_gateway: { shape: boolean, env: 'ETCD_', extension: true },
    enable_log_rotation: { shape: boolean, env: 'ETCD_', extension: true },
    enable_pprof: { shape: boolean, env: 'ETCD_', extension: true },
    enable_v2: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_backend_bbolt_freelist_type: { shape: text, env: 'ETCD_', extension: true },
    experimental_bootstrap_defrag_threshold_megabytes: { shape: integer, env: 'ETCD_', extension: true },
    experimental_compact_hash_check_enabled: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_compact_hash_check_time: { shape: text, env: 'ETCD_', extension: true },
    experimental_compaction_batch_limit: { shape: integer, env: 'ETCD_', extension: true },
    experimental_compaction_sleep_interval: { shape: text, env: 'ETCD_', extension: true },
    experimental_corrupt_check_time: { shape: text, env: 'ETCD_', extension: true },
    experimental_distributed_tracing_address: { shape: text, env: 'ETCD_', extension: true },
    experimental_distributed_tracing_instance_id: { shape: text, env: 'ETCD_', extension: true },
    experimental_distributed_tracing_sampling_rate: { shape: integer, env: 'ETCD_', extension: true },
    experimental_distributed_tracing_service_name: { shape: text, env: 'ETCD_', extension: true },
    experimental_downgrade_check_time: { shape: text, env: 'ETCD_', extension: true },
    experimental_enable_distributed_tracing: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_enable_lease_checkpoint: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_enable_lease_checkpoint_persist: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_enable_v2v3: { shape: text, env: 'ETCD_', extension: true },
    experimental_initial_corrupt_check: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_memory_mlock: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_peer_skip_client_san_verification: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_snapshot_catchup_entries: { shape: integer, env: 'ETCD_', extension: true },
    experimental_stop_grpc_service_on_defrag: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_txn_mode_write_with_shared_buffer: { shape: boolean, env: 'ETCD_', extension: true },
    experimental_warning_apply_duration: { shape: text, env: 'ETCD_', extension: true },
    experimental_warning_unary_request_duration: { shape: text, env: 'ETCD_', extension: true },
    experimental_watch_progress_notify_interval: { shape: text, env: 'ETCD_', extension: true },
    feature_gates: { shape: text, env: 'ETCD_', extension: true },
    force_new_cluster: { shape: boolean, env: 'ETCD_', extension: true },
    grpc_keepalive_interval: { shape: text, env: 'ETCD_', extension: true },
    grpc_keepalive_min_time: { shape: text, env: 'ETCD_', extension: true },
    grpc_keepalive_timeout: { shape: text, env: 'ETCD_', extension: true },
    heartbeat_interval: { shape: integer, env: 'ETCD_', extension: true },
    host_whitelist: { shape: text, env: 'ETCD_', extension: true },
    initial_advertise_peer_urls: { shape: text, env: 'ETCD_', extension: true },
    initial_cluster: { shape: text, env: 'ETCD_', extension: true },
    initial_cluster_state: { shape: text, env: 'ETCD_', extension: true },
    initial_cluster_token: { shape: text, env: 'ETCD_', extension: true },
    initial_election_tick_advance: { shape: boolean, env: 'ETCD_', extension: true },
    key_file: { shape: text, env: 'ETCD_', extension: true },
    listen_client_http_urls: { shape: text, env: 'ETCD_', extension: true },
    listen_client_urls: { shape: text, env: 'ETCD_', extension: true },
    listen_metrics_urls: { shape: text, env: 'ETCD_', extension: true },
    listen_peer_urls: { shape: text, env: 'ETCD_', extension: true },
    log_format: { shape: text, env: 'ETCD_', extension: true },
    log_level: { shape: text, env: 'ETCD_', extension: true },
    log_output: { shape: text, env: 'ETCD_', extension: true },
    log_outputs: { shape: text, env: 'ETCD_', extension: true },
    log_package_levels: { shape: text, env: 'ETCD_', extension: true },
    log_rotation_config_json: { shape: text, env: 'ETCD_', extension: true },
    logger: { shape: text, env: 'ETCD_', extension: true },
    max_concurrent_streams: { shape: integer, env: 'ETCD_', extension: true },
    max_learners: { shape: integer, env: 'ETCD_', extension: true },
    max_request_bytes: { shape: integer, env: 'ETCD_', extension: true },
    max_snapshots: { shape: integer, env: 'ETCD_', extension: true },
    max_txn_ops: { shape: integer, env: 'ETCD_', extension: true },
    max_wals: { shape: integer, env: 'ETCD_', extension: true },
    memory_mlock: { shape: boolean, env: 'ETCD_', extension: true },
    metrics: { shape: text, env: 'ETCD_', extension: true },
    name: { shape: text, env: 'ETCD_', extension: true },
    next_cluster_version_compatible: { shape: boolean, env: 'ETCD_', extension: true },
    peer_auto_tls: { shape: boolean, env: 'ETCD_', extension: true },
    peer_cert_allowed_cn: { shape: text, env: 'ETCD_', extension: true },
    peer_cert_allowed_hostname: { shape: text, env: 'ETCD_', extension: true },
    peer_cert_file: { shape: text, env: 'ETCD_', extension: true },
    peer_client_cert_auth: { shape: boolean, env: 'ETCD_', extension: true },
    peer_client_cert_file: { shape: text, env: 'ETCD_', extension: true },
    peer_client_key_file: { shape: text, env: 'ETCD_', extension: true },
    peer_crl_file: { shape: text, env: 'ETCD_', extension: true },
    peer_key_file: { shape: text, env: 'ETCD_', extension: true },
    peer_skip_client_san_verification: { shape: boolean, env: 'ETCD_', extension: true },
    peer_trusted_ca_file: { shape: text, env: 'ETCD_', extension: true },
    pre_vote: { shape: boolean, env: 'ETCD_', extension: true },
    proxy: { shape: { kind: 'string', substitute: 'never', values: ['on', 'off', 'readonly'] }, env: 'ETCD_', extension: true },
    proxy_dial_timeout: { shape: integer, env: 'ETCD_', extension: true },
    proxy_failure_wait: { shape: integer, env: 'ETCD_', extension: true },
    proxy_read_timeout: { shape: integer, env: 'ETCD_', extension: true },
    proxy_refresh_interval: { shape: integer, env: 'ETCD_', extension: true },
    proxy_write_timeout: { shape: integer, env: 'ETCD_', extension: true },
    quota_backend_bytes: { shape: integer, env: 'ETCD_', extension: true },
    raft_read_timeout: { shape: text, env: 'ETCD_', extension: true },
    raft_write_timeout: { shape: text, env: 'ETCD_', extension: true },
    self_signed_cert_validity: { shape: integer, env: 'ETCD_', extension: true },
    snapshot_catchup_entries: { shape: integer, env: 'ETCD_', extension: true },
    snapshot_count: { shape: integer, env: 'ETCD_', extension: true },
    socket_reuse_address: { shape: boolean, env: 'ETCD_', extension: true },
    socket_reuse_port: { shape: boolean, env: 'ETCD_', extension: true },
    strict_reconfig_check: { shape: boolean, env: 'ETCD_', extension: true },
    tls_max_version: { shape: text, env: 'ETCD_', extension: true },
    tls_min_version: { shape: text, env: 'ETCD_', extension: true },
    trusted_ca_file: { shape: text, env: 'ETCD_', extension: true },
    unsafe_no_fsync: { shape: boolean, env: 'ETCD_', extension: true },
    v2_deprecation: { shape: text, env: 'ETCD_', extension: true },
    wal_dir: { shape: text, env: 'ETCD_', extension: true },
    warning_apply_duration: { shape: text, env: 'ETCD_', extension: true },
    warning_unary_request_duration: { shape: text, env: 'ETCD_', extension: true },
    watch_progress_notify_interval: { shape: text, env: 'ETCD_', extension: true },
  },
};

const fleet: Shape = {
  kind: 'map',
  keys: {
    agent_ttl: { shape: text, env: 'FLEET_' },
    authorized_keys_file: { shape: text, env: 'FLEET_' },
    disable_engine: { shape: boolean, env: 'FLEET_' },
    engine_reconcile_interval: { shape: number, env: 'FLEET_' },
    etcd_cafile: { shape: text, env: 'FLEET_' },
    etcd_certfile: { shape: text, env: 'FLEET_' },
    etcd_keyfile: { shape: text, env: 'FLEET_' },
    etcd_key_prefix: { shape: text, env: 'FLEET_' },
    etcd_request_timeout: { shape: number, env: 'FLEET_' },
    etcd_servers: { shape: text, env: 'FLEET_' },
    etcd_username: { shape: text, env: 'FLEET_' },
    etcd_password: { shape: secret, env: 'FLEET_' },
    metadata: { shape: text, env: 'FLEET_' },
    public_ip: { shape: text, env: 'FLEET_' },
    token_limit: { shape: integer, env: 'FLEET_' },
    verbosity: { shape: integer, env: 'FLEET_' },
    verify_units: { shape: boolean, env: 'FLEET_' },
  },
};

const flannel: Shape = {
  kind: 'map',
  keys: {
    etcd_endpoints: { shape: text, env: 'FLANNELD_' },
    etcd_cafile: { shape: text, env: 'FLANNELD_' },
    etcd_certfile: { shape: text, env: 'FLANNELD_' },
    etcd_keyfile: { shape: text, env: 'FLANNELD_' },
    etcd_username: { shape: text, env: 'FLANNELD_' },
    etcd_password: { shape: secret, env: 'FLANNELD_' },
    etcd_prefix: { shape: text, env: 'FLANNELD_' },
    ip_masq: { shape: text, env: 'FLANNELD_' },
    subnet_file: { shape: text, env: 'FLANNELD_' },
    interface: { shape: text, env: '', variable: 'FLANNELD_IFACE' },
    public_ip: { shape: text, env: 'FLANNELD_' },
    network_config: { shape: { kind: 'string', substitute: 'never', secret: true, accepts: 'mapping' }, extension: true },
  },
};

const locksmith: Shape = {
  kind: 'map',
  keys: {
    endpoint: { shape: text, env: 'LOCKSMITHD_' },
    etcd_cafile: { shape: text, env: 'LOCKSMITHD_' },
    etcd_certfile: { shape: text, env: 'LOCKSMITHD_' },
    etcd_keyfile: { shape: text, env: 'LOCKSMITHD_' },
    etcd_username: { shape: text, env: 'LOCKSMITHD_' },
    etcd_password: { shape: secret, env: 'LOCKSMITHD_' },
    group: { shape: text, env: 'LOCKSMITHD_' },
    window_start: { shape: { kind: 'string', substitute: 'setting', pattern: '^(([Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]) +)?0*([0-9]|1[0-9]|2[0-3]):0*([0-9]|[1-5][0-9])$' }, env: 'REBOOT_' },
    window_length: { shape: { kind: 'string', substitute: 'setting', pattern: '^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$' }, env: 'REBOOT_' },
  },
};

const update: Shape = {
  kind: 'map',
  keys: {
    reboot_strategy: { shape: { kind: 'string', substitute: 'never', values: ['reboot', 'etcd-lock', 'off'] }, env: '' },
    group: { shape: text, env: '' },
    server: { shape: text, env: '' },
  },
};

const oem: Shape = {
  kind: 'map',
  keys: {
    id: { shape: text, env: '' },
    name: { shape: text, env: '' },
    version_id: { shape: text, env: '' },
    home_url: { shape: text, env: '' },
    bug_report_url: { shape: text, env: '' },
  },
};

const dropIn: Shape = {
  kind: 'map',
  required: ['name'],
  keys: {
    name: { shape: { kind: 'string', substitute: 'setting', minLength: 1 } },
    content: { shape: body },
  },
};

const unit: Shape = {
  kind: 'map',
  required: ['name'],
  keys: {
    name: { shape: { kind: 'string', substitute: 'setting', minLength: 1 } },
    mask: { shape: boolean },
    enable: { shape: boolean },
    runtime: { shape: boolean },
    content: { shape: body },
    command: { shape: { kind: 'string', substitute: 'never', values: ['start', 'stop', 'restart', 'reload', 'try-restart', 'reload-or-restart', 'reload-or-try-restart'] } },
    drop_ins: { shape: { kind: 'list', items: dropIn } },
    substitute: { shape: { kind: 'string', substitute: 'never', values: ['true', 'false', 'all'] }, extension: true },
  },
};

const coreos: Shape = {
  kind: 'map',
  keys: {
    etcd: { shape: etcd },
    etcd2: { shape: etcd2 },
    etcd_member: { shape: etcdMember, extension: true },
    fleet: { shape: fleet },
    flannel: { shape: flannel },
    locksmith: { shape: locksmith },
    update: { shape: update },
    oem: { shape: oem },
    units: { shape: { kind: 'list', items: unit } },
  },
};

/** The shape of a whole document. */
export const shape: Shape = {
  kind: 'map',
  keys: {
    hostname: { shape: text },
    ssh_authorized_keys: { shape: { kind: 'list', items: literal } },
    users: { shape: { kind: 'list', items: user } },
    write_files: { shape: { kind: 'list', items: file } },
    manage_etc_hosts: { shape: { kind: 'string', substitute: 'never', values: ['localhost', 'true', 'false'] } },
    coreos: { shape: coreos },
  },
};
