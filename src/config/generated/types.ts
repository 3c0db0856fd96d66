// generated from schemas/cloud-config.schema.json by npm run generate; do not edit

/**
 * A cloud-config document of the CoreOS dialect: YAML text whose first line is `#cloud-config`. Keys may be
 * spelled with `-` in place of `_`.
 */
export interface CloudConfig {
  /** Name of the machine, written to `/etc/hostname` and set in the kernel. */
  readonly hostname?: string;
  /** SSH public keys that may log in as the image's default user (`core`). */
  readonly ssh_authorized_keys?: readonly string[];
  /** User accounts to create or to change. */
  readonly users?: readonly User[];
  /** Files to write, after users exist and before units start. */
  readonly write_files?: readonly WriteFileEntry[];
  /**
   * Whether the host name gets an entry in `/etc/hosts`, in a marked block; other lines stay. `localhost` is
   * the spelling of 2018, `true` means the same, `false` asks for no entry.
   */
  readonly manage_etc_hosts?: 'localhost' | 'true' | 'false';
  /** Settings of the node's services and of its image, and its systemd units. */
  readonly coreos?: CoreosSection;
}

/** Settings of the node's services and of its image, and its systemd units. */
export interface CoreosSection {
  /**
   * Options of etcd 0.4, written as environment variables of etcd.service to
   * `/run/systemd/system/etcd.service.d/20-cloudinit.conf`. etcd 0.4 is long gone from images; a current
   * machine wants `coreos.etcd2`.
   */
  readonly etcd?: EtcdOptions;
  /**
   * Options of etcd 2, written as environment variables of etcd2.service to
   * `/run/systemd/system/etcd2.service.d/20-cloudinit.conf`. Start the service by `command: start` of its
   * unit, not by `enable`: an enabled etcd starts before these are written. Defaults are those of etcd 2.3.
   */
  readonly etcd2?: Etcd2Options;
  /**
   * Options of etcd 3, written as environment variables of etcd-member.service to
   * `/run/systemd/system/etcd-member.service.d/20-cloudinit.conf`. An image can have that unit under another
   * name (`install --etcd-unit`); the document still says `etcd-member.service`. docs/etcd-versions.md says
   * which release knows which. Start the service by `command: start` of its unit, not by `enable`: an enabled
   * etcd starts before these are written.
   */
  readonly etcd_member?: EtcdMemberOptions;
  /**
   * Options of fleet, written as environment variables of fleet.service to
   * `/run/systemd/system/fleet.service.d/20-cloudinit.conf`.
   */
  readonly fleet?: FleetOptions;
  /**
   * Options of flannel, written as environment variables to `/run/flannel/options.env`, which
   * flanneld.service reads.
   */
  readonly flannel?: FlannelOptions;
  /**
   * Options of locksmith, which restarts machines after updates, written as environment variables of
   * locksmithd.service to `/run/systemd/system/locksmithd.service.d/20-cloudinit.conf`.
   */
  readonly locksmith?: LocksmithOptions;
  /** How the image is updated, written to `/etc/coreos/update.conf`; other lines of that file stay. */
  readonly update?: UpdateOptions;
  /** What the image's platform is called, written to `/etc/oem-release`. For makers of images. */
  readonly oem?: OemOptions;
  /** systemd units to write, extend, mask, enable or start. */
  readonly units?: readonly Unit[];
}

/**
 * A systemd unit to write, extend, mask, enable or start. Units are placed in the order of the list, systemd
 * is reloaded once, then the commands run in the order of the list.
 */
export interface Unit {
  /**
   * Name of the unit with its suffix. Units of systemd-networkd (`.network`, `.netdev`, `.link`) go to
   * `systemd/network/`.
   */
  readonly name: string;
  /** Whether the unit is masked: linked to `/dev/null`, so that nothing can start it. */
  readonly mask?: boolean;
  /**
   * Whether the unit is enabled as its `[Install]` section says. `command: start` starts it in this boot
   * already; enabling matters for boots without this agent.
   */
  readonly enable?: boolean;
  /**
   * Whether the unit, its mask or its links are placed under `/run` and so last until the next boot; else
   * under `/etc`.
   */
  readonly runtime?: boolean;
  /** Text of the unit file. Without it, the unit is one that the image has. */
  readonly content?: string;
  /** What systemd does with the unit once all units are in place. */
  readonly command?: 'start' | 'stop' | 'restart' | 'reload' | 'try-restart' | 'reload-or-restart' | 'reload-or-try-restart';
  /** Drop-ins of the unit, placed where `runtime` says. */
  readonly drop_ins?: readonly DropIn[];
  /**
   * Whether variables are replaced in the unit and its drop-ins: `true` replaces the four addresses as
   * `$private_ipv4`, `false` nothing, `all` every known variable, also as `${private_ipv4}`.
   */
  readonly substitute?: 'true' | 'false' | 'all';
}

/** A drop-in: a file that adds to a unit, or overrides parts of it, in `UNIT.d/`. */
export interface DropIn {
  /**
   * File name of the drop-in, ending in `.conf`. Drop-ins are read in the order of their names; the agent's
   * own is `20-cloudinit.conf`.
   */
  readonly name: string;
  /** Text of the drop-in. */
  readonly content?: string;
}

/** What the image's platform is called, written to `/etc/oem-release`. For makers of images. */
export interface OemOptions {
  /** Short name of the platform, `ID` in `/etc/oem-release`. */
  readonly id?: string;
  /** Name of the platform for people, `NAME` in `/etc/oem-release`. */
  readonly name?: string;
  /** Version of the platform's part of the image, `VERSION_ID` in `/etc/oem-release`. */
  readonly version_id?: string;
  /** Home page of the platform, `HOME_URL` in `/etc/oem-release`. */
  readonly home_url?: string;
  /** Where mistakes of the image are reported, `BUG_REPORT_URL` in `/etc/oem-release`. */
  readonly bug_report_url?: string;
}

/** How the image is updated, written to `/etc/coreos/update.conf`; other lines of that file stay. */
export interface UpdateOptions {
  /**
   * What happens after an update was installed: `reboot` restarts at once, `etcd-lock` waits for the
   * cluster's lock in etcd, `off` never restarts (locksmithd.service is masked until the next boot). Written
   * to `/etc/coreos/update.conf` as `REBOOT_STRATEGY`.
   */
  readonly reboot_strategy?: 'reboot' | 'etcd-lock' | 'off';
  /**
   * Name of the update channel. Written to `/etc/coreos/update.conf` as `GROUP`; update-engine.service is
   * restarted when it changes.
   */
  readonly group?: string;
  /**
   * URL of the update server. Written to `/etc/coreos/update.conf` as `SERVER`; update-engine.service is
   * restarted when it changes.
   */
  readonly server?: string;
}

/**
 * Options of locksmith, which restarts machines after updates, written as environment variables of
 * locksmithd.service to `/run/systemd/system/locksmithd.service.d/20-cloudinit.conf`.
 */
export interface LocksmithOptions {
  /** Comma-separated client URLs of etcd, where locksmith keeps the reboot lock. */
  readonly endpoint?: string;
  /** Path of the PEM certificate authority that locksmith checks etcd's certificate by. */
  readonly etcd_cafile?: string;
  /** Path of the PEM certificate that locksmith shows to etcd. */
  readonly etcd_certfile?: string;
  /** Path of the PEM private key that belongs to `etcd_certfile`. */
  readonly etcd_keyfile?: string;
  /** Name by which locksmith logs in to etcd. */
  readonly etcd_username?: string;
  /**
   * Password of `etcd_username`. The file it is written to is readable by root only. It is taken as written:
   * variables are not replaced in it.
   */
  readonly etcd_password?: string;
  /** Name of the group of machines that share a reboot lock. */
  readonly group?: string;
  /**
   * When reboots may begin, `HH:MM` local time, with the first three letters of a day for once a week. Give
   * `window_length` as well: locksmith stops with an error on one without the other.
   */
  readonly window_start?: string;
  /** How long reboots may begin after `window_start`, as a duration. Give `window_start` as well. */
  readonly window_length?: string;
}

/**
 * Options of flannel, written as environment variables to `/run/flannel/options.env`, which flanneld.service
 * reads.
 */
export interface FlannelOptions {
  /** Comma-separated client URLs of etcd. */
  readonly etcd_endpoints?: string;
  /** Path of the PEM certificate authority that flannel checks etcd's certificate by. */
  readonly etcd_cafile?: string;
  /** Path of the PEM certificate that flannel shows to etcd. */
  readonly etcd_certfile?: string;
  /** Path of the PEM private key that belongs to `etcd_certfile`. */
  readonly etcd_keyfile?: string;
  /** Name by which flannel logs in to etcd. */
  readonly etcd_username?: string;
  /**
   * Password of `etcd_username`. The file it is written to is readable by root only. It is taken as written:
   * variables are not replaced in it.
   */
  readonly etcd_password?: string;
  /**
   * Key in etcd under which flannel's network is described; flannel waits for its `config` entry, which
   * `network_config` makes.
   */
  readonly etcd_prefix?: string;
  /**
   * Whether traffic that leaves the overlay network is masqueraded, `true` or `false`. The flanneld.service
   * of the image passes `--ip-masq=true` itself.
   */
  readonly ip_masq?: string;
  /** Path of the file into which flannel writes the subnet that it leased. */
  readonly subnet_file?: string;
  /**
   * Name or address of the interface for traffic between machines; that of the default route when absent. Its
   * variable is `FLANNELD_IFACE`.
   */
  readonly interface?: string;
  /** Address at which other machines reach this one, when it is behind a translation of addresses. */
  readonly public_ip?: string;
  /**
   * The network of all machines together, as flannel reads it: JSON, or the same as a mapping. It is written
   * to `config` below `etcd_prefix` when etcd answers, only if there is none: what the cluster has stays.
   * Needs `Network`; `Backend` may hold a key, so it is a secret.
   */
  readonly network_config?: string;
}

/**
 * Options of fleet, written as environment variables of fleet.service to
 * `/run/systemd/system/fleet.service.d/20-cloudinit.conf`.
 */
export interface FleetOptions {
  /** Time after which the cluster takes a silent machine for dead, as a duration. */
  readonly agent_ttl?: string;
  /** Path of a file with SSH public keys. fleetd ignores it. */
  readonly authorized_keys_file?: string;
  /** Whether this machine never schedules units for the cluster; it still runs them. */
  readonly disable_engine?: boolean;
  /** Time between looks of the engine at the cluster, in seconds. */
  readonly engine_reconcile_interval?: number;
  /** Path of the PEM certificate authority that fleet checks etcd's certificate by. */
  readonly etcd_cafile?: string;
  /** Path of the PEM certificate that fleet shows to etcd. */
  readonly etcd_certfile?: string;
  /** Path of the PEM private key that belongs to `etcd_certfile`. */
  readonly etcd_keyfile?: string;
  /** Key in etcd under which fleet keeps its data. */
  readonly etcd_key_prefix?: string;
  /** Time allowed for one request to etcd, in seconds. */
  readonly etcd_request_timeout?: number;
  /** Comma-separated client URLs of etcd. */
  readonly etcd_servers?: string;
  /** Name by which fleet logs in to etcd. */
  readonly etcd_username?: string;
  /**
   * Password of `etcd_username`. The file it is written to is readable by root only. It is taken as written:
   * variables are not replaced in it.
   */
  readonly etcd_password?: string;
  /** Comma-separated `KEY=VALUE` pairs that units choose machines by (`MachineMetadata=`). */
  readonly metadata?: string;
  /** Address that fleet tells the cluster for this machine, and that `fleetctl ssh` connects to. */
  readonly public_ip?: string;
  /** Number of entries in one page of an answer of the API. */
  readonly token_limit?: number;
  /** How much is logged; 0 is the usual, higher is more. */
  readonly verbosity?: number;
  /** Whether units must carry a signature. fleetd ignores it. */
  readonly verify_units?: boolean;
}

/**
 * Options of etcd 3, written as environment variables of etcd-member.service to
 * `/run/systemd/system/etcd-member.service.d/20-cloudinit.conf`. An image can have that unit under another
 * name (`install --etcd-unit`); the document still says `etcd-member.service`. docs/etcd-versions.md says
 * which release knows which. Start the service by `command: start` of its unit, not by `enable`: an enabled
 * etcd starts before these are written.
 */
export interface EtcdMemberOptions {
  /**
   * Comma-separated URLs at which clients reach this member; etcd tells them to the whole cluster, so they
   * must be addresses that other machines can reach. etcd does not start when `listen_client_urls` is set and
   * this is not.
   */
  readonly advertise_client_urls?: string;
  /** Kind of the tokens by which logged-in users are known: `simple`, or `jwt` with its options. */
  readonly auth_token?: string;
  /** Time for which a `simple` token is good, in seconds. */
  readonly auth_token_ttl?: number;
  /**
   * Whether `auto_compaction_retention` is a length of time (`periodic`) or a number of revisions
   * (`revision`).
   */
  readonly auto_compaction_mode?: string;
  /**
   * How much of the history of keys is kept: with `periodic` a number of hours or a duration, with `revision`
   * a number of revisions. `0` keeps all.
   */
  readonly auto_compaction_retention?: string;
  /** Whether clients are served with a certificate that etcd makes and signs itself. */
  readonly auto_tls?: boolean;
  /** Longest time until what was written is committed to disk, as a duration; etcd chooses when absent. */
  readonly backend_batch_interval?: string;
  /** Number of operations after which they are committed to disk at the latest; 0 lets etcd choose. */
  readonly backend_batch_limit?: number;
  /** How the database keeps its list of free pages: `map` or `array`. */
  readonly backend_bbolt_freelist_type?: string;
  /** Cost of hashing the passwords of users with bcrypt. */
  readonly bcrypt_cost?: number;
  /** Free space, in megabytes, from which on the database is defragmented when etcd starts; 0 never does. */
  readonly bootstrap_defrag_threshold_megabytes?: number;
  /** Path of the PEM certificate that etcd shows to clients. */
  readonly cert_file?: string;
  /** Comma-separated cipher suites of TLS 1.2, as Go names them; Go's choice when absent. */
  readonly cipher_suites?: string;
  /** Host name that the certificate of a client must be for. */
  readonly client_cert_allowed_hostname?: string;
  /** Whether clients must show a certificate signed by `trusted_ca_file`. */
  readonly client_cert_auth?: boolean;
  /** Path of the PEM certificate that etcd shows where it is a client itself; `cert_file` when absent. */
  readonly client_cert_file?: string;
  /** Path of a list of revoked certificates of clients. */
  readonly client_crl_file?: string;
  /** Path of the PEM private key that belongs to `client_cert_file`. */
  readonly client_key_file?: string;
  /** Time between comparisons of the members' hashes of compacted history, as a duration. */
  readonly compact_hash_check_time?: string;
  /** Number of revisions that a compaction deletes at a time. */
  readonly compaction_batch_limit?: number;
  /** Pause of a compaction between two batches, as a duration. */
  readonly compaction_sleep_interval?: string;
  /** Time between comparisons of the members' data, as a duration; `0s` never compares. */
  readonly corrupt_check_time?: string;
  /**
   * Comma-separated origins that browsers may send requests from, each with its port; etcd refuses to start
   * on an origin without one. Empty allows none.
   */
  readonly cors?: string;
  /**
   * Directory of the member's data. etcd's own default is `${name}.etcd`; etcd-member.service sets
   * `/var/lib/etcd`.
   */
  readonly data_dir?: string;
  /** Whether etcd logs at debug level. Gone in etcd 3.5: see `log_level`. */
  readonly debug?: boolean;
  /**
   * URL of a token of the old discovery service, by which the members of a new cluster find each other; one
   * fresh token for each cluster. Whoever knows it can change the cluster, so it is treated as a secret. etcd
   * 3.7 has only `discovery_token`. Not together with `initial_cluster`; ignored once `data_dir` holds a
   * member.
   */
  readonly discovery?: string;
  /** Path of the PEM certificate authority that the etcd of `discovery_endpoints` is checked by. */
  readonly discovery_cacert?: string;
  /** Path of the PEM certificate that is shown to the etcd of `discovery_endpoints`. */
  readonly discovery_cert?: string;
  /** Time allowed for connecting to the etcd of `discovery_endpoints`, as a duration. */
  readonly discovery_dial_timeout?: string;
  /** Comma-separated client URLs of the etcd in which `discovery_token` is kept. Needs `discovery_token`. */
  readonly discovery_endpoints?: string;
  /**
   * What a member does when the discovery service fails or the cluster is already full: `exit` stops with an
   * error, `proxy`, up to etcd 3.5 and there the default, keeps running as a proxy.
   */
  readonly discovery_fallback?: string;
  /** Whether the certificate of the etcd of `discovery_endpoints` goes unchecked. */
  readonly discovery_insecure_skip_tls_verify?: boolean;
  /** Whether the etcd of `discovery_endpoints` is asked without TLS. */
  readonly discovery_insecure_transport?: boolean;
  /** Time between signs of life to the etcd of `discovery_endpoints`, as a duration. */
  readonly discovery_keepalive_time?: string;
  /** Time allowed for the answer to a sign of life, as a duration. */
  readonly discovery_keepalive_timeout?: string;
  /** Path of the PEM private key that belongs to `discovery_cert`. */
  readonly discovery_key?: string;
  /**
   * Password of `discovery_user`. The file it is written to is readable by root only. It is taken as written:
   * variables are not replaced in it.
   */
  readonly discovery_password?: string;
  /** URL of the HTTP proxy through which the discovery service of `discovery` is reached. */
  readonly discovery_proxy?: string;
  /** Time allowed for a request to the etcd of `discovery_endpoints`, as a duration. */
  readonly discovery_request_timeout?: string;
  /** DNS domain whose SRV records name the first members. */
  readonly discovery_srv?: string;
  /**
   * Suffix of the service's name in the SRV records of `discovery_srv`, so that a domain can have several
   * clusters.
   */
  readonly discovery_srv_name?: string;
  /**
   * Token of discovery in an etcd 3, by which the members of a new cluster find each other; one fresh token
   * for each cluster. Whoever knows it can change the cluster, so it is treated as a secret. Needs
   * `discovery_endpoints`.
   */
  readonly discovery_token?: string;
  /** Name by which the member logs in to the etcd of `discovery_endpoints`. */
  readonly discovery_user?: string;
  /** Host and port of the OpenTelemetry collector that traces are sent to. */
  readonly distributed_tracing_address?: string;
  /** Name of this member in traces, unique in the cluster. */
  readonly distributed_tracing_instance_id?: string;
  /** Number of requests in a million that are traced. */
  readonly distributed_tracing_sampling_rate?: number;
  /** Name of the service in traces, the same on every member. */
  readonly distributed_tracing_service_name?: string;
  /** Time between looks at whether a downgrade is under way, as a duration. */
  readonly downgrade_check_time?: string;
  /**
   * Time without a heartbeat after which a follower starts an election, in milliseconds. Five to ten times
   * `heartbeat_interval`, and the same on every member.
   */
  readonly election_timeout?: number;
  /** Whether requests are traced with OpenTelemetry. */
  readonly enable_distributed_tracing?: boolean;
  /** Whether the API is served as JSON over HTTP too. */
  readonly enable_grpc_gateway?: boolean;
  /** Whether log files of `log_outputs` are rotated, as `log_rotation_config_json` says. */
  readonly enable_log_rotation?: boolean;
  /** Whether profiling data is served at `/debug/pprof` of the client URL. */
  readonly enable_pprof?: boolean;
  /** Whether the API of etcd 2 is served as well, which fleet needs. Gone in etcd 3.6. */
  readonly enable_v2?: boolean;
  /** Spelling of `backend_bbolt_freelist_type` in etcd 3.4. */
  readonly experimental_backend_bbolt_freelist_type?: string;
  /**
   * Spelling of `bootstrap_defrag_threshold_megabytes` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only
   * that.
   */
  readonly experimental_bootstrap_defrag_threshold_megabytes?: number;
  /**
   * Whether members compare hashes of their compacted history. From etcd 3.6 on `feature_gates:
   * CompactHashCheck=true`.
   */
  readonly experimental_compact_hash_check_enabled?: boolean;
  /** Spelling of `compact_hash_check_time` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_compact_hash_check_time?: string;
  /** Spelling of `compaction_batch_limit` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_compaction_batch_limit?: number;
  /** Spelling of `compaction_sleep_interval` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_compaction_sleep_interval?: string;
  /** Spelling of `corrupt_check_time` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_corrupt_check_time?: string;
  /** Spelling of `distributed_tracing_address` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_distributed_tracing_address?: string;
  /**
   * Spelling of `distributed_tracing_instance_id` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that.
   */
  readonly experimental_distributed_tracing_instance_id?: string;
  /**
   * Spelling of `distributed_tracing_sampling_rate` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that.
   */
  readonly experimental_distributed_tracing_sampling_rate?: number;
  /**
   * Spelling of `distributed_tracing_service_name` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that.
   */
  readonly experimental_distributed_tracing_service_name?: string;
  /** Spelling of `downgrade_check_time` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_downgrade_check_time?: string;
  /** Spelling of `enable_distributed_tracing` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_enable_distributed_tracing?: boolean;
  /**
   * Whether the remaining time of leases outlives a change of leader. From etcd 3.6 on `feature_gates:
   * LeaseCheckpoint=true`.
   */
  readonly experimental_enable_lease_checkpoint?: boolean;
  /**
   * Whether the remaining time of leases is stored too. From etcd 3.6 on `feature_gates:
   * LeaseCheckpointPersist=true`.
   */
  readonly experimental_enable_lease_checkpoint_persist?: boolean;
  /** Prefix below which the API of etcd 2 works on keys of etcd 3. Gone in etcd 3.6. */
  readonly experimental_enable_v2v3?: string;
  /**
   * Whether a member compares its data with the others' before it serves. From etcd 3.6 on `feature_gates:
   * InitialCorruptCheck=true`.
   */
  readonly experimental_initial_corrupt_check?: boolean;
  /** Spelling of `memory_mlock` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_memory_mlock?: boolean;
  /**
   * Spelling of `peer_skip_client_san_verification` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that.
   */
  readonly experimental_peer_skip_client_san_verification?: boolean;
  /** Spelling of `snapshot_catchup_entries` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_snapshot_catchup_entries?: number;
  /**
   * Whether a member serves no clients while it defragments its database. From etcd 3.6 on `feature_gates:
   * StopGRPCServiceOnDefrag=true`.
   */
  readonly experimental_stop_grpc_service_on_defrag?: boolean;
  /**
   * Whether transactions that write share a read buffer. From etcd 3.6 on `feature_gates:
   * TxnModeWriteWithSharedBuffer=true`.
   */
  readonly experimental_txn_mode_write_with_shared_buffer?: boolean;
  /** Spelling of `warning_apply_duration` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_warning_apply_duration?: string;
  /** Spelling of `warning_unary_request_duration` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_warning_unary_request_duration?: string;
  /** Spelling of `watch_progress_notify_interval` up to etcd 3.6; etcd 3.6 knows both, etcd 3.7 only that. */
  readonly experimental_watch_progress_notify_interval?: string;
  /**
   * Comma-separated `FEATURE=true` or `FEATURE=false` pairs that switch features which are not settled yet.
   */
  readonly feature_gates?: string;
  /**
   * Whether etcd starts a new cluster of one member from existing data, dropping the other members. For
   * disaster recovery only: remove it again after one start.
   */
  readonly force_new_cluster?: boolean;
  /** Time without traffic after which the server asks a client for a sign of life, as a duration. */
  readonly grpc_keepalive_interval?: string;
  /** Shortest time between two signs of life that a client may send, as a duration. */
  readonly grpc_keepalive_min_time?: string;
  /** Time without an answer after which a connection is closed, as a duration. */
  readonly grpc_keepalive_timeout?: string;
  /**
   * Time between heartbeats of the leader, in milliseconds. About the round-trip time between members, and
   * the same on every member.
   */
  readonly heartbeat_interval?: number;
  /** Comma-separated host names that HTTP requests of clients may be for; `*` is any. */
  readonly host_whitelist?: string;
  /** Comma-separated URLs at which other members reach this one; read only when the member first starts. */
  readonly initial_advertise_peer_urls?: string;
  /**
   * The members of a new cluster as comma-separated `NAME=PEER-URL` pairs, this one included. Not together
   * with `discovery` or `discovery_token`.
   */
  readonly initial_cluster?: string;
  /** `new` when the cluster is being formed, `existing` when this member was added to one that runs. */
  readonly initial_cluster_state?: string;
  /**
   * Name that keeps clusters with the same member addresses apart; the same on every member. It is not a
   * secret.
   */
  readonly initial_cluster_token?: string;
  /** Whether a starting member takes part in elections sooner. */
  readonly initial_election_tick_advance?: boolean;
  /** Path of the PEM private key that belongs to `cert_file`. */
  readonly key_file?: string;
  /**
   * Comma-separated URLs to listen on for clients that speak HTTP only; those of `listen_client_urls` then
   * serve gRPC alone.
   */
  readonly listen_client_http_urls?: string;
  /**
   * Comma-separated URLs to listen on for clients, with IP addresses rather than host names. Set
   * `advertise_client_urls` as well, or etcd does not start.
   */
  readonly listen_client_urls?: string;
  /** Comma-separated further URLs at which `/metrics` and `/health` are served. */
  readonly listen_metrics_urls?: string;
  /** Comma-separated URLs to listen on for other members, with IP addresses rather than host names. */
  readonly listen_peer_urls?: string;
  /** Form of the log: `json` or `console`. */
  readonly log_format?: string;
  /** Least level that is logged: `debug`, `info`, `warn`, `error`, `panic` or `fatal`. */
  readonly log_level?: string;
  /** Where the log goes: `default`, `stdout` or `stderr`. Gone in etcd 3.5: see `log_outputs`. */
  readonly log_output?: string;
  /**
   * Comma-separated places that the log goes to: `default`, `stdout`, `stderr`, `systemd/journal`, or paths
   * of files.
   */
  readonly log_outputs?: string;
  /**
   * Comma-separated `PACKAGE=LEVEL` pairs that set log levels of single packages of etcd. Gone in etcd 3.5:
   * see `log_level`.
   */
  readonly log_package_levels?: string;
  /** How log files are rotated, as JSON. */
  readonly log_rotation_config_json?: string;
  /**
   * The library that logs: `zap`, or `capnslog`, which is the default of etcd 3.4 and unknown to later ones.
   */
  readonly logger?: string;
  /** Number of streams that one client may have open at a time. */
  readonly max_concurrent_streams?: number;
  /** Number of members that may be learners at a time. */
  readonly max_learners?: number;
  /** Largest request of a client, in bytes. */
  readonly max_request_bytes?: number;
  /** Number of snapshot files to keep; 0 keeps all. */
  readonly max_snapshots?: number;
  /** Number of operations that a transaction may have. */
  readonly max_txn_ops?: number;
  /** Number of write-ahead log files to keep; 0 keeps all. */
  readonly max_wals?: number;
  /** Whether etcd keeps its memory from being swapped out. */
  readonly memory_mlock?: boolean;
  /** How much is measured: `basic`, or `extensive` with histograms of gRPC. */
  readonly metrics?: string;
  /**
   * Name of this member, unique in the cluster. etcd's own default is `default`; etcd-member.service sets the
   * machine id.
   */
  readonly name?: string;
  /** Whether members of the following release may join. Known to etcd 3.4 only. */
  readonly next_cluster_version_compatible?: boolean;
  /** Whether members talk to each other with certificates that they make and sign themselves. */
  readonly peer_auto_tls?: boolean;
  /** Common name that the certificate of another member must have. */
  readonly peer_cert_allowed_cn?: string;
  /** Host name that the certificate of another member must be for. */
  readonly peer_cert_allowed_hostname?: string;
  /** Path of the PEM certificate that etcd shows to other members. */
  readonly peer_cert_file?: string;
  /** Whether other members must show a certificate signed by `peer_trusted_ca_file`. */
  readonly peer_client_cert_auth?: boolean;
  /**
   * Path of the PEM certificate that this member shows when it connects to another; `peer_cert_file` when
   * absent.
   */
  readonly peer_client_cert_file?: string;
  /** Path of the PEM private key that belongs to `peer_client_cert_file`. */
  readonly peer_client_key_file?: string;
  /** Path of a list of revoked certificates of members. */
  readonly peer_crl_file?: string;
  /** Path of the PEM private key that belongs to `peer_cert_file`. */
  readonly peer_key_file?: string;
  /** Whether the addresses in the certificate of a connecting member go unchecked. */
  readonly peer_skip_client_san_verification?: boolean;
  /** Path of the PEM certificate authority that signs the certificates of other members. */
  readonly peer_trusted_ca_file?: string;
  /**
   * Whether a member asks whether it could win before it starts an election. The default of etcd 3.4 is
   * `false`.
   */
  readonly pre_vote?: boolean;
  /**
   * Whether etcd forwards requests to the cluster instead of being a member of it; `readonly` forwards reads
   * only. Gone in etcd 3.6. Leave it unquoted or quote it: the word `off` is read as text here.
   */
  readonly proxy?: 'on' | 'off' | 'readonly';
  /** As a proxy: time allowed for connecting to a member, in milliseconds; 0 means no limit. */
  readonly proxy_dial_timeout?: number;
  /** As a proxy: time for which a failed member is not asked again, in milliseconds. */
  readonly proxy_failure_wait?: number;
  /**
   * As a proxy: time allowed for reading an answer, in milliseconds; 0 means no limit, which watches need.
   */
  readonly proxy_read_timeout?: number;
  /** As a proxy: time between refreshes of the list of members, in milliseconds. */
  readonly proxy_refresh_interval?: number;
  /** As a proxy: time allowed for sending a request, in milliseconds; 0 means no limit. */
  readonly proxy_write_timeout?: number;
  /**
   * Size of the database, in bytes, from which on nothing more is written until it is compacted; 0 is the
   * usual 2 GiB.
   */
  readonly quota_backend_bytes?: number;
  /** Time allowed for reading from another member, as a duration. */
  readonly raft_read_timeout?: string;
  /** Time allowed for writing to another member, as a duration. */
  readonly raft_write_timeout?: string;
  /** Years for which the certificates of `auto_tls` and `peer_auto_tls` are good. */
  readonly self_signed_cert_validity?: number;
  /** Number of entries kept after a snapshot, so that a slow follower can catch up. */
  readonly snapshot_catchup_entries?: number;
  /**
   * Number of committed transactions after which a snapshot is written to disk; 10000 in etcd 3.6 and later,
   * 100000 before.
   */
  readonly snapshot_count?: number;
  /** Whether a listening address may be taken that an earlier process has not let go yet (`SO_REUSEADDR`). */
  readonly socket_reuse_address?: boolean;
  /** Whether several processes may listen on the same port (`SO_REUSEPORT`). */
  readonly socket_reuse_port?: boolean;
  /** Whether etcd refuses changes of its membership that would cost the quorum. */
  readonly strict_reconfig_check?: boolean;
  /** Highest version of TLS, `TLS1.2` or `TLS1.3`; Go's choice when absent. */
  readonly tls_max_version?: string;
  /** Lowest version of TLS, `TLS1.2` or `TLS1.3`. */
  readonly tls_min_version?: string;
  /** Path of the PEM certificate authority that signs the certificates of clients. */
  readonly trusted_ca_file?: string;
  /** Whether etcd does not wait until data is on the disk. A crash loses data: for tests only. */
  readonly unsafe_no_fsync?: boolean;
  /**
   * Stage of the departure of the storage of etcd 2: `not-yet` (etcd 3.5 only), `write-only`,
   * `write-only-drop-data` or `gone`.
   */
  readonly v2_deprecation?: string;
  /** Directory of the write-ahead log, when it shall be on another disk than `data_dir`. */
  readonly wal_dir?: string;
  /** Time from which on applying a request is logged as slow, as a duration. */
  readonly warning_apply_duration?: string;
  /** Time from which on a request is logged as slow, as a duration. */
  readonly warning_unary_request_duration?: string;
  /** Time between notices of progress to watchers, as a duration. */
  readonly watch_progress_notify_interval?: string;
}

/**
 * Options of etcd 2, written as environment variables of etcd2.service to
 * `/run/systemd/system/etcd2.service.d/20-cloudinit.conf`. Start the service by `command: start` of its unit,
 * not by `enable`: an enabled etcd starts before these are written. Defaults are those of etcd 2.3.
 */
export interface Etcd2Options {
  /**
   * Comma-separated URLs at which clients reach this member; etcd tells them to the whole cluster, so they
   * must be addresses that other machines can reach. etcd does not start when `listen_client_urls` is set and
   * this is not.
   */
  readonly advertise_client_urls?: string;
  /**
   * Path of the certificate authority for client connections; also turned client authentication on. etcd 3.4
   * and later ignore it with a warning, so clients go unchecked.
   * @deprecated use `trusted_ca_file` together with `client_cert_auth: true`
   */
  readonly ca_file?: string;
  /** Path of the PEM certificate that etcd shows to clients. */
  readonly cert_file?: string;
  /** Whether clients must show a certificate signed by `trusted_ca_file`. */
  readonly client_cert_auth?: boolean;
  /**
   * Comma-separated origins that browsers may send requests from, each with its port; etcd refuses to start
   * on an origin without one. Empty allows none.
   */
  readonly cors?: string;
  /**
   * Directory of the member's data. etcd's own default is `${name}.etcd`; the etcd2.service of the image sets
   * `/var/lib/etcd2`.
   */
  readonly data_dir?: string;
  /** Whether all packages of etcd log at debug level. */
  readonly debug?: boolean;
  /**
   * URL of a discovery token, by which the members of a new cluster find each other; one fresh token for each
   * cluster. Whoever knows it can change the cluster, so it is treated as a secret. Not together with
   * `initial_cluster`; ignored once the data directory exists.
   */
  readonly discovery?: string;
  /**
   * What a member does when the discovery service fails or the cluster is already full: `proxy` keeps running
   * as a proxy, `exit` stops with an error. A member that is meant to hold data wants `exit`.
   */
  readonly discovery_fallback?: string;
  /** DNS domain whose SRV records name the first members. */
  readonly discovery_srv?: string;
  /** URL of the HTTP proxy through which the discovery service is reached. */
  readonly discovery_proxy?: string;
  /**
   * Time without a heartbeat after which a follower starts an election, in milliseconds. Five to ten times
   * `heartbeat_interval`, and the same on every member.
   */
  readonly election_timeout?: number;
  /** Whether profiling data is served at `/debug/pprof` of the client URL. */
  readonly enable_pprof?: boolean;
  /**
   * Whether etcd starts a new cluster of one member from existing data, dropping the other members. For
   * disaster recovery only: remove it again after one start.
   */
  readonly force_new_cluster?: boolean;
  /**
   * Time between heartbeats of the leader, in milliseconds. About the round-trip time between members, and
   * the same on every member.
   */
  readonly heartbeat_interval?: number;
  /** Comma-separated URLs at which other members reach this one; read only when the member first starts. */
  readonly initial_advertise_peer_urls?: string;
  /**
   * The members of a new cluster as comma-separated `NAME=PEER-URL` pairs, this one included. Not together
   * with `discovery`.
   */
  readonly initial_cluster?: string;
  /** `new` when the cluster is being formed, `existing` when this member was added to one that runs. */
  readonly initial_cluster_state?: string;
  /**
   * Name that keeps clusters with the same member addresses apart; the same on every member. It is not a
   * secret.
   */
  readonly initial_cluster_token?: string;
  /** Path of the PEM private key that belongs to `cert_file`. */
  readonly key_file?: string;
  /**
   * Comma-separated URLs to listen on for clients, with IP addresses rather than host names. Set
   * `advertise_client_urls` as well, or etcd does not start.
   */
  readonly listen_client_urls?: string;
  /** Comma-separated URLs to listen on for other members, with IP addresses rather than host names. */
  readonly listen_peer_urls?: string;
  /**
   * Comma-separated `PACKAGE=LEVEL` pairs that set log levels of single packages of etcd. Removed in etcd
   * 3.5.
   */
  readonly log_package_levels?: string;
  /** Number of snapshot files to keep; 0 keeps all. */
  readonly max_snapshots?: number;
  /** Number of write-ahead log files to keep; 0 keeps all. */
  readonly max_wals?: number;
  /**
   * Name of this member, unique in the cluster. etcd's own default is `default`; the etcd2.service of the
   * image sets the machine id.
   */
  readonly name?: string;
  /**
   * Path of the certificate authority for connections between members; also turned their authentication on.
   * etcd 3.4 and later ignore it with a warning, so peers go unchecked.
   * @deprecated use `peer_trusted_ca_file` together with `peer_client_cert_auth: true`
   */
  readonly peer_ca_file?: string;
  /** Path of the PEM certificate that etcd shows to other members. */
  readonly peer_cert_file?: string;
  /** Path of the PEM private key that belongs to `peer_cert_file`. */
  readonly peer_key_file?: string;
  /** Whether other members must show a certificate signed by `peer_trusted_ca_file`. */
  readonly peer_client_cert_auth?: boolean;
  /** Path of the PEM certificate authority that signs the certificates of other members. */
  readonly peer_trusted_ca_file?: string;
  /**
   * Whether etcd forwards requests to the cluster instead of being a member of it; `readonly` forwards reads
   * only. Gone in etcd 3.6. Leave it unquoted or quote it: the word `off` is read as text here.
   */
  readonly proxy?: 'on' | 'off' | 'readonly';
  /** As a proxy: time allowed for connecting to a member, in milliseconds; 0 means no limit. */
  readonly proxy_dial_timeout?: number;
  /** As a proxy: time for which a failed member is not asked again, in milliseconds. */
  readonly proxy_failure_wait?: number;
  /**
   * As a proxy: time allowed for reading an answer, in milliseconds; 0 means no limit, which watches need.
   */
  readonly proxy_read_timeout?: number;
  /** As a proxy: time between refreshes of the list of members, in milliseconds. */
  readonly proxy_refresh_interval?: number;
  /** As a proxy: time allowed for sending a request, in milliseconds; 0 means no limit. */
  readonly proxy_write_timeout?: number;
  /** Number of committed transactions after which a snapshot is written to disk. */
  readonly snapshot_count?: number;
  /** Whether etcd refuses changes of its membership that would cost the quorum. */
  readonly strict_reconfig_check?: boolean;
  /** Path of the PEM certificate authority that signs the certificates of clients. */
  readonly trusted_ca_file?: string;
  /** Directory of the write-ahead log, when it shall be on another disk than `data_dir`. */
  readonly wal_dir?: string;
}

/**
 * Options of etcd 0.4, written as environment variables of etcd.service to
 * `/run/systemd/system/etcd.service.d/20-cloudinit.conf`. etcd 0.4 is long gone from images; a current
 * machine wants `coreos.etcd2`.
 */
export interface EtcdOptions {
  /** Host and port at which clients reach this member, told to the cluster. */
  readonly addr?: string;
  /** Host and port to listen on for clients; the port of `addr` on all addresses when absent. */
  readonly bind_addr?: string;
  /** Path of the certificate authority that clients must be signed by. */
  readonly ca_file?: string;
  /** Path of the PEM certificate that etcd shows to clients. */
  readonly cert_file?: string;
  /** Number of members that take part in consensus; the others stand by. */
  readonly cluster_active_size?: number;
  /** Time after which an unreachable member is taken out of the cluster, in seconds. */
  readonly cluster_remove_delay?: number;
  /** Time between looks of a stand-by at the cluster's configuration, in seconds. */
  readonly cluster_sync_interval?: number;
  /** Comma-separated origins that browsers may send requests from. */
  readonly cors?: string;
  /**
   * Directory of the member's data. etcd's own default is the working directory; the etcd.service of the
   * image sets `/var/lib/etcd`.
   */
  readonly data_dir?: string;
  /**
   * URL of a discovery token, by which the members of a new cluster find each other; one fresh token for each
   * cluster. Whoever knows it can change the cluster, so it is treated as a secret.
   */
  readonly discovery?: string;
  /** Host and port of a Graphite server that metrics are sent to. */
  readonly graphite_host?: string;
  /** Time allowed for reading a request, in seconds. */
  readonly http_read_timeout?: number;
  /** Time allowed for writing an answer, in seconds. */
  readonly http_write_timeout?: number;
  /** Path of the PEM private key that belongs to `cert_file`. */
  readonly key_file?: string;
  /** Number of past results kept for watchers. */
  readonly max_result_buffer?: number;
  /** Number of attempts to join the cluster. */
  readonly max_retry_attempts?: number;
  /** Name of this member, unique in the cluster. The etcd.service of the image sets the machine id. */
  readonly name?: string;
  /** Host and port at which other members reach this one, told to the cluster. */
  readonly peer_addr?: string;
  /** Host and port to listen on for other members; the port of `peer_addr` on all addresses when absent. */
  readonly peer_bind_addr?: string;
  /** Path of the certificate authority that other members must be signed by. */
  readonly peer_ca_file?: string;
  /** Path of the PEM certificate that etcd shows to other members. */
  readonly peer_cert_file?: string;
  /** Path of the PEM private key that belongs to `peer_cert_file`. */
  readonly peer_key_file?: string;
  /** Time without a heartbeat after which a follower starts an election, in milliseconds. */
  readonly peer_election_timeout?: number;
  /** Time between heartbeats of the leader, in milliseconds. */
  readonly peer_heartbeat_interval?: number;
  /** Comma-separated `HOST:PORT` addresses of members to join. */
  readonly peers?: string;
  /** Path of a file with the addresses of members to join. */
  readonly peers_file?: string;
  /** Time between attempts to join the cluster, in seconds. */
  readonly retry_interval?: number;
  /** Whether the log is compacted into snapshots. */
  readonly snapshot?: boolean;
  /**
   * Number of committed transactions after which a snapshot is written. Its variable has no underscore:
   * `ETCD_SNAPSHOTCOUNT`.
   */
  readonly snapshot_count?: number;
  /** Pattern of the events to trace; `*` traces all. */
  readonly trace?: string;
  /** Whether etcd logs more. */
  readonly verbose?: boolean;
  /** Whether etcd logs much more. */
  readonly very_verbose?: boolean;
  /** Whether etcd logs everything it can. */
  readonly very_very_verbose?: boolean;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.advertise_client_urls`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.advertise_client_urls`
   */
  readonly advertise_client_urls?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.discovery_fallback`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_fallback`
   */
  readonly discovery_fallback?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.discovery_srv`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_srv`
   */
  readonly discovery_srv?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.discovery_proxy`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.discovery_proxy`
   */
  readonly discovery_proxy?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.election_timeout`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.election_timeout`
   */
  readonly election_timeout?: number;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.force_new_cluster`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.force_new_cluster`
   */
  readonly force_new_cluster?: boolean;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.heartbeat_interval`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.heartbeat_interval`
   */
  readonly heartbeat_interval?: number;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.initial_advertise_peer_urls`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to
   * `coreos.etcd2.initial_advertise_peer_urls`
   */
  readonly initial_advertise_peer_urls?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.initial_cluster`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster`
   */
  readonly initial_cluster?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.initial_cluster_state`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster_state`
   */
  readonly initial_cluster_state?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.initial_cluster_token`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.initial_cluster_token`
   */
  readonly initial_cluster_token?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.listen_client_urls`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.listen_client_urls`
   */
  readonly listen_client_urls?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.listen_peer_urls`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.listen_peer_urls`
   */
  readonly listen_peer_urls?: string;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.max_snapshots`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.max_snapshots`
   */
  readonly max_snapshots?: number;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.max_wals`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.max_wals`
   */
  readonly max_wals?: number;
  /**
   * An option of etcd 2 that etcd 0.4 does not know; see `coreos.etcd2.proxy`.
   * @deprecated etcd 2 options do not work for etcd 0.4; move it to `coreos.etcd2.proxy`
   */
  readonly proxy?: string;
}

/** A file to write, whole and at once: it is replaced in one step, its directories are made when missing. */
export interface WriteFileEntry {
  /** Absolute path of the file. */
  readonly path: string;
  /** Text of the file, or its bytes in the form that `encoding` names; empty when absent. */
  readonly content?: string;
  /** How `content` is encoded; plain text when absent. Variables are not replaced in encoded content. */
  readonly encoding?: 'b64' | 'base64' | 'gz' | 'gzip' | 'gz+base64' | 'gzip+base64' | 'gz+b64' | 'gzip+b64';
  /**
   * Owner as `USER` or `USER:GROUP`, names or numbers. Users of this document exist already when files are
   * written.
   */
  readonly owner?: string;
  /**
   * Mode of the file in octal, with or without a leading zero or `0o`; setuid, setgid and sticky bits are
   * kept. Always octal, quoted or not: `420` is 0420, not the decimal form of 0644.
   */
  readonly permissions?: string;
  /**
   * Whether `content` is added to the end of the file instead of replacing it. It is added once: a second run
   * finds it there.
   */
  readonly append?: boolean;
  /** Whether a file that exists is replaced; `false` writes it only when it is missing. */
  readonly overwrite?: boolean;
  /**
   * URL from which the file is downloaded; the download must have the checksum `sha256`. In place of
   * `content`, so `content`, `encoding`, `append` and `substitute` do not go with it.
   */
  readonly source?: string;
  /** SHA-256 checksum of the download, 64 hexadecimal digits; `source` needs it. */
  readonly sha256?: string;
  /**
   * Whether variables are replaced in the content: `true` replaces the four addresses as `$private_ipv4`,
   * `false` nothing, `all` every known variable, also as `${private_ipv4}`.
   */
  readonly substitute?: 'true' | 'false' | 'all';
}

/** A user account to create, or to bring into this state when it exists. */
export interface User {
  /** Login name. */
  readonly name: string;
  /**
   * Hash of the password as crypt(5) writes it, such as `mkpasswd --method=yescrypt` prints; never the
   * password itself. Without it, the account has no password.
   */
  readonly passwd?: string;
  /** SSH public keys that may log in as the user. */
  readonly ssh_authorized_keys?: readonly string[];
  /**
   * GitHub account whose public keys may log in as the user.
   * @deprecated keys that are fetched at boot are missing when the network is; list them under
   * `ssh_authorized_keys`
   */
  readonly coreos_ssh_import_github?: string;
  /**
   * GitHub accounts whose public keys may log in as the user.
   * @deprecated keys that are fetched at boot are missing when the network is; list them under
   * `ssh_authorized_keys`
   */
  readonly coreos_ssh_import_github_users?: readonly string[];
  /**
   * URL that answers with public keys which may log in as the user: a GitHub-style JSON list, or one key a
   * line.
   * @deprecated keys that are fetched at boot are missing when the network is; list them under
   * `ssh_authorized_keys`
   */
  readonly coreos_ssh_import_url?: string;
  /** Full name or comment of the account, without colon or line break. */
  readonly gecos?: string;
  /** Home directory; `/home/NAME` when absent. */
  readonly homedir?: string;
  /** Whether no home directory is made. */
  readonly no_create_home?: boolean;
  /** Primary group; it must exist. A group of the user's own name when absent. */
  readonly primary_group?: string;
  /** Further groups of the user; they must exist. Also as one comma-separated text. */
  readonly groups?: readonly string[];
  /** Whether no group of the user's own name is made. */
  readonly no_user_group?: boolean;
  /** Whether it is a system account: a low user id, no ageing, no home directory unless asked for. */
  readonly system?: boolean;
  /** Whether the account is left out of the lastlog and faillog databases; for very large user ids. */
  readonly no_log_init?: boolean;
  /** Login shell; the system's default when absent. */
  readonly shell?: string;
  /** Numeric user id; the next free one when absent. */
  readonly uid?: number;
  /**
   * Whether password login is locked. When absent, an account without `passwd` is left locked and a given
   * hash works.
   */
  readonly lock_passwd?: boolean;
  /**
   * Rules for sudo without the leading user name, one each, written to a file of the user's own in
   * `/etc/sudoers.d` and checked by visudo. `false` is none.
   */
  readonly sudo?: readonly string[];
  /** Day on which the account is disabled, `YYYY-MM-DD`. */
  readonly expiredate?: string;
  /** Days after the expiry of the password until the account is disabled; -1 never disables it. */
  readonly inactive?: number;
  /**
   * Accounts whose public keys may log in as the user: `gh:NAME` of GitHub, `lp:NAME` of Launchpad. They are
   * fetched late in the boot; a failure is reported and stops nothing.
   */
  readonly ssh_import_id?: readonly string[];
}
