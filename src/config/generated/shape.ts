// generated from schemas/cloud-config.schema.json by npm run generate; do not edit

export type Shape =
  | {
      readonly kind: 'string';
      /** How variables are replaced: as in a setting, as in a file or unit body, or not at all. */
      readonly substitute: 'setting' | 'body' | 'never';
      readonly secret?: true;
      readonly values?: readonly string[];
      readonly pattern?: string;
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
    window_start: { shape: { kind: 'string', substitute: 'setting', pattern: '^([A-Za-z]{3,9} +)?[0-9]{1,2}:[0-9]{2}$' }, env: 'REBOOT_WINDOW_START' },
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
