// generated from schemas/cloud-config.schema.json by npm run generate; do not edit

export type Shape =
  | {
      readonly kind: 'string';
      /** How variables are replaced: as in a setting, as in a file or unit body, or not at all. */
      readonly substitute: 'setting' | 'body' | 'never';
      readonly secret?: true;
      readonly values?: readonly string[];
      readonly pattern?: string;
      /** A mapping stands for its JSON. */
      readonly accepts?: 'mapping';
    }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'number' }
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
    };

export interface Key {
  readonly shape: Shape;
  /** The environment variable, or the variable of a settings file, that the key becomes. */
  readonly env?: string;
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
    name: { shape: { kind: 'string', substitute: 'setting', pattern: '^[A-Za-z_][A-Za-z0-9_.-]*[$]?$' } },
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
    shell: { shape: { kind: 'string', substitute: 'setting', pattern: '^/[^:\\r\\n]*$' } },
    uid: { shape: integer, extension: true },
    lock_passwd: { shape: boolean, extension: true },
    sudo: { shape: { kind: 'list', items: text, accepts: 'scalar' }, extension: true },
    expiredate: { shape: { kind: 'string', substitute: 'setting', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }, extension: true },
    inactive: { shape: integer, extension: true },
    ssh_import_id: { shape: { kind: 'list', items: { kind: 'string', substitute: 'never', pattern: '^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$' }, accepts: 'scalar' }, extension: true },
  },
};

const file: Shape = {
  kind: 'map',
  required: ['path'],
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
    addr: { shape: text, env: 'ETCD_ADDR' },
    bind_addr: { shape: text, env: 'ETCD_BIND_ADDR' },
    ca_file: { shape: text, env: 'ETCD_CA_FILE' },
    cert_file: { shape: text, env: 'ETCD_CERT_FILE' },
    cluster_active_size: { shape: integer, env: 'ETCD_CLUSTER_ACTIVE_SIZE' },
    cluster_remove_delay: { shape: number, env: 'ETCD_CLUSTER_REMOVE_DELAY' },
    cluster_sync_interval: { shape: number, env: 'ETCD_CLUSTER_SYNC_INTERVAL' },
    cors: { shape: text, env: 'ETCD_CORS' },
    data_dir: { shape: text, env: 'ETCD_DATA_DIR' },
    discovery: { shape: { kind: 'string', substitute: 'setting', secret: true }, env: 'ETCD_DISCOVERY' },
    graphite_host: { shape: text, env: 'ETCD_GRAPHITE_HOST' },
    http_read_timeout: { shape: number, env: 'ETCD_HTTP_READ_TIMEOUT' },
    http_write_timeout: { shape: number, env: 'ETCD_HTTP_WRITE_TIMEOUT' },
    key_file: { shape: text, env: 'ETCD_KEY_FILE' },
    max_result_buffer: { shape: integer, env: 'ETCD_MAX_RESULT_BUFFER' },
    max_retry_attempts: { shape: integer, env: 'ETCD_MAX_RETRY_ATTEMPTS' },
    name: { shape: text, env: 'ETCD_NAME' },
    peer_addr: { shape: text, env: 'ETCD_PEER_ADDR' },
    peer_bind_addr: { shape: text, env: 'ETCD_PEER_BIND_ADDR' },
    peer_ca_file: { shape: text, env: 'ETCD_PEER_CA_FILE' },
    peer_cert_file: { shape: text, env: 'ETCD_PEER_CERT_FILE' },
    peer_key_file: { shape: text, env: 'ETCD_PEER_KEY_FILE' },
    peer_election_timeout: { shape: integer, env: 'ETCD_PEER_ELECTION_TIMEOUT' },
    peer_heartbeat_interval: { shape: integer, env: 'ETCD_PEER_HEARTBEAT_INTERVAL' },
    peers: { shape: text, env: 'ETCD_PEERS' },
    peers_file: { shape: text, env: 'ETCD_PEERS_FILE' },
    retry_interval: { shape: number, env: 'ETCD_RETRY_INTERVAL' },
    snapshot: { shape: boolean, env: 'ETCD_SNAPSHOT' },
    snapshot_count: { shape: integer, env: 'ETCD_SNAPSHOTCOUNT' },
    trace: { shape: text, env: 'ETCD_TRACE' },
    verbose: { shape: boolean, env: 'ETCD_VERBOSE' },
    very_verbose: { shape: boolean, env: 'ETCD_VERY_VERBOSE' },
    very_very_verbose: { shape: boolean, env: 'ETCD_VERY_VERY_VERBOSE' },
    advertise_client_urls: { shape: text, env: 'ETCD_ADVERTISE_CLIENT_URLS', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.advertise_client_urls`' },
    discovery_fallback: { shape: text, env: 'ETCD_DISCOVERY_FALLBACK', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_fallback`' },
    discovery_srv: { shape: text, env: 'ETCD_DISCOVERY_SRV', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_srv`' },
    discovery_proxy: { shape: text, env: 'ETCD_DISCOVERY_PROXY', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_proxy`' },
    election_timeout: { shape: integer, env: 'ETCD_ELECTION_TIMEOUT', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.election_timeout`' },
    force_new_cluster: { shape: boolean, env: 'ETCD_FORCE_NEW_CLUSTER', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.force_new_cluster`' },
    heartbeat_interval: { shape: integer, env: 'ETCD_HEARTBEAT_INTERVAL', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.heartbeat_interval`' },
    initial_advertise_peer_urls: { shape: text, env: 'ETCD_INITIAL_ADVERTISE_PEER_URLS', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_advertise_peer_urls`' },
    initial_cluster: { shape: text, env: 'ETCD_INITIAL_CLUSTER', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster`' },
    initial_cluster_state: { shape: text, env: 'ETCD_INITIAL_CLUSTER_STATE', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster_state`' },
    initial_cluster_token: { shape: text, env: 'ETCD_INITIAL_CLUSTER_TOKEN', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster_token`' },
    listen_client_urls: { shape: text, env: 'ETCD_LISTEN_CLIENT_URLS', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.listen_client_urls`' },
    listen_peer_urls: { shape: text, env: 'ETCD_LISTEN_PEER_URLS', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.listen_peer_urls`' },
    max_snapshots: { shape: integer, env: 'ETCD_MAX_SNAPSHOTS', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.max_snapshots`' },
    max_wals: { shape: integer, env: 'ETCD_MAX_WALS', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.max_wals`' },
    proxy: { shape: text, env: 'ETCD_PROXY', deprecated: 'etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.proxy`' },
  },
};

const etcd2: Shape = {
  kind: 'map',
  keys: {
    advertise_client_urls: { shape: text, env: 'ETCD_ADVERTISE_CLIENT_URLS' },
    ca_file: { shape: text, env: 'ETCD_CA_FILE', deprecated: 'use `trusted_ca_file` together with `client_cert_auth: true`' },
    cert_file: { shape: text, env: 'ETCD_CERT_FILE' },
    client_cert_auth: { shape: boolean, env: 'ETCD_CLIENT_CERT_AUTH' },
    cors: { shape: text, env: 'ETCD_CORS' },
    data_dir: { shape: text, env: 'ETCD_DATA_DIR' },
    debug: { shape: boolean, env: 'ETCD_DEBUG' },
    discovery: { shape: { kind: 'string', substitute: 'setting', secret: true }, env: 'ETCD_DISCOVERY' },
    discovery_fallback: { shape: text, env: 'ETCD_DISCOVERY_FALLBACK' },
    discovery_srv: { shape: text, env: 'ETCD_DISCOVERY_SRV' },
    discovery_proxy: { shape: text, env: 'ETCD_DISCOVERY_PROXY' },
    election_timeout: { shape: integer, env: 'ETCD_ELECTION_TIMEOUT' },
    enable_pprof: { shape: boolean, env: 'ETCD_ENABLE_PPROF' },
    force_new_cluster: { shape: boolean, env: 'ETCD_FORCE_NEW_CLUSTER' },
    heartbeat_interval: { shape: integer, env: 'ETCD_HEARTBEAT_INTERVAL' },
    initial_advertise_peer_urls: { shape: text, env: 'ETCD_INITIAL_ADVERTISE_PEER_URLS' },
    initial_cluster: { shape: text, env: 'ETCD_INITIAL_CLUSTER' },
    initial_cluster_state: { shape: text, env: 'ETCD_INITIAL_CLUSTER_STATE' },
    initial_cluster_token: { shape: text, env: 'ETCD_INITIAL_CLUSTER_TOKEN' },
    key_file: { shape: text, env: 'ETCD_KEY_FILE' },
    listen_client_urls: { shape: text, env: 'ETCD_LISTEN_CLIENT_URLS' },
    listen_peer_urls: { shape: text, env: 'ETCD_LISTEN_PEER_URLS' },
    log_package_levels: { shape: text, env: 'ETCD_LOG_PACKAGE_LEVELS' },
    max_snapshots: { shape: integer, env: 'ETCD_MAX_SNAPSHOTS' },
    max_wals: { shape: integer, env: 'ETCD_MAX_WALS' },
    name: { shape: text, env: 'ETCD_NAME' },
    peer_ca_file: { shape: text, env: 'ETCD_PEER_CA_FILE', deprecated: 'use `peer_trusted_ca_file` together with `peer_client_cert_auth: true`' },
    peer_cert_file: { shape: text, env: 'ETCD_PEER_CERT_FILE' },
    peer_key_file: { shape: text, env: 'ETCD_PEER_KEY_FILE' },
    peer_client_cert_auth: { shape: boolean, env: 'ETCD_PEER_CLIENT_CERT_AUTH' },
    peer_trusted_ca_file: { shape: text, env: 'ETCD_PEER_TRUSTED_CA_FILE' },
    proxy: { shape: { kind: 'string', substitute: 'never', values: ['on', 'off', 'readonly'] }, env: 'ETCD_PROXY' },
    proxy_dial_timeout: { shape: integer, env: 'ETCD_PROXY_DIAL_TIMEOUT' },
    proxy_failure_wait: { shape: integer, env: 'ETCD_PROXY_FAILURE_WAIT' },
    proxy_read_timeout: { shape: integer, env: 'ETCD_PROXY_READ_TIMEOUT' },
    proxy_refresh_interval: { shape: integer, env: 'ETCD_PROXY_REFRESH_INTERVAL' },
    proxy_write_timeout: { shape: integer, env: 'ETCD_PROXY_WRITE_TIMEOUT' },
    snapshot_count: { shape: integer, env: 'ETCD_SNAPSHOT_COUNT' },
    strict_reconfig_check: { shape: boolean, env: 'ETCD_STRICT_RECONFIG_CHECK' },
    trusted_ca_file: { shape: text, env: 'ETCD_TRUSTED_CA_FILE' },
    wal_dir: { shape: text, env: 'ETCD_WAL_DIR' },
  },
};

const etcdMember: Shape = {
  kind: 'map',
  keys: {
    advertise_client_urls: { shape: text, env: 'ETCD_ADVERTISE_CLIENT_URLS', extension: true },
    auth_token: { shape: text, env: 'ETCD_AUTH_TOKEN', extension: true },
    auth_token_ttl: { shape: integer, env: 'ETCD_AUTH_TOKEN_TTL', extension: true },
    auto_compaction_mode: { shape: text, env: 'ETCD_AUTO_COMPACTION_MODE', extension: true },
    auto_compaction_retention: { shape: text, env: 'ETCD_AUTO_COMPACTION_RETENTION', extension: true },
    auto_tls: { shape: boolean, env: 'ETCD_AUTO_TLS', extension: true },
    backend_batch_interval: { shape: text, env: 'ETCD_BACKEND_BATCH_INTERVAL', extension: true },
    backend_batch_limit: { shape: integer, env: 'ETCD_BACKEND_BATCH_LIMIT', extension: true },
    backend_bbolt_freelist_type: { shape: text, env: 'ETCD_BACKEND_BBOLT_FREELIST_TYPE', extension: true },
    bcrypt_cost: { shape: integer, env: 'ETCD_BCRYPT_COST', extension: true },
    bootstrap_defrag_threshold_megabytes: { shape: integer, env: 'ETCD_BOOTSTRAP_DEFRAG_THRESHOLD_MEGABYTES', extension: true },
    cert_file: { shape: text, env: 'ETCD_CERT_FILE', extension: true },
    cipher_suites: { shape: text, env: 'ETCD_CIPHER_SUITES', extension: true },
    client_cert_allowed_hostname: { shape: text, env: 'ETCD_CLIENT_CERT_ALLOWED_HOSTNAME', extension: true },
    client_cert_auth: { shape: boolean, env: 'ETCD_CLIENT_CERT_AUTH', extension: true },
    client_cert_file: { shape: text, env: 'ETCD_CLIENT_CERT_FILE', extension: true },
    client_crl_file: { shape: text, env: 'ETCD_CLIENT_CRL_FILE', extension: true },
    client_key_file: { shape: text, env: 'ETCD_CLIENT_KEY_FILE', extension: true },
    compact_hash_check_time: { shape: text, env: 'ETCD_COMPACT_HASH_CHECK_TIME', extension: true },
    compaction_batch_limit: { shape: integer, env: 'ETCD_COMPACTION_BATCH_LIMIT', extension: true },
    compaction_sleep_interval: { shape: text, env: 'ETCD_COMPACTION_SLEEP_INTERVAL', extension: true },
    corrupt_check_time: { shape: text, env: 'ETCD_CORRUPT_CHECK_TIME', extension: true },
    cors: { shape: text, env: 'ETCD_CORS', extension: true },
    data_dir: { shape: text, env: 'ETCD_DATA_DIR', extension: true },
    debug: { shape: boolean, env: 'ETCD_DEBUG', extension: true },
    discovery: { shape: { kind: 'string', substitute: 'setting', secret: true }, env: 'ETCD_DISCOVERY', extension: true },
    discovery_cacert: { shape: text, env: 'ETCD_DISCOVERY_CACERT', extension: true },
    discovery_cert: { shape: text, env: 'ETCD_DISCOVERY_CERT', extension: true },
    discovery_dial_timeout: { shape: text, env: 'ETCD_DISCOVERY_DIAL_TIMEOUT', extension: true },
    discovery_endpoints: { shape: text, env: 'ETCD_DISCOVERY_ENDPOINTS', extension: true },
    discovery_fallback: { shape: text, env: 'ETCD_DISCOVERY_FALLBACK', extension: true },
    discovery_insecure_skip_tls_verify: { shape: boolean, env: 'ETCD_DISCOVERY_INSECURE_SKIP_TLS_VERIFY', extension: true },
    discovery_insecure_transport: { shape: boolean, env: 'ETCD_DISCOVERY_INSECURE_TRANSPORT', extension: true },
    discovery_keepalive_time: { shape: text, env: 'ETCD_DISCOVERY_KEEPALIVE_TIME', extension: true },
    discovery_keepalive_timeout: { shape: text, env: 'ETCD_DISCOVERY_KEEPALIVE_TIMEOUT', extension: true },
    discovery_key: { shape: text, env: 'ETCD_DISCOVERY_KEY', extension: true },
    discovery_password: { shape: secret, env: 'ETCD_DISCOVERY_PASSWORD', extension: true },
    discovery_proxy: { shape: text, env: 'ETCD_DISCOVERY_PROXY', extension: true },
    discovery_request_timeout: { shape: text, env: 'ETCD_DISCOVERY_REQUEST_TIMEOUT', extension: true },
    discovery_srv: { shape: text, env: 'ETCD_DISCOVERY_SRV', extension: true },
    discovery_srv_name: { shape: text, env: 'ETCD_DISCOVERY_SRV_NAME', extension: true },
    discovery_token: { shape: { kind: 'string', substitute: 'setting', secret: true }, env: 'ETCD_DISCOVERY_TOKEN', extension: true },
    discovery_user: { shape: text, env: 'ETCD_DISCOVERY_USER', extension: true },
    distributed_tracing_address: { shape: text, env: 'ETCD_DISTRIBUTED_TRACING_ADDRESS', extension: true },
    distributed_tracing_instance_id: { shape: text, env: 'ETCD_DISTRIBUTED_TRACING_INSTANCE_ID', extension: true },
    distributed_tracing_sampling_rate: { shape: integer, env: 'ETCD_DISTRIBUTED_TRACING_SAMPLING_RATE', extension: true },
    distributed_tracing_service_name: { shape: text, env: 'ETCD_DISTRIBUTED_TRACING_SERVICE_NAME', extension: true },
    downgrade_check_time: { shape: text, env: 'ETCD_DOWNGRADE_CHECK_TIME', extension: true },
    election_timeout: { shape: integer, env: 'ETCD_ELECTION_TIMEOUT', extension: true },
    enable_distributed_tracing: { shape: boolean, env: 'ETCD_ENABLE_DISTRIBUTED_TRACING', extension: true },
    enable_grpc_gateway: { shape: boolean, env: 'ETCD_ENABLE_GRPC_GATEWAY', extension: true },
    enable_log_rotation: { shape: boolean, env: 'ETCD_ENABLE_LOG_ROTATION', extension: true },
    enable_pprof: { shape: boolean, env: 'ETCD_ENABLE_PPROF', extension: true },
    enable_v2: { shape: boolean, env: 'ETCD_ENABLE_V2', extension: true },
    experimental_backend_bbolt_freelist_type: { shape: text, env: 'ETCD_EXPERIMENTAL_BACKEND_BBOLT_FREELIST_TYPE', extension: true },
    experimental_bootstrap_defrag_threshold_megabytes: { shape: integer, env: 'ETCD_EXPERIMENTAL_BOOTSTRAP_DEFRAG_THRESHOLD_MEGABYTES', extension: true },
    experimental_compact_hash_check_enabled: { shape: boolean, env: 'ETCD_EXPERIMENTAL_COMPACT_HASH_CHECK_ENABLED', extension: true },
    experimental_compact_hash_check_time: { shape: text, env: 'ETCD_EXPERIMENTAL_COMPACT_HASH_CHECK_TIME', extension: true },
    experimental_compaction_batch_limit: { shape: integer, env: 'ETCD_EXPERIMENTAL_COMPACTION_BATCH_LIMIT', extension: true },
    experimental_compaction_sleep_interval: { shape: text, env: 'ETCD_EXPERIMENTAL_COMPACTION_SLEEP_INTERVAL', extension: true },
    experimental_corrupt_check_time: { shape: text, env: 'ETCD_EXPERIMENTAL_CORRUPT_CHECK_TIME', extension: true },
    experimental_distributed_tracing_address: { shape: text, env: 'ETCD_EXPERIMENTAL_DISTRIBUTED_TRACING_ADDRESS', extension: true },
    experimental_distributed_tracing_instance_id: { shape: text, env: 'ETCD_EXPERIMENTAL_DISTRIBUTED_TRACING_INSTANCE_ID', extension: true },
    experimental_distributed_tracing_sampling_rate: { shape: integer, env: 'ETCD_EXPERIMENTAL_DISTRIBUTED_TRACING_SAMPLING_RATE', extension: true },
    experimental_distributed_tracing_service_name: { shape: text, env: 'ETCD_EXPERIMENTAL_DISTRIBUTED_TRACING_SERVICE_NAME', extension: true },
    experimental_downgrade_check_time: { shape: text, env: 'ETCD_EXPERIMENTAL_DOWNGRADE_CHECK_TIME', extension: true },
    experimental_enable_distributed_tracing: { shape: boolean, env: 'ETCD_EXPERIMENTAL_ENABLE_DISTRIBUTED_TRACING', extension: true },
    experimental_enable_lease_checkpoint: { shape: boolean, env: 'ETCD_EXPERIMENTAL_ENABLE_LEASE_CHECKPOINT', extension: true },
    experimental_enable_lease_checkpoint_persist: { shape: boolean, env: 'ETCD_EXPERIMENTAL_ENABLE_LEASE_CHECKPOINT_PERSIST', extension: true },
    experimental_enable_v2v3: { shape: text, env: 'ETCD_EXPERIMENTAL_ENABLE_V2V3', extension: true },
    experimental_initial_corrupt_check: { shape: boolean, env: 'ETCD_EXPERIMENTAL_INITIAL_CORRUPT_CHECK', extension: true },
    experimental_memory_mlock: { shape: boolean, env: 'ETCD_EXPERIMENTAL_MEMORY_MLOCK', extension: true },
    experimental_peer_skip_client_san_verification: { shape: boolean, env: 'ETCD_EXPERIMENTAL_PEER_SKIP_CLIENT_SAN_VERIFICATION', extension: true },
    experimental_snapshot_catchup_entries: { shape: integer, env: 'ETCD_EXPERIMENTAL_SNAPSHOT_CATCHUP_ENTRIES', extension: true },
    experimental_stop_grpc_service_on_defrag: { shape: boolean, env: 'ETCD_EXPERIMENTAL_STOP_GRPC_SERVICE_ON_DEFRAG', extension: true },
    experimental_txn_mode_write_with_shared_buffer: { shape: boolean, env: 'ETCD_EXPERIMENTAL_TXN_MODE_WRITE_WITH_SHARED_BUFFER', extension: true },
    experimental_warning_apply_duration: { shape: text, env: 'ETCD_EXPERIMENTAL_WARNING_APPLY_DURATION', extension: true },
    experimental_warning_unary_request_duration: { shape: text, env: 'ETCD_EXPERIMENTAL_WARNING_UNARY_REQUEST_DURATION', extension: true },
    experimental_watch_progress_notify_interval: { shape: text, env: 'ETCD_EXPERIMENTAL_WATCH_PROGRESS_NOTIFY_INTERVAL', extension: true },
    feature_gates: { shape: text, env: 'ETCD_FEATURE_GATES', extension: true },
    force_new_cluster: { shape: boolean, env: 'ETCD_FORCE_NEW_CLUSTER', extension: true },
    grpc_keepalive_interval: { shape: text, env: 'ETCD_GRPC_KEEPALIVE_INTERVAL', extension: true },
    grpc_keepalive_min_time: { shape: text, env: 'ETCD_GRPC_KEEPALIVE_MIN_TIME', extension: true },
    grpc_keepalive_timeout: { shape: text, env: 'ETCD_GRPC_KEEPALIVE_TIMEOUT', extension: true },
    heartbeat_interval: { shape: integer, env: 'ETCD_HEARTBEAT_INTERVAL', extension: true },
    host_whitelist: { shape: text, env: 'ETCD_HOST_WHITELIST', extension: true },
    initial_advertise_peer_urls: { shape: text, env: 'ETCD_INITIAL_ADVERTISE_PEER_URLS', extension: true },
    initial_cluster: { shape: text, env: 'ETCD_INITIAL_CLUSTER', extension: true },
    initial_cluster_state: { shape: text, env: 'ETCD_INITIAL_CLUSTER_STATE', extension: true },
    initial_cluster_token: { shape: text, env: 'ETCD_INITIAL_CLUSTER_TOKEN', extension: true },
    initial_election_tick_advance: { shape: boolean, env: 'ETCD_INITIAL_ELECTION_TICK_ADVANCE', extension: true },
    key_file: { shape: text, env: 'ETCD_KEY_FILE', extension: true },
    listen_client_http_urls: { shape: text, env: 'ETCD_LISTEN_CLIENT_HTTP_URLS', extension: true },
    listen_client_urls: { shape: text, env: 'ETCD_LISTEN_CLIENT_URLS', extension: true },
    listen_metrics_urls: { shape: text, env: 'ETCD_LISTEN_METRICS_URLS', extension: true },
    listen_peer_urls: { shape: text, env: 'ETCD_LISTEN_PEER_URLS', extension: true },
    log_format: { shape: text, env: 'ETCD_LOG_FORMAT', extension: true },
    log_level: { shape: text, env: 'ETCD_LOG_LEVEL', extension: true },
    log_output: { shape: text, env: 'ETCD_LOG_OUTPUT', extension: true },
    log_outputs: { shape: text, env: 'ETCD_LOG_OUTPUTS', extension: true },
    log_package_levels: { shape: text, env: 'ETCD_LOG_PACKAGE_LEVELS', extension: true },
    log_rotation_config_json: { shape: text, env: 'ETCD_LOG_ROTATION_CONFIG_JSON', extension: true },
    logger: { shape: text, env: 'ETCD_LOGGER', extension: true },
    max_concurrent_streams: { shape: integer, env: 'ETCD_MAX_CONCURRENT_STREAMS', extension: true },
    max_learners: { shape: integer, env: 'ETCD_MAX_LEARNERS', extension: true },
    max_request_bytes: { shape: integer, env: 'ETCD_MAX_REQUEST_BYTES', extension: true },
    max_snapshots: { shape: integer, env: 'ETCD_MAX_SNAPSHOTS', extension: true },
    max_txn_ops: { shape: integer, env: 'ETCD_MAX_TXN_OPS', extension: true },
    max_wals: { shape: integer, env: 'ETCD_MAX_WALS', extension: true },
    memory_mlock: { shape: boolean, env: 'ETCD_MEMORY_MLOCK', extension: true },
    metrics: { shape: text, env: 'ETCD_METRICS', extension: true },
    name: { shape: text, env: 'ETCD_NAME', extension: true },
    next_cluster_version_compatible: { shape: boolean, env: 'ETCD_NEXT_CLUSTER_VERSION_COMPATIBLE', extension: true },
    peer_auto_tls: { shape: boolean, env: 'ETCD_PEER_AUTO_TLS', extension: true },
    peer_cert_allowed_cn: { shape: text, env: 'ETCD_PEER_CERT_ALLOWED_CN', extension: true },
    peer_cert_allowed_hostname: { shape: text, env: 'ETCD_PEER_CERT_ALLOWED_HOSTNAME', extension: true },
    peer_cert_file: { shape: text, env: 'ETCD_PEER_CERT_FILE', extension: true },
    peer_client_cert_auth: { shape: boolean, env: 'ETCD_PEER_CLIENT_CERT_AUTH', extension: true },
    peer_client_cert_file: { shape: text, env: 'ETCD_PEER_CLIENT_CERT_FILE', extension: true },
    peer_client_key_file: { shape: text, env: 'ETCD_PEER_CLIENT_KEY_FILE', extension: true },
    peer_crl_file: { shape: text, env: 'ETCD_PEER_CRL_FILE', extension: true },
    peer_key_file: { shape: text, env: 'ETCD_PEER_KEY_FILE', extension: true },
    peer_skip_client_san_verification: { shape: boolean, env: 'ETCD_PEER_SKIP_CLIENT_SAN_VERIFICATION', extension: true },
    peer_trusted_ca_file: { shape: text, env: 'ETCD_PEER_TRUSTED_CA_FILE', extension: true },
    pre_vote: { shape: boolean, env: 'ETCD_PRE_VOTE', extension: true },
    proxy: { shape: { kind: 'string', substitute: 'never', values: ['on', 'off', 'readonly'] }, env: 'ETCD_PROXY', extension: true },
    proxy_dial_timeout: { shape: integer, env: 'ETCD_PROXY_DIAL_TIMEOUT', extension: true },
    proxy_failure_wait: { shape: integer, env: 'ETCD_PROXY_FAILURE_WAIT', extension: true },
    proxy_read_timeout: { shape: integer, env: 'ETCD_PROXY_READ_TIMEOUT', extension: true },
    proxy_refresh_interval: { shape: integer, env: 'ETCD_PROXY_REFRESH_INTERVAL', extension: true },
    proxy_write_timeout: { shape: integer, env: 'ETCD_PROXY_WRITE_TIMEOUT', extension: true },
    quota_backend_bytes: { shape: integer, env: 'ETCD_QUOTA_BACKEND_BYTES', extension: true },
    raft_read_timeout: { shape: text, env: 'ETCD_RAFT_READ_TIMEOUT', extension: true },
    raft_write_timeout: { shape: text, env: 'ETCD_RAFT_WRITE_TIMEOUT', extension: true },
    self_signed_cert_validity: { shape: integer, env: 'ETCD_SELF_SIGNED_CERT_VALIDITY', extension: true },
    snapshot_catchup_entries: { shape: integer, env: 'ETCD_SNAPSHOT_CATCHUP_ENTRIES', extension: true },
    snapshot_count: { shape: integer, env: 'ETCD_SNAPSHOT_COUNT', extension: true },
    socket_reuse_address: { shape: boolean, env: 'ETCD_SOCKET_REUSE_ADDRESS', extension: true },
    socket_reuse_port: { shape: boolean, env: 'ETCD_SOCKET_REUSE_PORT', extension: true },
    strict_reconfig_check: { shape: boolean, env: 'ETCD_STRICT_RECONFIG_CHECK', extension: true },
    tls_max_version: { shape: text, env: 'ETCD_TLS_MAX_VERSION', extension: true },
    tls_min_version: { shape: text, env: 'ETCD_TLS_MIN_VERSION', extension: true },
    trusted_ca_file: { shape: text, env: 'ETCD_TRUSTED_CA_FILE', extension: true },
    unsafe_no_fsync: { shape: boolean, env: 'ETCD_UNSAFE_NO_FSYNC', extension: true },
    v2_deprecation: { shape: text, env: 'ETCD_V2_DEPRECATION', extension: true },
    wal_dir: { shape: text, env: 'ETCD_WAL_DIR', extension: true },
    warning_apply_duration: { shape: text, env: 'ETCD_WARNING_APPLY_DURATION', extension: true },
    warning_unary_request_duration: { shape: text, env: 'ETCD_WARNING_UNARY_REQUEST_DURATION', extension: true },
    watch_progress_notify_interval: { shape: text, env: 'ETCD_WATCH_PROGRESS_NOTIFY_INTERVAL', extension: true },
  },
};

const fleet: Shape = {
  kind: 'map',
  keys: {
    agent_ttl: { shape: text, env: 'FLEET_AGENT_TTL' },
    authorized_keys_file: { shape: text, env: 'FLEET_AUTHORIZED_KEYS_FILE' },
    disable_engine: { shape: boolean, env: 'FLEET_DISABLE_ENGINE' },
    engine_reconcile_interval: { shape: number, env: 'FLEET_ENGINE_RECONCILE_INTERVAL' },
    etcd_cafile: { shape: text, env: 'FLEET_ETCD_CAFILE' },
    etcd_certfile: { shape: text, env: 'FLEET_ETCD_CERTFILE' },
    etcd_keyfile: { shape: text, env: 'FLEET_ETCD_KEYFILE' },
    etcd_key_prefix: { shape: text, env: 'FLEET_ETCD_KEY_PREFIX' },
    etcd_request_timeout: { shape: number, env: 'FLEET_ETCD_REQUEST_TIMEOUT' },
    etcd_servers: { shape: text, env: 'FLEET_ETCD_SERVERS' },
    etcd_username: { shape: text, env: 'FLEET_ETCD_USERNAME' },
    etcd_password: { shape: secret, env: 'FLEET_ETCD_PASSWORD' },
    metadata: { shape: text, env: 'FLEET_METADATA' },
    public_ip: { shape: text, env: 'FLEET_PUBLIC_IP' },
    token_limit: { shape: integer, env: 'FLEET_TOKEN_LIMIT' },
    verbosity: { shape: integer, env: 'FLEET_VERBOSITY' },
    verify_units: { shape: boolean, env: 'FLEET_VERIFY_UNITS' },
  },
};

const flannel: Shape = {
  kind: 'map',
  keys: {
    etcd_endpoints: { shape: text, env: 'FLANNELD_ETCD_ENDPOINTS' },
    etcd_cafile: { shape: text, env: 'FLANNELD_ETCD_CAFILE' },
    etcd_certfile: { shape: text, env: 'FLANNELD_ETCD_CERTFILE' },
    etcd_keyfile: { shape: text, env: 'FLANNELD_ETCD_KEYFILE' },
    etcd_username: { shape: text, env: 'FLANNELD_ETCD_USERNAME' },
    etcd_password: { shape: secret, env: 'FLANNELD_ETCD_PASSWORD' },
    etcd_prefix: { shape: text, env: 'FLANNELD_ETCD_PREFIX' },
    ip_masq: { shape: text, env: 'FLANNELD_IP_MASQ' },
    subnet_file: { shape: text, env: 'FLANNELD_SUBNET_FILE' },
    interface: { shape: text, env: 'FLANNELD_IFACE' },
    public_ip: { shape: text, env: 'FLANNELD_PUBLIC_IP' },
    network_config: { shape: { kind: 'string', substitute: 'never', secret: true, accepts: 'mapping' }, extension: true },
  },
};

const locksmith: Shape = {
  kind: 'map',
  keys: {
    endpoint: { shape: text, env: 'LOCKSMITHD_ENDPOINT' },
    etcd_cafile: { shape: text, env: 'LOCKSMITHD_ETCD_CAFILE' },
    etcd_certfile: { shape: text, env: 'LOCKSMITHD_ETCD_CERTFILE' },
    etcd_keyfile: { shape: text, env: 'LOCKSMITHD_ETCD_KEYFILE' },
    etcd_username: { shape: text, env: 'LOCKSMITHD_ETCD_USERNAME' },
    etcd_password: { shape: secret, env: 'LOCKSMITHD_ETCD_PASSWORD' },
    group: { shape: text, env: 'LOCKSMITHD_GROUP' },
    window_start: { shape: { kind: 'string', substitute: 'setting', pattern: '^(([Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]) +)?0*([0-9]|1[0-9]|2[0-3]):0*([0-9]|[1-5][0-9])$' }, env: 'REBOOT_WINDOW_START' },
    window_length: { shape: { kind: 'string', substitute: 'setting', pattern: '^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$' }, env: 'REBOOT_WINDOW_LENGTH' },
  },
};

const update: Shape = {
  kind: 'map',
  keys: {
    reboot_strategy: { shape: { kind: 'string', substitute: 'never', values: ['reboot', 'etcd-lock', 'off'] }, env: 'REBOOT_STRATEGY' },
    group: { shape: text, env: 'GROUP' },
    server: { shape: text, env: 'SERVER' },
  },
};

const oem: Shape = {
  kind: 'map',
  keys: {
    id: { shape: text, env: 'ID' },
    name: { shape: text, env: 'NAME' },
    version_id: { shape: text, env: 'VERSION_ID' },
    home_url: { shape: text, env: 'HOME_URL' },
    bug_report_url: { shape: text, env: 'BUG_REPORT_URL' },
  },
};

const dropIn: Shape = {
  kind: 'map',
  required: ['name'],
  keys: {
    name: { shape: text },
    content: { shape: body },
  },
};

const unit: Shape = {
  kind: 'map',
  required: ['name'],
  keys: {
    name: { shape: text },
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
