// generated from schemas/cloud-config.schema.json by npm run generate; do not edit
// @ts-nocheck

/** A place where a value breaks the schema. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON Pointer. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export const validate: Validate = validate10;
const func2 = Object.prototype.hasOwnProperty;
const func3 = (text) => Array.from(text).length;
const pattern0 = new RegExp("^(?:coreos_ssh_import_github|coreos_ssh_import_url|primary_group)$", "");
const pattern1 = new RegExp("^(?:no_create_home|no_user_group|system|no_log_init|lock_passwd)$", "");
const pattern2 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]*[$]?$", "");
const pattern3 = new RegExp("^[^:\\r\\n]*$", "");
const pattern5 = new RegExp("^/[^:\\r\\n]*$", "");
const pattern6 = new RegExp("^/[^:\\s]*$", "");
const pattern7 = new RegExp("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "");
const pattern8 = new RegExp("^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$", "");
const pattern11 = new RegExp("^/", "");
const pattern12 = new RegExp("^[A-Za-z0-9_.-]*[$]?(:[A-Za-z0-9_.-]*[$]?)?$", "");
const pattern13 = new RegExp("^(0?[0-7]{3,4}|0o[0-7]{3,4})$", "");
const pattern14 = new RegExp("^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]", "");
const pattern15 = new RegExp("^[0-9a-fA-F]{64}$", "");
const pattern16 = new RegExp("^(?:addr|bind_addr|ca_file|cert_file|cors|data_dir|discovery|graphite_host|key_file|name|peer_addr|peer_bind_addr|peer_ca_file|peer_cert_file|peer_key_file|peers|peers_file|trace|advertise_client_urls|discovery_fallback|discovery_srv|discovery_proxy|initial_advertise_peer_urls|initial_cluster|initial_cluster_state|initial_cluster_token|listen_client_urls|listen_peer_urls|proxy)$", "");
const pattern17 = new RegExp("^(?:snapshot|verbose|very_verbose|very_very_verbose|force_new_cluster)$", "");
const pattern18 = new RegExp("^(?:cluster_active_size|max_result_buffer|max_retry_attempts|peer_election_timeout|peer_heartbeat_interval|snapshot_count|election_timeout|heartbeat_interval|max_snapshots|max_wals)$", "");
const pattern19 = new RegExp("^(?:cluster_remove_delay|cluster_sync_interval|http_read_timeout|http_write_timeout|retry_interval)$", "");
const pattern24 = new RegExp("^(?:advertise_client_urls|ca_file|cert_file|cors|data_dir|discovery|discovery_fallback|discovery_srv|discovery_proxy|initial_advertise_peer_urls|initial_cluster|initial_cluster_state|initial_cluster_token|key_file|listen_client_urls|listen_peer_urls|log_package_levels|name|peer_ca_file|peer_cert_file|peer_key_file|peer_trusted_ca_file|trusted_ca_file|wal_dir)$", "");
const pattern25 = new RegExp("^(?:client_cert_auth|debug|enable_pprof|force_new_cluster|peer_client_cert_auth|strict_reconfig_check)$", "");
const pattern26 = new RegExp("^(?:election_timeout|heartbeat_interval|max_snapshots|max_wals|proxy_dial_timeout|proxy_failure_wait|proxy_read_timeout|proxy_refresh_interval|proxy_write_timeout|snapshot_count)$", "");
const pattern30 = new RegExp("^(?:advertise_client_urls|auth_token|auto_compaction_mode|auto_compaction_retention|backend_batch_interval|backend_bbolt_freelist_type|cert_file|cipher_suites|client_cert_allowed_hostname|client_cert_file|client_crl_file|client_key_file|compact_hash_check_time|compaction_sleep_interval|corrupt_check_time|cors|data_dir|discovery|discovery_cacert|discovery_cert|discovery_dial_timeout|discovery_endpoints|discovery_fallback|discovery_keepalive_time|discovery_keepalive_timeout|discovery_key|discovery_password|discovery_proxy|discovery_request_timeout|discovery_srv|discovery_srv_name|discovery_token|discovery_user|distributed_tracing_address|distributed_tracing_instance_id|distributed_tracing_service_name|downgrade_check_time|experimental_backend_bbolt_freelist_type|experimental_compact_hash_check_time|experimental_compaction_sleep_interval|experimental_corrupt_check_time|experimental_distributed_tracing_address|experimental_distributed_tracing_instance_id|experimental_distributed_tracing_service_name|experimental_downgrade_check_time|experimental_enable_v2v3|experimental_warning_apply_duration|experimental_warning_unary_request_duration|experimental_watch_progress_notify_interval|feature_gates|grpc_keepalive_interval|grpc_keepalive_min_time|grpc_keepalive_timeout|host_whitelist|initial_advertise_peer_urls|initial_cluster|initial_cluster_state|initial_cluster_token|key_file|listen_client_http_urls|listen_client_urls|listen_metrics_urls|listen_peer_urls|log_format|log_level|log_output|log_outputs|log_package_levels|log_rotation_config_json|logger|metrics|name|peer_cert_allowed_cn|peer_cert_allowed_hostname|peer_cert_file|peer_client_cert_file|peer_client_key_file|peer_crl_file|peer_key_file|peer_trusted_ca_file|raft_read_timeout|raft_write_timeout|tls_max_version|tls_min_version|trusted_ca_file|v2_deprecation|wal_dir|warning_apply_duration|warning_unary_request_duration|watch_progress_notify_interval)$", "");
const pattern31 = new RegExp("^(?:auto_tls|client_cert_auth|debug|discovery_insecure_skip_tls_verify|discovery_insecure_transport|enable_distributed_tracing|enable_grpc_gateway|enable_log_rotation|enable_pprof|enable_v2|experimental_compact_hash_check_enabled|experimental_enable_distributed_tracing|experimental_enable_lease_checkpoint|experimental_enable_lease_checkpoint_persist|experimental_initial_corrupt_check|experimental_memory_mlock|experimental_peer_skip_client_san_verification|experimental_stop_grpc_service_on_defrag|experimental_txn_mode_write_with_shared_buffer|force_new_cluster|initial_election_tick_advance|memory_mlock|next_cluster_version_compatible|peer_auto_tls|peer_client_cert_auth|peer_skip_client_san_verification|pre_vote|socket_reuse_address|socket_reuse_port|strict_reconfig_check|unsafe_no_fsync)$", "");
const pattern32 = new RegExp("^(?:auth_token_ttl|backend_batch_limit|bcrypt_cost|bootstrap_defrag_threshold_megabytes|compaction_batch_limit|distributed_tracing_sampling_rate|election_timeout|experimental_bootstrap_defrag_threshold_megabytes|experimental_compaction_batch_limit|experimental_distributed_tracing_sampling_rate|experimental_snapshot_catchup_entries|heartbeat_interval|max_concurrent_streams|max_learners|max_request_bytes|max_snapshots|max_txn_ops|max_wals|proxy_dial_timeout|proxy_failure_wait|proxy_read_timeout|proxy_refresh_interval|proxy_write_timeout|quota_backend_bytes|self_signed_cert_validity|snapshot_catchup_entries|snapshot_count)$", "");
const pattern36 = new RegExp("^(?:agent_ttl|authorized_keys_file|etcd_cafile|etcd_certfile|etcd_keyfile|etcd_key_prefix|etcd_servers|etcd_username|etcd_password|metadata|public_ip)$", "");
const pattern38 = new RegExp("^(?:etcd_endpoints|etcd_cafile|etcd_certfile|etcd_keyfile|etcd_username|etcd_password|etcd_prefix|ip_masq|subnet_file|interface|public_ip|network_config)$", "");
const pattern40 = new RegExp("^(?:endpoint|etcd_cafile|etcd_certfile|etcd_keyfile|etcd_username|etcd_password|group)$", "");
const pattern41 = new RegExp("^(([Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]) +)?0*([0-9]|1[0-9]|2[0-3]):0*([0-9]|[1-5][0-9])$", "");
const pattern42 = new RegExp("^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$", "");
const pattern44 = new RegExp("^(?:id|name|version_id|home_url|bug_report_url)$", "");
const pattern46 = new RegExp("^(?:mask|enable|runtime)$", "");
function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "name"}};
(vErrors ??= []).push(err0);
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "content")) || (key0 === "command")) || (key0 === "drop_ins")) || (key0 === "substitute")) || (pattern46.test(key0)))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err2 = {instancePath:instancePath+"/name",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.content !== undefined){
if(typeof data.content !== "string"){
const err4 = {instancePath:instancePath+"/content",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err4);
errors++;
}
}
if(data.command !== undefined){
let data2 = data.command;
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/command",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err5);
errors++;
}
if(!(((((((data2 === "start") || (data2 === "stop")) || (data2 === "restart")) || (data2 === "reload")) || (data2 === "try-restart")) || (data2 === "reload-or-restart")) || (data2 === "reload-or-try-restart"))){
const err6 = {instancePath:instancePath+"/command",keyword:"enum",params:{allowedValues: ["start","stop","restart","reload","try-restart","reload-or-restart","reload-or-try-restart"]}};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.drop_ins !== undefined){
let data3 = data.drop_ins;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.name === undefined){
const err7 = {instancePath:instancePath+"/drop_ins/" + i0,keyword:"required",params:{missingProperty: "name"}};
(vErrors ??= []).push(err7);
errors++;
}
for(const key1 in data4){
if(!((key1 === "name") || (key1 === "content"))){
const err8 = {instancePath:instancePath+"/drop_ins/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1}};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data4.name !== undefined){
let data5 = data4.name;
if(typeof data5 === "string"){
if(func3(data5) < 1){
const err9 = {instancePath:instancePath+"/drop_ins/" + i0+"/name",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/drop_ins/" + i0+"/name",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data4.content !== undefined){
if(typeof data4.content !== "string"){
const err11 = {instancePath:instancePath+"/drop_ins/" + i0+"/content",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/drop_ins/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err12);
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/drop_ins",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data.substitute !== undefined){
let data7 = data.substitute;
if(typeof data7 !== "string"){
const err14 = {instancePath:instancePath+"/substitute",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err14);
errors++;
}
if(!(((data7 === "true") || (data7 === "false")) || (data7 === "all"))){
const err15 = {instancePath:instancePath+"/substitute",keyword:"enum",params:{allowedValues: ["true","false","all"]}};
(vErrors ??= []).push(err15);
errors++;
}
}
for(const key2 in data){
if(pattern46.test(key2)){
if(typeof data[key2] !== "boolean"){
const err16 = {instancePath:instancePath+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err16);
errors++;
}
}
}
}
else {
const err17 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err17);
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}
function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call({"etcd":true,"etcd2":true,"etcd_member":true,"fleet":true,"flannel":true,"locksmith":true,"update":true,"oem":true,"units":true}, key0))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.etcd !== undefined){
let data0 = data.etcd;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!((((pattern16.test(key1)) || (pattern17.test(key1))) || (pattern18.test(key1))) || (pattern19.test(key1)))){
const err1 = {instancePath:instancePath+"/etcd",keyword:"additionalProperties",params:{additionalProperty: key1}};
(vErrors ??= []).push(err1);
errors++;
}
}
for(const key2 in data0){
if(pattern16.test(key2)){
if(typeof data0[key2] !== "string"){
const err2 = {instancePath:instancePath+"/etcd/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err2);
errors++;
}
}
}
for(const key3 in data0){
if(pattern17.test(key3)){
if(typeof data0[key3] !== "boolean"){
const err3 = {instancePath:instancePath+"/etcd/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err3);
errors++;
}
}
}
for(const key4 in data0){
if(pattern18.test(key4)){
let data3 = data0[key4];
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err4 = {instancePath:instancePath+"/etcd/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err4);
errors++;
}
}
}
for(const key5 in data0){
if(pattern19.test(key5)){
let data4 = data0[key5];
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err5 = {instancePath:instancePath+"/etcd/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err5);
errors++;
}
}
}
}
else {
const err6 = {instancePath:instancePath+"/etcd",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err6);
errors++;
}
}
if(data.etcd2 !== undefined){
let data5 = data.etcd2;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key6 in data5){
if(!((((key6 === "proxy") || (pattern24.test(key6))) || (pattern25.test(key6))) || (pattern26.test(key6)))){
const err7 = {instancePath:instancePath+"/etcd2",keyword:"additionalProperties",params:{additionalProperty: key6}};
(vErrors ??= []).push(err7);
errors++;
}
}
if(data5.proxy !== undefined){
let data6 = data5.proxy;
if(typeof data6 !== "string"){
const err8 = {instancePath:instancePath+"/etcd2/proxy",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
if(!(((data6 === "on") || (data6 === "off")) || (data6 === "readonly"))){
const err9 = {instancePath:instancePath+"/etcd2/proxy",keyword:"enum",params:{allowedValues: ["on","off","readonly"]}};
(vErrors ??= []).push(err9);
errors++;
}
}
for(const key7 in data5){
if(pattern24.test(key7)){
if(typeof data5[key7] !== "string"){
const err10 = {instancePath:instancePath+"/etcd2/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
}
}
for(const key8 in data5){
if(pattern25.test(key8)){
if(typeof data5[key8] !== "boolean"){
const err11 = {instancePath:instancePath+"/etcd2/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err11);
errors++;
}
}
}
for(const key9 in data5){
if(pattern26.test(key9)){
let data9 = data5[key9];
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err12 = {instancePath:instancePath+"/etcd2/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err12);
errors++;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/etcd2",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err13);
errors++;
}
}
if(data.etcd_member !== undefined){
let data10 = data.etcd_member;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key10 in data10){
if(!((((key10 === "proxy") || (pattern30.test(key10))) || (pattern31.test(key10))) || (pattern32.test(key10)))){
const err14 = {instancePath:instancePath+"/etcd_member",keyword:"additionalProperties",params:{additionalProperty: key10}};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data10.proxy !== undefined){
let data11 = data10.proxy;
if(typeof data11 !== "string"){
const err15 = {instancePath:instancePath+"/etcd_member/proxy",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err15);
errors++;
}
if(!(((data11 === "on") || (data11 === "off")) || (data11 === "readonly"))){
const err16 = {instancePath:instancePath+"/etcd_member/proxy",keyword:"enum",params:{allowedValues: ["on","off","readonly"]}};
(vErrors ??= []).push(err16);
errors++;
}
}
for(const key11 in data10){
if(pattern30.test(key11)){
if(typeof data10[key11] !== "string"){
const err17 = {instancePath:instancePath+"/etcd_member/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err17);
errors++;
}
}
}
for(const key12 in data10){
if(pattern31.test(key12)){
if(typeof data10[key12] !== "boolean"){
const err18 = {instancePath:instancePath+"/etcd_member/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err18);
errors++;
}
}
}
for(const key13 in data10){
if(pattern32.test(key13)){
let data14 = data10[key13];
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err19 = {instancePath:instancePath+"/etcd_member/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err19);
errors++;
}
}
}
}
else {
const err20 = {instancePath:instancePath+"/etcd_member",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err20);
errors++;
}
}
if(data.fleet !== undefined){
let data15 = data.fleet;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key14 in data15){
if(!(((((((key14 === "disable_engine") || (key14 === "engine_reconcile_interval")) || (key14 === "etcd_request_timeout")) || (key14 === "token_limit")) || (key14 === "verbosity")) || (key14 === "verify_units")) || (pattern36.test(key14)))){
const err21 = {instancePath:instancePath+"/fleet",keyword:"additionalProperties",params:{additionalProperty: key14}};
(vErrors ??= []).push(err21);
errors++;
}
}
if(data15.disable_engine !== undefined){
if(typeof data15.disable_engine !== "boolean"){
const err22 = {instancePath:instancePath+"/fleet/disable_engine",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data15.engine_reconcile_interval !== undefined){
let data17 = data15.engine_reconcile_interval;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err23 = {instancePath:instancePath+"/fleet/engine_reconcile_interval",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err23);
errors++;
}
}
if(data15.etcd_request_timeout !== undefined){
let data18 = data15.etcd_request_timeout;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err24 = {instancePath:instancePath+"/fleet/etcd_request_timeout",keyword:"type",params:{type: "number"}};
(vErrors ??= []).push(err24);
errors++;
}
}
if(data15.token_limit !== undefined){
let data19 = data15.token_limit;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err25 = {instancePath:instancePath+"/fleet/token_limit",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err25);
errors++;
}
}
if(data15.verbosity !== undefined){
let data20 = data15.verbosity;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err26 = {instancePath:instancePath+"/fleet/verbosity",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err26);
errors++;
}
}
if(data15.verify_units !== undefined){
if(typeof data15.verify_units !== "boolean"){
const err27 = {instancePath:instancePath+"/fleet/verify_units",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err27);
errors++;
}
}
for(const key15 in data15){
if(pattern36.test(key15)){
if(typeof data15[key15] !== "string"){
const err28 = {instancePath:instancePath+"/fleet/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err28);
errors++;
}
}
}
}
else {
const err29 = {instancePath:instancePath+"/fleet",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err29);
errors++;
}
}
if(data.flannel !== undefined){
let data23 = data.flannel;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key16 in data23){
if(!(pattern38.test(key16))){
const err30 = {instancePath:instancePath+"/flannel",keyword:"additionalProperties",params:{additionalProperty: key16}};
(vErrors ??= []).push(err30);
errors++;
}
}
for(const key17 in data23){
if(pattern38.test(key17)){
if(typeof data23[key17] !== "string"){
const err31 = {instancePath:instancePath+"/flannel/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err31);
errors++;
}
}
}
}
else {
const err32 = {instancePath:instancePath+"/flannel",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err32);
errors++;
}
}
if(data.locksmith !== undefined){
let data25 = data.locksmith;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key18 in data25){
if(!(((key18 === "window_start") || (key18 === "window_length")) || (pattern40.test(key18)))){
const err33 = {instancePath:instancePath+"/locksmith",keyword:"additionalProperties",params:{additionalProperty: key18}};
(vErrors ??= []).push(err33);
errors++;
}
}
if(data25.window_start !== undefined){
let data26 = data25.window_start;
if(typeof data26 === "string"){
if(!pattern41.test(data26)){
const err34 = {instancePath:instancePath+"/locksmith/window_start",keyword:"pattern",params:{pattern: "^(([Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]) +)?0*([0-9]|1[0-9]|2[0-3]):0*([0-9]|[1-5][0-9])$"}};
(vErrors ??= []).push(err34);
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/locksmith/window_start",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err35);
errors++;
}
}
if(data25.window_length !== undefined){
let data27 = data25.window_length;
if(typeof data27 === "string"){
if(!pattern42.test(data27)){
const err36 = {instancePath:instancePath+"/locksmith/window_length",keyword:"pattern",params:{pattern: "^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$"}};
(vErrors ??= []).push(err36);
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/locksmith/window_length",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err37);
errors++;
}
}
for(const key19 in data25){
if(pattern40.test(key19)){
if(typeof data25[key19] !== "string"){
const err38 = {instancePath:instancePath+"/locksmith/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err38);
errors++;
}
}
}
}
else {
const err39 = {instancePath:instancePath+"/locksmith",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err39);
errors++;
}
}
if(data.update !== undefined){
let data29 = data.update;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key20 in data29){
if(!(((key20 === "reboot_strategy") || (key20 === "group")) || (key20 === "server"))){
const err40 = {instancePath:instancePath+"/update",keyword:"additionalProperties",params:{additionalProperty: key20}};
(vErrors ??= []).push(err40);
errors++;
}
}
if(data29.reboot_strategy !== undefined){
let data30 = data29.reboot_strategy;
if(typeof data30 !== "string"){
const err41 = {instancePath:instancePath+"/update/reboot_strategy",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err41);
errors++;
}
if(!(((data30 === "reboot") || (data30 === "etcd-lock")) || (data30 === "off"))){
const err42 = {instancePath:instancePath+"/update/reboot_strategy",keyword:"enum",params:{allowedValues: ["reboot","etcd-lock","off"]}};
(vErrors ??= []).push(err42);
errors++;
}
}
if(data29.group !== undefined){
if(typeof data29.group !== "string"){
const err43 = {instancePath:instancePath+"/update/group",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err43);
errors++;
}
}
if(data29.server !== undefined){
if(typeof data29.server !== "string"){
const err44 = {instancePath:instancePath+"/update/server",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err44);
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/update",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err45);
errors++;
}
}
if(data.oem !== undefined){
let data33 = data.oem;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key21 in data33){
if(!(pattern44.test(key21))){
const err46 = {instancePath:instancePath+"/oem",keyword:"additionalProperties",params:{additionalProperty: key21}};
(vErrors ??= []).push(err46);
errors++;
}
}
for(const key22 in data33){
if(pattern44.test(key22)){
if(typeof data33[key22] !== "string"){
const err47 = {instancePath:instancePath+"/oem/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err47);
errors++;
}
}
}
}
else {
const err48 = {instancePath:instancePath+"/oem",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err48);
errors++;
}
}
if(data.units !== undefined){
let data35 = data.units;
if(Array.isArray(data35)){
const len0 = data35.length;
for(let i0=0; i0<len0; i0++){
if(!(validate12(data35[i0], {instancePath:instancePath+"/units/" + i0,parentData:data35,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
}
else {
const err49 = {instancePath:instancePath+"/units",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err49);
errors++;
}
}
}
else {
const err50 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err50);
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}
function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "hostname") || (key0 === "ssh_authorized_keys")) || (key0 === "users")) || (key0 === "write_files")) || (key0 === "manage_etc_hosts")) || (key0 === "coreos"))){
const err0 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
(vErrors ??= []).push(err0);
errors++;
}
}
if(data.hostname !== undefined){
if(typeof data.hostname !== "string"){
const err1 = {instancePath:instancePath+"/hostname",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err1);
errors++;
}
}
if(data.ssh_authorized_keys !== undefined){
let data1 = data.ssh_authorized_keys;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err2 = {instancePath:instancePath+"/ssh_authorized_keys/" + i0,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err2);
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/ssh_authorized_keys",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err3);
errors++;
}
}
if(data.users !== undefined){
let data3 = data.users;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.name === undefined){
const err4 = {instancePath:instancePath+"/users/" + i1,keyword:"required",params:{missingProperty: "name"}};
(vErrors ??= []).push(err4);
errors++;
}
for(const key1 in data4){
if(!(((func2.call({"name":true,"passwd":true,"ssh_authorized_keys":true,"coreos_ssh_import_github_users":true,"gecos":true,"homedir":true,"groups":true,"shell":true,"uid":true,"sudo":true,"expiredate":true,"inactive":true,"ssh_import_id":true}, key1)) || (pattern0.test(key1))) || (pattern1.test(key1)))){
const err5 = {instancePath:instancePath+"/users/" + i1,keyword:"additionalProperties",params:{additionalProperty: key1}};
(vErrors ??= []).push(err5);
errors++;
}
}
if(data4.name !== undefined){
let data5 = data4.name;
if(typeof data5 === "string"){
if(func3(data5) > 32){
const err6 = {instancePath:instancePath+"/users/" + i1+"/name",keyword:"maxLength",params:{limit: 32}};
(vErrors ??= []).push(err6);
errors++;
}
if(!pattern2.test(data5)){
const err7 = {instancePath:instancePath+"/users/" + i1+"/name",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*[$]?$"}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/users/" + i1+"/name",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
}
if(data4.passwd !== undefined){
let data6 = data4.passwd;
if(typeof data6 === "string"){
if(!pattern3.test(data6)){
const err9 = {instancePath:instancePath+"/users/" + i1+"/passwd",keyword:"pattern",params:{pattern: "^[^:\\r\\n]*$"}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/users/" + i1+"/passwd",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
}
if(data4.ssh_authorized_keys !== undefined){
let data7 = data4.ssh_authorized_keys;
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
if(typeof data7[i2] !== "string"){
const err11 = {instancePath:instancePath+"/users/" + i1+"/ssh_authorized_keys/" + i2,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/users/" + i1+"/ssh_authorized_keys",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err12);
errors++;
}
}
if(data4.coreos_ssh_import_github_users !== undefined){
let data9 = data4.coreos_ssh_import_github_users;
if(Array.isArray(data9)){
const len3 = data9.length;
for(let i3=0; i3<len3; i3++){
if(typeof data9[i3] !== "string"){
const err13 = {instancePath:instancePath+"/users/" + i1+"/coreos_ssh_import_github_users/" + i3,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err13);
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/users/" + i1+"/coreos_ssh_import_github_users",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err14);
errors++;
}
}
if(data4.gecos !== undefined){
let data11 = data4.gecos;
if(typeof data11 === "string"){
if(!pattern3.test(data11)){
const err15 = {instancePath:instancePath+"/users/" + i1+"/gecos",keyword:"pattern",params:{pattern: "^[^:\\r\\n]*$"}};
(vErrors ??= []).push(err15);
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/users/" + i1+"/gecos",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err16);
errors++;
}
}
if(data4.homedir !== undefined){
let data12 = data4.homedir;
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
const err17 = {instancePath:instancePath+"/users/" + i1+"/homedir",keyword:"pattern",params:{pattern: "^/[^:\\r\\n]*$"}};
(vErrors ??= []).push(err17);
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/users/" + i1+"/homedir",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err18);
errors++;
}
}
if(data4.groups !== undefined){
let data13 = data4.groups;
if(Array.isArray(data13)){
const len4 = data13.length;
for(let i4=0; i4<len4; i4++){
if(typeof data13[i4] !== "string"){
const err19 = {instancePath:instancePath+"/users/" + i1+"/groups/" + i4,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err19);
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/users/" + i1+"/groups",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err20);
errors++;
}
}
if(data4.shell !== undefined){
let data15 = data4.shell;
if(typeof data15 === "string"){
if(!pattern6.test(data15)){
const err21 = {instancePath:instancePath+"/users/" + i1+"/shell",keyword:"pattern",params:{pattern: "^/[^:\\s]*$"}};
(vErrors ??= []).push(err21);
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/users/" + i1+"/shell",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err22);
errors++;
}
}
if(data4.uid !== undefined){
let data16 = data4.uid;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err23 = {instancePath:instancePath+"/users/" + i1+"/uid",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err23);
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 4294967294 || isNaN(data16)){
const err24 = {instancePath:instancePath+"/users/" + i1+"/uid",keyword:"maximum",params:{comparison: "<=", limit: 4294967294}};
(vErrors ??= []).push(err24);
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err25 = {instancePath:instancePath+"/users/" + i1+"/uid",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err25);
errors++;
}
}
}
if(data4.sudo !== undefined){
let data17 = data4.sudo;
if(Array.isArray(data17)){
const len5 = data17.length;
for(let i5=0; i5<len5; i5++){
if(typeof data17[i5] !== "string"){
const err26 = {instancePath:instancePath+"/users/" + i1+"/sudo/" + i5,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err26);
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/users/" + i1+"/sudo",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err27);
errors++;
}
}
if(data4.expiredate !== undefined){
let data19 = data4.expiredate;
if(typeof data19 === "string"){
if(!pattern7.test(data19)){
const err28 = {instancePath:instancePath+"/users/" + i1+"/expiredate",keyword:"pattern",params:{pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}};
(vErrors ??= []).push(err28);
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/users/" + i1+"/expiredate",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err29);
errors++;
}
}
if(data4.inactive !== undefined){
let data20 = data4.inactive;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err30 = {instancePath:instancePath+"/users/" + i1+"/inactive",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err30);
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < -1 || isNaN(data20)){
const err31 = {instancePath:instancePath+"/users/" + i1+"/inactive",keyword:"minimum",params:{comparison: ">=", limit: -1}};
(vErrors ??= []).push(err31);
errors++;
}
}
}
if(data4.ssh_import_id !== undefined){
let data21 = data4.ssh_import_id;
if(Array.isArray(data21)){
const len6 = data21.length;
for(let i6=0; i6<len6; i6++){
let data22 = data21[i6];
if(typeof data22 === "string"){
if(!pattern8.test(data22)){
const err32 = {instancePath:instancePath+"/users/" + i1+"/ssh_import_id/" + i6,keyword:"pattern",params:{pattern: "^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$"}};
(vErrors ??= []).push(err32);
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/users/" + i1+"/ssh_import_id/" + i6,keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err33);
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/users/" + i1+"/ssh_import_id",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err34);
errors++;
}
}
for(const key2 in data4){
if(pattern0.test(key2)){
if(typeof data4[key2] !== "string"){
const err35 = {instancePath:instancePath+"/users/" + i1+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err35);
errors++;
}
}
}
for(const key3 in data4){
if(pattern1.test(key3)){
if(typeof data4[key3] !== "boolean"){
const err36 = {instancePath:instancePath+"/users/" + i1+"/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err36);
errors++;
}
}
}
}
else {
const err37 = {instancePath:instancePath+"/users/" + i1,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err37);
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/users",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err38);
errors++;
}
}
if(data.write_files !== undefined){
let data25 = data.write_files;
if(Array.isArray(data25)){
const len7 = data25.length;
for(let i7=0; i7<len7; i7++){
let data26 = data25[i7];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.path === undefined){
const err39 = {instancePath:instancePath+"/write_files/" + i7,keyword:"required",params:{missingProperty: "path"}};
(vErrors ??= []).push(err39);
errors++;
}
for(const key4 in data26){
if(!(func2.call({"path":true,"content":true,"encoding":true,"owner":true,"permissions":true,"append":true,"overwrite":true,"source":true,"sha256":true,"substitute":true}, key4))){
const err40 = {instancePath:instancePath+"/write_files/" + i7,keyword:"additionalProperties",params:{additionalProperty: key4}};
(vErrors ??= []).push(err40);
errors++;
}
}
if(data26.source !== undefined){
if(data26.sha256 === undefined){
const err41 = {instancePath:instancePath+"/write_files/" + i7,keyword:"dependencies",params:{property: "source",
    missingProperty: "sha256",
    depsCount: 1,
    deps: "sha256"}};
(vErrors ??= []).push(err41);
errors++;
}
}
if(data26.sha256 !== undefined){
if(data26.source === undefined){
const err42 = {instancePath:instancePath+"/write_files/" + i7,keyword:"dependencies",params:{property: "sha256",
    missingProperty: "source",
    depsCount: 1,
    deps: "source"}};
(vErrors ??= []).push(err42);
errors++;
}
}
if(data26.path !== undefined){
let data27 = data26.path;
if(typeof data27 === "string"){
if(!pattern11.test(data27)){
const err43 = {instancePath:instancePath+"/write_files/" + i7+"/path",keyword:"pattern",params:{pattern: "^/"}};
(vErrors ??= []).push(err43);
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/write_files/" + i7+"/path",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err44);
errors++;
}
}
if(data26.content !== undefined){
if(typeof data26.content !== "string"){
const err45 = {instancePath:instancePath+"/write_files/" + i7+"/content",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err45);
errors++;
}
}
if(data26.encoding !== undefined){
let data29 = data26.encoding;
if(typeof data29 !== "string"){
const err46 = {instancePath:instancePath+"/write_files/" + i7+"/encoding",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err46);
errors++;
}
if(!((((((((data29 === "b64") || (data29 === "base64")) || (data29 === "gz")) || (data29 === "gzip")) || (data29 === "gz+base64")) || (data29 === "gzip+base64")) || (data29 === "gz+b64")) || (data29 === "gzip+b64"))){
const err47 = {instancePath:instancePath+"/write_files/" + i7+"/encoding",keyword:"enum",params:{allowedValues: ["b64","base64","gz","gzip","gz+base64","gzip+base64","gz+b64","gzip+b64"]}};
(vErrors ??= []).push(err47);
errors++;
}
}
if(data26.owner !== undefined){
let data30 = data26.owner;
if(typeof data30 === "string"){
if(!pattern12.test(data30)){
const err48 = {instancePath:instancePath+"/write_files/" + i7+"/owner",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.-]*[$]?(:[A-Za-z0-9_.-]*[$]?)?$"}};
(vErrors ??= []).push(err48);
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/write_files/" + i7+"/owner",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err49);
errors++;
}
}
if(data26.permissions !== undefined){
let data31 = data26.permissions;
if(typeof data31 === "string"){
if(!pattern13.test(data31)){
const err50 = {instancePath:instancePath+"/write_files/" + i7+"/permissions",keyword:"pattern",params:{pattern: "^(0?[0-7]{3,4}|0o[0-7]{3,4})$"}};
(vErrors ??= []).push(err50);
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/write_files/" + i7+"/permissions",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err51);
errors++;
}
}
if(data26.append !== undefined){
if(typeof data26.append !== "boolean"){
const err52 = {instancePath:instancePath+"/write_files/" + i7+"/append",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err52);
errors++;
}
}
if(data26.overwrite !== undefined){
if(typeof data26.overwrite !== "boolean"){
const err53 = {instancePath:instancePath+"/write_files/" + i7+"/overwrite",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err53);
errors++;
}
}
if(data26.source !== undefined){
let data34 = data26.source;
if(typeof data34 === "string"){
if(!pattern14.test(data34)){
const err54 = {instancePath:instancePath+"/write_files/" + i7+"/source",keyword:"pattern",params:{pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]"}};
(vErrors ??= []).push(err54);
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/write_files/" + i7+"/source",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err55);
errors++;
}
}
if(data26.sha256 !== undefined){
let data35 = data26.sha256;
if(typeof data35 === "string"){
if(!pattern15.test(data35)){
const err56 = {instancePath:instancePath+"/write_files/" + i7+"/sha256",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{64}$"}};
(vErrors ??= []).push(err56);
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/write_files/" + i7+"/sha256",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err57);
errors++;
}
}
if(data26.substitute !== undefined){
let data36 = data26.substitute;
if(typeof data36 !== "string"){
const err58 = {instancePath:instancePath+"/write_files/" + i7+"/substitute",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err58);
errors++;
}
if(!(((data36 === "true") || (data36 === "false")) || (data36 === "all"))){
const err59 = {instancePath:instancePath+"/write_files/" + i7+"/substitute",keyword:"enum",params:{allowedValues: ["true","false","all"]}};
(vErrors ??= []).push(err59);
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/write_files/" + i7,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err60);
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/write_files",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err61);
errors++;
}
}
if(data.manage_etc_hosts !== undefined){
let data37 = data.manage_etc_hosts;
if(typeof data37 !== "string"){
const err62 = {instancePath:instancePath+"/manage_etc_hosts",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err62);
errors++;
}
if(!(((data37 === "localhost") || (data37 === "true")) || (data37 === "false"))){
const err63 = {instancePath:instancePath+"/manage_etc_hosts",keyword:"enum",params:{allowedValues: ["localhost","true","false"]}};
(vErrors ??= []).push(err63);
errors++;
}
}
if(data.coreos !== undefined){
if(!(validate11(data.coreos, {instancePath:instancePath+"/coreos",parentData:data,parentDataProperty:"coreos",rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
}
else {
const err64 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err64);
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
