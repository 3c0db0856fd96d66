// generated from schemas/cloud-config.schema.json by npm run generate; do not edit
// @ts-nocheck

/** A place where a value breaks the schema. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON Pointer. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export const validate: Validate = validate10;
const schema11 = {"$id":"cloud-config.schema.json","type":"object","additionalProperties":false,"properties":{"hostname":{"type":"string"},"ssh_authorized_keys":{"type":"array","items":{"type":"string"}},"users":{"type":"array","items":{"$ref":"#/definitions/user"}},"write_files":{"type":"array","items":{"$ref":"#/definitions/file"}},"manage_etc_hosts":{"type":"string","enum":["localhost","true","false"]},"coreos":{"$ref":"#/definitions/coreos"}},"definitions":{"coreos":{"type":"object","additionalProperties":false,"properties":{"etcd":{"$ref":"#/definitions/etcd"},"etcd2":{"$ref":"#/definitions/etcd2"},"fleet":{"$ref":"#/definitions/fleet"},"flannel":{"$ref":"#/definitions/flannel"},"locksmith":{"$ref":"#/definitions/locksmith"},"update":{"$ref":"#/definitions/update"},"oem":{"$ref":"#/definitions/oem"},"units":{"type":"array","items":{"$ref":"#/definitions/unit"}}}},"etcd":{"type":"object","additionalProperties":false,"properties":{"addr":{"type":"string"},"bind_addr":{"type":"string"},"ca_file":{"type":"string"},"cert_file":{"type":"string"},"cluster_active_size":{"type":"integer"},"cluster_remove_delay":{"type":"number"},"cluster_sync_interval":{"type":"number"},"cors":{"type":"string"},"data_dir":{"type":"string"},"discovery":{"type":"string"},"graphite_host":{"type":"string"},"http_read_timeout":{"type":"number"},"http_write_timeout":{"type":"number"},"key_file":{"type":"string"},"max_result_buffer":{"type":"integer"},"max_retry_attempts":{"type":"integer"},"name":{"type":"string"},"peer_addr":{"type":"string"},"peer_bind_addr":{"type":"string"},"peer_ca_file":{"type":"string"},"peer_cert_file":{"type":"string"},"peer_key_file":{"type":"string"},"peer_election_timeout":{"type":"integer"},"peer_heartbeat_interval":{"type":"integer"},"peers":{"type":"string"},"peers_file":{"type":"string"},"retry_interval":{"type":"number"},"snapshot":{"type":"boolean"},"snapshot_count":{"type":"integer"},"trace":{"type":"string"},"verbose":{"type":"boolean"},"very_verbose":{"type":"boolean"},"very_very_verbose":{"type":"boolean"},"advertise_client_urls":{"type":"string"},"discovery_fallback":{"type":"string"},"discovery_srv":{"type":"string"},"discovery_proxy":{"type":"string"},"election_timeout":{"type":"integer"},"force_new_cluster":{"type":"boolean"},"heartbeat_interval":{"type":"integer"},"initial_advertise_peer_urls":{"type":"string"},"initial_cluster":{"type":"string"},"initial_cluster_state":{"type":"string"},"initial_cluster_token":{"type":"string"},"listen_client_urls":{"type":"string"},"listen_peer_urls":{"type":"string"},"max_snapshots":{"type":"integer"},"max_wals":{"type":"integer"},"proxy":{"type":"string"}}},"etcd2":{"type":"object","additionalProperties":false,"properties":{"advertise_client_urls":{"type":"string"},"ca_file":{"type":"string"},"cert_file":{"type":"string"},"client_cert_auth":{"type":"boolean"},"cors":{"type":"string"},"data_dir":{"type":"string"},"debug":{"type":"boolean"},"discovery":{"type":"string"},"discovery_fallback":{"type":"string"},"discovery_srv":{"type":"string"},"discovery_proxy":{"type":"string"},"election_timeout":{"type":"integer"},"enable_pprof":{"type":"boolean"},"force_new_cluster":{"type":"boolean"},"heartbeat_interval":{"type":"integer"},"initial_advertise_peer_urls":{"type":"string"},"initial_cluster":{"type":"string"},"initial_cluster_state":{"type":"string"},"initial_cluster_token":{"type":"string"},"key_file":{"type":"string"},"listen_client_urls":{"type":"string"},"listen_peer_urls":{"type":"string"},"log_package_levels":{"type":"string"},"max_snapshots":{"type":"integer"},"max_wals":{"type":"integer"},"name":{"type":"string"},"peer_ca_file":{"type":"string"},"peer_cert_file":{"type":"string"},"peer_key_file":{"type":"string"},"peer_client_cert_auth":{"type":"boolean"},"peer_trusted_ca_file":{"type":"string"},"proxy":{"type":"string","enum":["on","off","readonly"]},"proxy_dial_timeout":{"type":"integer"},"proxy_failure_wait":{"type":"integer"},"proxy_read_timeout":{"type":"integer"},"proxy_refresh_interval":{"type":"integer"},"proxy_write_timeout":{"type":"integer"},"snapshot_count":{"type":"integer"},"strict_reconfig_check":{"type":"boolean"},"trusted_ca_file":{"type":"string"},"wal_dir":{"type":"string"}}},"fleet":{"type":"object","additionalProperties":false,"properties":{"agent_ttl":{"type":"string"},"authorized_keys_file":{"type":"string"},"disable_engine":{"type":"boolean"},"engine_reconcile_interval":{"type":"number"},"etcd_cafile":{"type":"string"},"etcd_certfile":{"type":"string"},"etcd_keyfile":{"type":"string"},"etcd_key_prefix":{"type":"string"},"etcd_request_timeout":{"type":"number"},"etcd_servers":{"type":"string"},"etcd_username":{"type":"string"},"etcd_password":{"type":"string"},"metadata":{"type":"string"},"public_ip":{"type":"string"},"token_limit":{"type":"integer"},"verbosity":{"type":"integer"},"verify_units":{"type":"boolean"}}},"flannel":{"type":"object","additionalProperties":false,"properties":{"etcd_endpoints":{"type":"string"},"etcd_cafile":{"type":"string"},"etcd_certfile":{"type":"string"},"etcd_keyfile":{"type":"string"},"etcd_username":{"type":"string"},"etcd_password":{"type":"string"},"etcd_prefix":{"type":"string"},"ip_masq":{"type":"string"},"subnet_file":{"type":"string"},"interface":{"type":"string"},"public_ip":{"type":"string"}}},"locksmith":{"type":"object","additionalProperties":false,"properties":{"endpoint":{"type":"string"},"etcd_cafile":{"type":"string"},"etcd_certfile":{"type":"string"},"etcd_keyfile":{"type":"string"},"etcd_username":{"type":"string"},"etcd_password":{"type":"string"},"group":{"type":"string"},"window_start":{"type":"string","pattern":"^([A-Za-z]{3,9} +)?[0-9]{1,2}:[0-9]{2}$"},"window_length":{"type":"string","pattern":"^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$"}}},"update":{"type":"object","additionalProperties":false,"properties":{"reboot_strategy":{"type":"string","enum":["reboot","etcd-lock","off"]},"group":{"type":"string"},"server":{"type":"string"}}},"oem":{"type":"object","additionalProperties":false,"properties":{"id":{"type":"string"},"name":{"type":"string"},"version_id":{"type":"string"},"home_url":{"type":"string"},"bug_report_url":{"type":"string"}}},"unit":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1},"mask":{"type":"boolean"},"enable":{"type":"boolean"},"runtime":{"type":"boolean"},"content":{"type":"string"},"command":{"type":"string","enum":["start","stop","restart","reload","try-restart","reload-or-restart","reload-or-try-restart"]},"drop_ins":{"type":"array","items":{"$ref":"#/definitions/drop_in"}},"substitute":{"type":"string","enum":["true","false","all"]}}},"drop_in":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1},"content":{"type":"string"}}},"file":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"type":"string","pattern":"^/"},"content":{"type":"string"},"encoding":{"type":"string","enum":["b64","base64","gz","gzip","gz+base64","gzip+base64","gz+b64","gzip+b64"]},"owner":{"type":"string"},"permissions":{"type":"string","pattern":"^(0?[0-7]{3,4}|0o[0-7]{3,4})$"},"append":{"type":"boolean"},"overwrite":{"type":"boolean"},"source":{"type":"string","pattern":"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]"},"sha256":{"type":"string","pattern":"^[0-9a-fA-F]{64}$"},"substitute":{"type":"string","enum":["true","false","all"]}},"dependencies":{"source":["sha256"],"sha256":["source"]}},"user":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*[$]?$","maxLength":32},"passwd":{"type":"string"},"ssh_authorized_keys":{"type":"array","items":{"type":"string"}},"coreos_ssh_import_github":{"type":"string"},"coreos_ssh_import_github_users":{"type":"array","items":{"type":"string"}},"coreos_ssh_import_url":{"type":"string"},"gecos":{"type":"string","pattern":"^[^:\\r\\n]*$"},"homedir":{"type":"string"},"no_create_home":{"type":"boolean"},"primary_group":{"type":"string"},"groups":{"type":"array","items":{"type":"string"}},"no_user_group":{"type":"boolean"},"system":{"type":"boolean"},"no_log_init":{"type":"boolean"},"shell":{"type":"string"},"uid":{"type":"integer","minimum":0,"maximum":4294967294},"lock_passwd":{"type":"boolean"},"sudo":{"type":"array","items":{"type":"string"}},"expiredate":{"type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},"inactive":{"type":"integer","minimum":-1},"ssh_import_id":{"type":"array","items":{"type":"string","pattern":"^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$"}}}}}};
const schema12 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*[$]?$","maxLength":32},"passwd":{"type":"string"},"ssh_authorized_keys":{"type":"array","items":{"type":"string"}},"coreos_ssh_import_github":{"type":"string"},"coreos_ssh_import_github_users":{"type":"array","items":{"type":"string"}},"coreos_ssh_import_url":{"type":"string"},"gecos":{"type":"string","pattern":"^[^:\\r\\n]*$"},"homedir":{"type":"string"},"no_create_home":{"type":"boolean"},"primary_group":{"type":"string"},"groups":{"type":"array","items":{"type":"string"}},"no_user_group":{"type":"boolean"},"system":{"type":"boolean"},"no_log_init":{"type":"boolean"},"shell":{"type":"string"},"uid":{"type":"integer","minimum":0,"maximum":4294967294},"lock_passwd":{"type":"boolean"},"sudo":{"type":"array","items":{"type":"string"}},"expiredate":{"type":"string","pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},"inactive":{"type":"integer","minimum":-1},"ssh_import_id":{"type":"array","items":{"type":"string","pattern":"^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$"}}}};
const schema13 = {"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"type":"string","pattern":"^/"},"content":{"type":"string"},"encoding":{"type":"string","enum":["b64","base64","gz","gzip","gz+base64","gzip+base64","gz+b64","gzip+b64"]},"owner":{"type":"string"},"permissions":{"type":"string","pattern":"^(0?[0-7]{3,4}|0o[0-7]{3,4})$"},"append":{"type":"boolean"},"overwrite":{"type":"boolean"},"source":{"type":"string","pattern":"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]"},"sha256":{"type":"string","pattern":"^[0-9a-fA-F]{64}$"},"substitute":{"type":"string","enum":["true","false","all"]}},"dependencies":{"source":["sha256"],"sha256":["source"]}};
const func2 = Object.prototype.hasOwnProperty;
const func3 = (text) => Array.from(text).length;
const pattern0 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]*[$]?$", "");
const pattern1 = new RegExp("^[^:\\r\\n]*$", "");
const pattern2 = new RegExp("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "");
const pattern3 = new RegExp("^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$", "");
const pattern4 = new RegExp("^/", "");
const pattern5 = new RegExp("^(0?[0-7]{3,4}|0o[0-7]{3,4})$", "");
const pattern6 = new RegExp("^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]", "");
const pattern7 = new RegExp("^[0-9a-fA-F]{64}$", "");
const schema14 = {"type":"object","additionalProperties":false,"properties":{"etcd":{"$ref":"#/definitions/etcd"},"etcd2":{"$ref":"#/definitions/etcd2"},"fleet":{"$ref":"#/definitions/fleet"},"flannel":{"$ref":"#/definitions/flannel"},"locksmith":{"$ref":"#/definitions/locksmith"},"update":{"$ref":"#/definitions/update"},"oem":{"$ref":"#/definitions/oem"},"units":{"type":"array","items":{"$ref":"#/definitions/unit"}}}};
const schema15 = {"type":"object","additionalProperties":false,"properties":{"addr":{"type":"string"},"bind_addr":{"type":"string"},"ca_file":{"type":"string"},"cert_file":{"type":"string"},"cluster_active_size":{"type":"integer"},"cluster_remove_delay":{"type":"number"},"cluster_sync_interval":{"type":"number"},"cors":{"type":"string"},"data_dir":{"type":"string"},"discovery":{"type":"string"},"graphite_host":{"type":"string"},"http_read_timeout":{"type":"number"},"http_write_timeout":{"type":"number"},"key_file":{"type":"string"},"max_result_buffer":{"type":"integer"},"max_retry_attempts":{"type":"integer"},"name":{"type":"string"},"peer_addr":{"type":"string"},"peer_bind_addr":{"type":"string"},"peer_ca_file":{"type":"string"},"peer_cert_file":{"type":"string"},"peer_key_file":{"type":"string"},"peer_election_timeout":{"type":"integer"},"peer_heartbeat_interval":{"type":"integer"},"peers":{"type":"string"},"peers_file":{"type":"string"},"retry_interval":{"type":"number"},"snapshot":{"type":"boolean"},"snapshot_count":{"type":"integer"},"trace":{"type":"string"},"verbose":{"type":"boolean"},"very_verbose":{"type":"boolean"},"very_very_verbose":{"type":"boolean"},"advertise_client_urls":{"type":"string"},"discovery_fallback":{"type":"string"},"discovery_srv":{"type":"string"},"discovery_proxy":{"type":"string"},"election_timeout":{"type":"integer"},"force_new_cluster":{"type":"boolean"},"heartbeat_interval":{"type":"integer"},"initial_advertise_peer_urls":{"type":"string"},"initial_cluster":{"type":"string"},"initial_cluster_state":{"type":"string"},"initial_cluster_token":{"type":"string"},"listen_client_urls":{"type":"string"},"listen_peer_urls":{"type":"string"},"max_snapshots":{"type":"integer"},"max_wals":{"type":"integer"},"proxy":{"type":"string"}}};
const schema16 = {"type":"object","additionalProperties":false,"properties":{"advertise_client_urls":{"type":"string"},"ca_file":{"type":"string"},"cert_file":{"type":"string"},"client_cert_auth":{"type":"boolean"},"cors":{"type":"string"},"data_dir":{"type":"string"},"debug":{"type":"boolean"},"discovery":{"type":"string"},"discovery_fallback":{"type":"string"},"discovery_srv":{"type":"string"},"discovery_proxy":{"type":"string"},"election_timeout":{"type":"integer"},"enable_pprof":{"type":"boolean"},"force_new_cluster":{"type":"boolean"},"heartbeat_interval":{"type":"integer"},"initial_advertise_peer_urls":{"type":"string"},"initial_cluster":{"type":"string"},"initial_cluster_state":{"type":"string"},"initial_cluster_token":{"type":"string"},"key_file":{"type":"string"},"listen_client_urls":{"type":"string"},"listen_peer_urls":{"type":"string"},"log_package_levels":{"type":"string"},"max_snapshots":{"type":"integer"},"max_wals":{"type":"integer"},"name":{"type":"string"},"peer_ca_file":{"type":"string"},"peer_cert_file":{"type":"string"},"peer_key_file":{"type":"string"},"peer_client_cert_auth":{"type":"boolean"},"peer_trusted_ca_file":{"type":"string"},"proxy":{"type":"string","enum":["on","off","readonly"]},"proxy_dial_timeout":{"type":"integer"},"proxy_failure_wait":{"type":"integer"},"proxy_read_timeout":{"type":"integer"},"proxy_refresh_interval":{"type":"integer"},"proxy_write_timeout":{"type":"integer"},"snapshot_count":{"type":"integer"},"strict_reconfig_check":{"type":"boolean"},"trusted_ca_file":{"type":"string"},"wal_dir":{"type":"string"}}};
const schema17 = {"type":"object","additionalProperties":false,"properties":{"agent_ttl":{"type":"string"},"authorized_keys_file":{"type":"string"},"disable_engine":{"type":"boolean"},"engine_reconcile_interval":{"type":"number"},"etcd_cafile":{"type":"string"},"etcd_certfile":{"type":"string"},"etcd_keyfile":{"type":"string"},"etcd_key_prefix":{"type":"string"},"etcd_request_timeout":{"type":"number"},"etcd_servers":{"type":"string"},"etcd_username":{"type":"string"},"etcd_password":{"type":"string"},"metadata":{"type":"string"},"public_ip":{"type":"string"},"token_limit":{"type":"integer"},"verbosity":{"type":"integer"},"verify_units":{"type":"boolean"}}};
const schema18 = {"type":"object","additionalProperties":false,"properties":{"etcd_endpoints":{"type":"string"},"etcd_cafile":{"type":"string"},"etcd_certfile":{"type":"string"},"etcd_keyfile":{"type":"string"},"etcd_username":{"type":"string"},"etcd_password":{"type":"string"},"etcd_prefix":{"type":"string"},"ip_masq":{"type":"string"},"subnet_file":{"type":"string"},"interface":{"type":"string"},"public_ip":{"type":"string"}}};
const schema19 = {"type":"object","additionalProperties":false,"properties":{"endpoint":{"type":"string"},"etcd_cafile":{"type":"string"},"etcd_certfile":{"type":"string"},"etcd_keyfile":{"type":"string"},"etcd_username":{"type":"string"},"etcd_password":{"type":"string"},"group":{"type":"string"},"window_start":{"type":"string","pattern":"^([A-Za-z]{3,9} +)?[0-9]{1,2}:[0-9]{2}$"},"window_length":{"type":"string","pattern":"^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$"}}};
const schema20 = {"type":"object","additionalProperties":false,"properties":{"reboot_strategy":{"type":"string","enum":["reboot","etcd-lock","off"]},"group":{"type":"string"},"server":{"type":"string"}}};
const schema21 = {"type":"object","additionalProperties":false,"properties":{"id":{"type":"string"},"name":{"type":"string"},"version_id":{"type":"string"},"home_url":{"type":"string"},"bug_report_url":{"type":"string"}}};
const pattern8 = new RegExp("^([A-Za-z]{3,9} +)?[0-9]{1,2}:[0-9]{2}$", "");
const pattern9 = new RegExp("^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$", "");
const schema22 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1},"mask":{"type":"boolean"},"enable":{"type":"boolean"},"runtime":{"type":"boolean"},"content":{"type":"string"},"command":{"type":"string","enum":["start","stop","restart","reload","try-restart","reload-or-restart","reload-or-try-restart"]},"drop_ins":{"type":"array","items":{"$ref":"#/definitions/drop_in"}},"substitute":{"type":"string","enum":["true","false","all"]}}};
const schema23 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1},"content":{"type":"string"}}};
function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "name") || (key0 === "mask")) || (key0 === "enable")) || (key0 === "runtime")) || (key0 === "content")) || (key0 === "command")) || (key0 === "drop_ins")) || (key0 === "substitute"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(func3(data0) < 1){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.mask !== undefined){
if(typeof data.mask !== "boolean"){
const err4 = {instancePath:instancePath+"/mask",schemaPath:"#/properties/mask/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.enable !== undefined){
if(typeof data.enable !== "boolean"){
const err5 = {instancePath:instancePath+"/enable",schemaPath:"#/properties/enable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.runtime !== undefined){
if(typeof data.runtime !== "boolean"){
const err6 = {instancePath:instancePath+"/runtime",schemaPath:"#/properties/runtime/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.content !== undefined){
if(typeof data.content !== "string"){
const err7 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.command !== undefined){
let data5 = data.command;
if(typeof data5 !== "string"){
const err8 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(((((((data5 === "start") || (data5 === "stop")) || (data5 === "restart")) || (data5 === "reload")) || (data5 === "try-restart")) || (data5 === "reload-or-restart")) || (data5 === "reload-or-try-restart"))){
const err9 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/enum",keyword:"enum",params:{allowedValues: schema22.properties.command.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.drop_ins !== undefined){
let data6 = data.drop_ins;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.name === undefined){
const err10 = {instancePath:instancePath+"/drop_ins/" + i0,schemaPath:"#/definitions/drop_in/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data7){
if(!((key1 === "name") || (key1 === "content"))){
const err11 = {instancePath:instancePath+"/drop_ins/" + i0,schemaPath:"#/definitions/drop_in/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data7.name !== undefined){
let data8 = data7.name;
if(typeof data8 === "string"){
if(func3(data8) < 1){
const err12 = {instancePath:instancePath+"/drop_ins/" + i0+"/name",schemaPath:"#/definitions/drop_in/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/drop_ins/" + i0+"/name",schemaPath:"#/definitions/drop_in/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data7.content !== undefined){
if(typeof data7.content !== "string"){
const err14 = {instancePath:instancePath+"/drop_ins/" + i0+"/content",schemaPath:"#/definitions/drop_in/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/drop_ins/" + i0,schemaPath:"#/definitions/drop_in/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/drop_ins",schemaPath:"#/properties/drop_ins/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.substitute !== undefined){
let data10 = data.substitute;
if(typeof data10 !== "string"){
const err17 = {instancePath:instancePath+"/substitute",schemaPath:"#/properties/substitute/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!(((data10 === "true") || (data10 === "false")) || (data10 === "all"))){
const err18 = {instancePath:instancePath+"/substitute",schemaPath:"#/properties/substitute/enum",keyword:"enum",params:{allowedValues: schema22.properties.substitute.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
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
if(!((((((((key0 === "etcd") || (key0 === "etcd2")) || (key0 === "fleet")) || (key0 === "flannel")) || (key0 === "locksmith")) || (key0 === "update")) || (key0 === "oem")) || (key0 === "units"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.etcd !== undefined){
let data0 = data.etcd;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(func2.call(schema15.properties, key1))){
const err1 = {instancePath:instancePath+"/etcd",schemaPath:"#/definitions/etcd/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.addr !== undefined){
if(typeof data0.addr !== "string"){
const err2 = {instancePath:instancePath+"/etcd/addr",schemaPath:"#/definitions/etcd/properties/addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.bind_addr !== undefined){
if(typeof data0.bind_addr !== "string"){
const err3 = {instancePath:instancePath+"/etcd/bind_addr",schemaPath:"#/definitions/etcd/properties/bind_addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.ca_file !== undefined){
if(typeof data0.ca_file !== "string"){
const err4 = {instancePath:instancePath+"/etcd/ca_file",schemaPath:"#/definitions/etcd/properties/ca_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.cert_file !== undefined){
if(typeof data0.cert_file !== "string"){
const err5 = {instancePath:instancePath+"/etcd/cert_file",schemaPath:"#/definitions/etcd/properties/cert_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.cluster_active_size !== undefined){
let data5 = data0.cluster_active_size;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err6 = {instancePath:instancePath+"/etcd/cluster_active_size",schemaPath:"#/definitions/etcd/properties/cluster_active_size/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.cluster_remove_delay !== undefined){
let data6 = data0.cluster_remove_delay;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err7 = {instancePath:instancePath+"/etcd/cluster_remove_delay",schemaPath:"#/definitions/etcd/properties/cluster_remove_delay/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.cluster_sync_interval !== undefined){
let data7 = data0.cluster_sync_interval;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err8 = {instancePath:instancePath+"/etcd/cluster_sync_interval",schemaPath:"#/definitions/etcd/properties/cluster_sync_interval/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.cors !== undefined){
if(typeof data0.cors !== "string"){
const err9 = {instancePath:instancePath+"/etcd/cors",schemaPath:"#/definitions/etcd/properties/cors/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.data_dir !== undefined){
if(typeof data0.data_dir !== "string"){
const err10 = {instancePath:instancePath+"/etcd/data_dir",schemaPath:"#/definitions/etcd/properties/data_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.discovery !== undefined){
if(typeof data0.discovery !== "string"){
const err11 = {instancePath:instancePath+"/etcd/discovery",schemaPath:"#/definitions/etcd/properties/discovery/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.graphite_host !== undefined){
if(typeof data0.graphite_host !== "string"){
const err12 = {instancePath:instancePath+"/etcd/graphite_host",schemaPath:"#/definitions/etcd/properties/graphite_host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.http_read_timeout !== undefined){
let data12 = data0.http_read_timeout;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err13 = {instancePath:instancePath+"/etcd/http_read_timeout",schemaPath:"#/definitions/etcd/properties/http_read_timeout/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.http_write_timeout !== undefined){
let data13 = data0.http_write_timeout;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err14 = {instancePath:instancePath+"/etcd/http_write_timeout",schemaPath:"#/definitions/etcd/properties/http_write_timeout/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data0.key_file !== undefined){
if(typeof data0.key_file !== "string"){
const err15 = {instancePath:instancePath+"/etcd/key_file",schemaPath:"#/definitions/etcd/properties/key_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data0.max_result_buffer !== undefined){
let data15 = data0.max_result_buffer;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err16 = {instancePath:instancePath+"/etcd/max_result_buffer",schemaPath:"#/definitions/etcd/properties/max_result_buffer/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data0.max_retry_attempts !== undefined){
let data16 = data0.max_retry_attempts;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err17 = {instancePath:instancePath+"/etcd/max_retry_attempts",schemaPath:"#/definitions/etcd/properties/max_retry_attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data0.name !== undefined){
if(typeof data0.name !== "string"){
const err18 = {instancePath:instancePath+"/etcd/name",schemaPath:"#/definitions/etcd/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data0.peer_addr !== undefined){
if(typeof data0.peer_addr !== "string"){
const err19 = {instancePath:instancePath+"/etcd/peer_addr",schemaPath:"#/definitions/etcd/properties/peer_addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data0.peer_bind_addr !== undefined){
if(typeof data0.peer_bind_addr !== "string"){
const err20 = {instancePath:instancePath+"/etcd/peer_bind_addr",schemaPath:"#/definitions/etcd/properties/peer_bind_addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data0.peer_ca_file !== undefined){
if(typeof data0.peer_ca_file !== "string"){
const err21 = {instancePath:instancePath+"/etcd/peer_ca_file",schemaPath:"#/definitions/etcd/properties/peer_ca_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data0.peer_cert_file !== undefined){
if(typeof data0.peer_cert_file !== "string"){
const err22 = {instancePath:instancePath+"/etcd/peer_cert_file",schemaPath:"#/definitions/etcd/properties/peer_cert_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data0.peer_key_file !== undefined){
if(typeof data0.peer_key_file !== "string"){
const err23 = {instancePath:instancePath+"/etcd/peer_key_file",schemaPath:"#/definitions/etcd/properties/peer_key_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data0.peer_election_timeout !== undefined){
let data23 = data0.peer_election_timeout;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err24 = {instancePath:instancePath+"/etcd/peer_election_timeout",schemaPath:"#/definitions/etcd/properties/peer_election_timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data0.peer_heartbeat_interval !== undefined){
let data24 = data0.peer_heartbeat_interval;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err25 = {instancePath:instancePath+"/etcd/peer_heartbeat_interval",schemaPath:"#/definitions/etcd/properties/peer_heartbeat_interval/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data0.peers !== undefined){
if(typeof data0.peers !== "string"){
const err26 = {instancePath:instancePath+"/etcd/peers",schemaPath:"#/definitions/etcd/properties/peers/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data0.peers_file !== undefined){
if(typeof data0.peers_file !== "string"){
const err27 = {instancePath:instancePath+"/etcd/peers_file",schemaPath:"#/definitions/etcd/properties/peers_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data0.retry_interval !== undefined){
let data27 = data0.retry_interval;
if(!((typeof data27 == "number") && (isFinite(data27)))){
const err28 = {instancePath:instancePath+"/etcd/retry_interval",schemaPath:"#/definitions/etcd/properties/retry_interval/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data0.snapshot !== undefined){
if(typeof data0.snapshot !== "boolean"){
const err29 = {instancePath:instancePath+"/etcd/snapshot",schemaPath:"#/definitions/etcd/properties/snapshot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data0.snapshot_count !== undefined){
let data29 = data0.snapshot_count;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err30 = {instancePath:instancePath+"/etcd/snapshot_count",schemaPath:"#/definitions/etcd/properties/snapshot_count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data0.trace !== undefined){
if(typeof data0.trace !== "string"){
const err31 = {instancePath:instancePath+"/etcd/trace",schemaPath:"#/definitions/etcd/properties/trace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data0.verbose !== undefined){
if(typeof data0.verbose !== "boolean"){
const err32 = {instancePath:instancePath+"/etcd/verbose",schemaPath:"#/definitions/etcd/properties/verbose/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data0.very_verbose !== undefined){
if(typeof data0.very_verbose !== "boolean"){
const err33 = {instancePath:instancePath+"/etcd/very_verbose",schemaPath:"#/definitions/etcd/properties/very_verbose/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data0.very_very_verbose !== undefined){
if(typeof data0.very_very_verbose !== "boolean"){
const err34 = {instancePath:instancePath+"/etcd/very_very_verbose",schemaPath:"#/definitions/etcd/properties/very_very_verbose/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data0.advertise_client_urls !== undefined){
if(typeof data0.advertise_client_urls !== "string"){
const err35 = {instancePath:instancePath+"/etcd/advertise_client_urls",schemaPath:"#/definitions/etcd/properties/advertise_client_urls/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data0.discovery_fallback !== undefined){
if(typeof data0.discovery_fallback !== "string"){
const err36 = {instancePath:instancePath+"/etcd/discovery_fallback",schemaPath:"#/definitions/etcd/properties/discovery_fallback/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data0.discovery_srv !== undefined){
if(typeof data0.discovery_srv !== "string"){
const err37 = {instancePath:instancePath+"/etcd/discovery_srv",schemaPath:"#/definitions/etcd/properties/discovery_srv/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data0.discovery_proxy !== undefined){
if(typeof data0.discovery_proxy !== "string"){
const err38 = {instancePath:instancePath+"/etcd/discovery_proxy",schemaPath:"#/definitions/etcd/properties/discovery_proxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data0.election_timeout !== undefined){
let data38 = data0.election_timeout;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err39 = {instancePath:instancePath+"/etcd/election_timeout",schemaPath:"#/definitions/etcd/properties/election_timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data0.force_new_cluster !== undefined){
if(typeof data0.force_new_cluster !== "boolean"){
const err40 = {instancePath:instancePath+"/etcd/force_new_cluster",schemaPath:"#/definitions/etcd/properties/force_new_cluster/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data0.heartbeat_interval !== undefined){
let data40 = data0.heartbeat_interval;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err41 = {instancePath:instancePath+"/etcd/heartbeat_interval",schemaPath:"#/definitions/etcd/properties/heartbeat_interval/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data0.initial_advertise_peer_urls !== undefined){
if(typeof data0.initial_advertise_peer_urls !== "string"){
const err42 = {instancePath:instancePath+"/etcd/initial_advertise_peer_urls",schemaPath:"#/definitions/etcd/properties/initial_advertise_peer_urls/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data0.initial_cluster !== undefined){
if(typeof data0.initial_cluster !== "string"){
const err43 = {instancePath:instancePath+"/etcd/initial_cluster",schemaPath:"#/definitions/etcd/properties/initial_cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data0.initial_cluster_state !== undefined){
if(typeof data0.initial_cluster_state !== "string"){
const err44 = {instancePath:instancePath+"/etcd/initial_cluster_state",schemaPath:"#/definitions/etcd/properties/initial_cluster_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data0.initial_cluster_token !== undefined){
if(typeof data0.initial_cluster_token !== "string"){
const err45 = {instancePath:instancePath+"/etcd/initial_cluster_token",schemaPath:"#/definitions/etcd/properties/initial_cluster_token/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data0.listen_client_urls !== undefined){
if(typeof data0.listen_client_urls !== "string"){
const err46 = {instancePath:instancePath+"/etcd/listen_client_urls",schemaPath:"#/definitions/etcd/properties/listen_client_urls/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data0.listen_peer_urls !== undefined){
if(typeof data0.listen_peer_urls !== "string"){
const err47 = {instancePath:instancePath+"/etcd/listen_peer_urls",schemaPath:"#/definitions/etcd/properties/listen_peer_urls/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data0.max_snapshots !== undefined){
let data47 = data0.max_snapshots;
if(!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))){
const err48 = {instancePath:instancePath+"/etcd/max_snapshots",schemaPath:"#/definitions/etcd/properties/max_snapshots/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data0.max_wals !== undefined){
let data48 = data0.max_wals;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
const err49 = {instancePath:instancePath+"/etcd/max_wals",schemaPath:"#/definitions/etcd/properties/max_wals/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data0.proxy !== undefined){
if(typeof data0.proxy !== "string"){
const err50 = {instancePath:instancePath+"/etcd/proxy",schemaPath:"#/definitions/etcd/properties/proxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/etcd",schemaPath:"#/definitions/etcd/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.etcd2 !== undefined){
let data50 = data.etcd2;
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
for(const key2 in data50){
if(!(func2.call(schema16.properties, key2))){
const err52 = {instancePath:instancePath+"/etcd2",schemaPath:"#/definitions/etcd2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data50.advertise_client_urls !== undefined){
if(typeof data50.advertise_client_urls !== "string"){
const err53 = {instancePath:instancePath+"/etcd2/advertise_client_urls",schemaPath:"#/definitions/etcd2/properties/advertise_client_urls/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data50.ca_file !== undefined){
if(typeof data50.ca_file !== "string"){
const err54 = {instancePath:instancePath+"/etcd2/ca_file",schemaPath:"#/definitions/etcd2/properties/ca_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data50.cert_file !== undefined){
if(typeof data50.cert_file !== "string"){
const err55 = {instancePath:instancePath+"/etcd2/cert_file",schemaPath:"#/definitions/etcd2/properties/cert_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data50.client_cert_auth !== undefined){
if(typeof data50.client_cert_auth !== "boolean"){
const err56 = {instancePath:instancePath+"/etcd2/client_cert_auth",schemaPath:"#/definitions/etcd2/properties/client_cert_auth/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data50.cors !== undefined){
if(typeof data50.cors !== "string"){
const err57 = {instancePath:instancePath+"/etcd2/cors",schemaPath:"#/definitions/etcd2/properties/cors/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data50.data_dir !== undefined){
if(typeof data50.data_dir !== "string"){
const err58 = {instancePath:instancePath+"/etcd2/data_dir",schemaPath:"#/definitions/etcd2/properties/data_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data50.debug !== undefined){
if(typeof data50.debug !== "boolean"){
const err59 = {instancePath:instancePath+"/etcd2/debug",schemaPath:"#/definitions/etcd2/properties/debug/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data50.discovery !== undefined){
if(typeof data50.discovery !== "string"){
const err60 = {instancePath:instancePath+"/etcd2/discovery",schemaPath:"#/definitions/etcd2/properties/discovery/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data50.discovery_fallback !== undefined){
if(typeof data50.discovery_fallback !== "string"){
const err61 = {instancePath:instancePath+"/etcd2/discovery_fallback",schemaPath:"#/definitions/etcd2/properties/discovery_fallback/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data50.discovery_srv !== undefined){
if(typeof data50.discovery_srv !== "string"){
const err62 = {instancePath:instancePath+"/etcd2/discovery_srv",schemaPath:"#/definitions/etcd2/properties/discovery_srv/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data50.discovery_proxy !== undefined){
if(typeof data50.discovery_proxy !== "string"){
const err63 = {instancePath:instancePath+"/etcd2/discovery_proxy",schemaPath:"#/definitions/etcd2/properties/discovery_proxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data50.election_timeout !== undefined){
let data62 = data50.election_timeout;
if(!(((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62))) && (isFinite(data62)))){
const err64 = {instancePath:instancePath+"/etcd2/election_timeout",schemaPath:"#/definitions/etcd2/properties/election_timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data50.enable_pprof !== undefined){
if(typeof data50.enable_pprof !== "boolean"){
const err65 = {instancePath:instancePath+"/etcd2/enable_pprof",schemaPath:"#/definitions/etcd2/properties/enable_pprof/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data50.force_new_cluster !== undefined){
if(typeof data50.force_new_cluster !== "boolean"){
const err66 = {instancePath:instancePath+"/etcd2/force_new_cluster",schemaPath:"#/definitions/etcd2/properties/force_new_cluster/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data50.heartbeat_interval !== undefined){
let data65 = data50.heartbeat_interval;
if(!(((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65))) && (isFinite(data65)))){
const err67 = {instancePath:instancePath+"/etcd2/heartbeat_interval",schemaPath:"#/definitions/etcd2/properties/heartbeat_interval/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data50.initial_advertise_peer_urls !== undefined){
if(typeof data50.initial_advertise_peer_urls !== "string"){
const err68 = {instancePath:instancePath+"/etcd2/initial_advertise_peer_urls",schemaPath:"#/definitions/etcd2/properties/initial_advertise_peer_urls/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data50.initial_cluster !== undefined){
if(typeof data50.initial_cluster !== "string"){
const err69 = {instancePath:instancePath+"/etcd2/initial_cluster",schemaPath:"#/definitions/etcd2/properties/initial_cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data50.initial_cluster_state !== undefined){
if(typeof data50.initial_cluster_state !== "string"){
const err70 = {instancePath:instancePath+"/etcd2/initial_cluster_state",schemaPath:"#/definitions/etcd2/properties/initial_cluster_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data50.initial_cluster_token !== undefined){
if(typeof data50.initial_cluster_token !== "string"){
const err71 = {instancePath:instancePath+"/etcd2/initial_cluster_token",schemaPath:"#/definitions/etcd2/properties/initial_cluster_token/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data50.key_file !== undefined){
if(typeof data50.key_file !== "string"){
const err72 = {instancePath:instancePath+"/etcd2/key_file",schemaPath:"#/definitions/etcd2/properties/key_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data50.listen_client_urls !== undefined){
if(typeof data50.listen_client_urls !== "string"){
const err73 = {instancePath:instancePath+"/etcd2/listen_client_urls",schemaPath:"#/definitions/etcd2/properties/listen_client_urls/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data50.listen_peer_urls !== undefined){
if(typeof data50.listen_peer_urls !== "string"){
const err74 = {instancePath:instancePath+"/etcd2/listen_peer_urls",schemaPath:"#/definitions/etcd2/properties/listen_peer_urls/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data50.log_package_levels !== undefined){
if(typeof data50.log_package_levels !== "string"){
const err75 = {instancePath:instancePath+"/etcd2/log_package_levels",schemaPath:"#/definitions/etcd2/properties/log_package_levels/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data50.max_snapshots !== undefined){
let data74 = data50.max_snapshots;
if(!(((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74))) && (isFinite(data74)))){
const err76 = {instancePath:instancePath+"/etcd2/max_snapshots",schemaPath:"#/definitions/etcd2/properties/max_snapshots/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data50.max_wals !== undefined){
let data75 = data50.max_wals;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err77 = {instancePath:instancePath+"/etcd2/max_wals",schemaPath:"#/definitions/etcd2/properties/max_wals/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data50.name !== undefined){
if(typeof data50.name !== "string"){
const err78 = {instancePath:instancePath+"/etcd2/name",schemaPath:"#/definitions/etcd2/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data50.peer_ca_file !== undefined){
if(typeof data50.peer_ca_file !== "string"){
const err79 = {instancePath:instancePath+"/etcd2/peer_ca_file",schemaPath:"#/definitions/etcd2/properties/peer_ca_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data50.peer_cert_file !== undefined){
if(typeof data50.peer_cert_file !== "string"){
const err80 = {instancePath:instancePath+"/etcd2/peer_cert_file",schemaPath:"#/definitions/etcd2/properties/peer_cert_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data50.peer_key_file !== undefined){
if(typeof data50.peer_key_file !== "string"){
const err81 = {instancePath:instancePath+"/etcd2/peer_key_file",schemaPath:"#/definitions/etcd2/properties/peer_key_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data50.peer_client_cert_auth !== undefined){
if(typeof data50.peer_client_cert_auth !== "boolean"){
const err82 = {instancePath:instancePath+"/etcd2/peer_client_cert_auth",schemaPath:"#/definitions/etcd2/properties/peer_client_cert_auth/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data50.peer_trusted_ca_file !== undefined){
if(typeof data50.peer_trusted_ca_file !== "string"){
const err83 = {instancePath:instancePath+"/etcd2/peer_trusted_ca_file",schemaPath:"#/definitions/etcd2/properties/peer_trusted_ca_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data50.proxy !== undefined){
let data82 = data50.proxy;
if(typeof data82 !== "string"){
const err84 = {instancePath:instancePath+"/etcd2/proxy",schemaPath:"#/definitions/etcd2/properties/proxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(!(((data82 === "on") || (data82 === "off")) || (data82 === "readonly"))){
const err85 = {instancePath:instancePath+"/etcd2/proxy",schemaPath:"#/definitions/etcd2/properties/proxy/enum",keyword:"enum",params:{allowedValues: schema16.properties.proxy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data50.proxy_dial_timeout !== undefined){
let data83 = data50.proxy_dial_timeout;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
const err86 = {instancePath:instancePath+"/etcd2/proxy_dial_timeout",schemaPath:"#/definitions/etcd2/properties/proxy_dial_timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data50.proxy_failure_wait !== undefined){
let data84 = data50.proxy_failure_wait;
if(!(((typeof data84 == "number") && (!(data84 % 1) && !isNaN(data84))) && (isFinite(data84)))){
const err87 = {instancePath:instancePath+"/etcd2/proxy_failure_wait",schemaPath:"#/definitions/etcd2/properties/proxy_failure_wait/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data50.proxy_read_timeout !== undefined){
let data85 = data50.proxy_read_timeout;
if(!(((typeof data85 == "number") && (!(data85 % 1) && !isNaN(data85))) && (isFinite(data85)))){
const err88 = {instancePath:instancePath+"/etcd2/proxy_read_timeout",schemaPath:"#/definitions/etcd2/properties/proxy_read_timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data50.proxy_refresh_interval !== undefined){
let data86 = data50.proxy_refresh_interval;
if(!(((typeof data86 == "number") && (!(data86 % 1) && !isNaN(data86))) && (isFinite(data86)))){
const err89 = {instancePath:instancePath+"/etcd2/proxy_refresh_interval",schemaPath:"#/definitions/etcd2/properties/proxy_refresh_interval/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data50.proxy_write_timeout !== undefined){
let data87 = data50.proxy_write_timeout;
if(!(((typeof data87 == "number") && (!(data87 % 1) && !isNaN(data87))) && (isFinite(data87)))){
const err90 = {instancePath:instancePath+"/etcd2/proxy_write_timeout",schemaPath:"#/definitions/etcd2/properties/proxy_write_timeout/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data50.snapshot_count !== undefined){
let data88 = data50.snapshot_count;
if(!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))){
const err91 = {instancePath:instancePath+"/etcd2/snapshot_count",schemaPath:"#/definitions/etcd2/properties/snapshot_count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data50.strict_reconfig_check !== undefined){
if(typeof data50.strict_reconfig_check !== "boolean"){
const err92 = {instancePath:instancePath+"/etcd2/strict_reconfig_check",schemaPath:"#/definitions/etcd2/properties/strict_reconfig_check/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data50.trusted_ca_file !== undefined){
if(typeof data50.trusted_ca_file !== "string"){
const err93 = {instancePath:instancePath+"/etcd2/trusted_ca_file",schemaPath:"#/definitions/etcd2/properties/trusted_ca_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data50.wal_dir !== undefined){
if(typeof data50.wal_dir !== "string"){
const err94 = {instancePath:instancePath+"/etcd2/wal_dir",schemaPath:"#/definitions/etcd2/properties/wal_dir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/etcd2",schemaPath:"#/definitions/etcd2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data.fleet !== undefined){
let data92 = data.fleet;
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
for(const key3 in data92){
if(!(func2.call(schema17.properties, key3))){
const err96 = {instancePath:instancePath+"/fleet",schemaPath:"#/definitions/fleet/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data92.agent_ttl !== undefined){
if(typeof data92.agent_ttl !== "string"){
const err97 = {instancePath:instancePath+"/fleet/agent_ttl",schemaPath:"#/definitions/fleet/properties/agent_ttl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data92.authorized_keys_file !== undefined){
if(typeof data92.authorized_keys_file !== "string"){
const err98 = {instancePath:instancePath+"/fleet/authorized_keys_file",schemaPath:"#/definitions/fleet/properties/authorized_keys_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data92.disable_engine !== undefined){
if(typeof data92.disable_engine !== "boolean"){
const err99 = {instancePath:instancePath+"/fleet/disable_engine",schemaPath:"#/definitions/fleet/properties/disable_engine/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data92.engine_reconcile_interval !== undefined){
let data96 = data92.engine_reconcile_interval;
if(!((typeof data96 == "number") && (isFinite(data96)))){
const err100 = {instancePath:instancePath+"/fleet/engine_reconcile_interval",schemaPath:"#/definitions/fleet/properties/engine_reconcile_interval/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data92.etcd_cafile !== undefined){
if(typeof data92.etcd_cafile !== "string"){
const err101 = {instancePath:instancePath+"/fleet/etcd_cafile",schemaPath:"#/definitions/fleet/properties/etcd_cafile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data92.etcd_certfile !== undefined){
if(typeof data92.etcd_certfile !== "string"){
const err102 = {instancePath:instancePath+"/fleet/etcd_certfile",schemaPath:"#/definitions/fleet/properties/etcd_certfile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data92.etcd_keyfile !== undefined){
if(typeof data92.etcd_keyfile !== "string"){
const err103 = {instancePath:instancePath+"/fleet/etcd_keyfile",schemaPath:"#/definitions/fleet/properties/etcd_keyfile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data92.etcd_key_prefix !== undefined){
if(typeof data92.etcd_key_prefix !== "string"){
const err104 = {instancePath:instancePath+"/fleet/etcd_key_prefix",schemaPath:"#/definitions/fleet/properties/etcd_key_prefix/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data92.etcd_request_timeout !== undefined){
let data101 = data92.etcd_request_timeout;
if(!((typeof data101 == "number") && (isFinite(data101)))){
const err105 = {instancePath:instancePath+"/fleet/etcd_request_timeout",schemaPath:"#/definitions/fleet/properties/etcd_request_timeout/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data92.etcd_servers !== undefined){
if(typeof data92.etcd_servers !== "string"){
const err106 = {instancePath:instancePath+"/fleet/etcd_servers",schemaPath:"#/definitions/fleet/properties/etcd_servers/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data92.etcd_username !== undefined){
if(typeof data92.etcd_username !== "string"){
const err107 = {instancePath:instancePath+"/fleet/etcd_username",schemaPath:"#/definitions/fleet/properties/etcd_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data92.etcd_password !== undefined){
if(typeof data92.etcd_password !== "string"){
const err108 = {instancePath:instancePath+"/fleet/etcd_password",schemaPath:"#/definitions/fleet/properties/etcd_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data92.metadata !== undefined){
if(typeof data92.metadata !== "string"){
const err109 = {instancePath:instancePath+"/fleet/metadata",schemaPath:"#/definitions/fleet/properties/metadata/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data92.public_ip !== undefined){
if(typeof data92.public_ip !== "string"){
const err110 = {instancePath:instancePath+"/fleet/public_ip",schemaPath:"#/definitions/fleet/properties/public_ip/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data92.token_limit !== undefined){
let data107 = data92.token_limit;
if(!(((typeof data107 == "number") && (!(data107 % 1) && !isNaN(data107))) && (isFinite(data107)))){
const err111 = {instancePath:instancePath+"/fleet/token_limit",schemaPath:"#/definitions/fleet/properties/token_limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data92.verbosity !== undefined){
let data108 = data92.verbosity;
if(!(((typeof data108 == "number") && (!(data108 % 1) && !isNaN(data108))) && (isFinite(data108)))){
const err112 = {instancePath:instancePath+"/fleet/verbosity",schemaPath:"#/definitions/fleet/properties/verbosity/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data92.verify_units !== undefined){
if(typeof data92.verify_units !== "boolean"){
const err113 = {instancePath:instancePath+"/fleet/verify_units",schemaPath:"#/definitions/fleet/properties/verify_units/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/fleet",schemaPath:"#/definitions/fleet/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data.flannel !== undefined){
let data110 = data.flannel;
if(data110 && typeof data110 == "object" && !Array.isArray(data110)){
for(const key4 in data110){
if(!(func2.call(schema18.properties, key4))){
const err115 = {instancePath:instancePath+"/flannel",schemaPath:"#/definitions/flannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data110.etcd_endpoints !== undefined){
if(typeof data110.etcd_endpoints !== "string"){
const err116 = {instancePath:instancePath+"/flannel/etcd_endpoints",schemaPath:"#/definitions/flannel/properties/etcd_endpoints/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data110.etcd_cafile !== undefined){
if(typeof data110.etcd_cafile !== "string"){
const err117 = {instancePath:instancePath+"/flannel/etcd_cafile",schemaPath:"#/definitions/flannel/properties/etcd_cafile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data110.etcd_certfile !== undefined){
if(typeof data110.etcd_certfile !== "string"){
const err118 = {instancePath:instancePath+"/flannel/etcd_certfile",schemaPath:"#/definitions/flannel/properties/etcd_certfile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data110.etcd_keyfile !== undefined){
if(typeof data110.etcd_keyfile !== "string"){
const err119 = {instancePath:instancePath+"/flannel/etcd_keyfile",schemaPath:"#/definitions/flannel/properties/etcd_keyfile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data110.etcd_username !== undefined){
if(typeof data110.etcd_username !== "string"){
const err120 = {instancePath:instancePath+"/flannel/etcd_username",schemaPath:"#/definitions/flannel/properties/etcd_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data110.etcd_password !== undefined){
if(typeof data110.etcd_password !== "string"){
const err121 = {instancePath:instancePath+"/flannel/etcd_password",schemaPath:"#/definitions/flannel/properties/etcd_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data110.etcd_prefix !== undefined){
if(typeof data110.etcd_prefix !== "string"){
const err122 = {instancePath:instancePath+"/flannel/etcd_prefix",schemaPath:"#/definitions/flannel/properties/etcd_prefix/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data110.ip_masq !== undefined){
if(typeof data110.ip_masq !== "string"){
const err123 = {instancePath:instancePath+"/flannel/ip_masq",schemaPath:"#/definitions/flannel/properties/ip_masq/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data110.subnet_file !== undefined){
if(typeof data110.subnet_file !== "string"){
const err124 = {instancePath:instancePath+"/flannel/subnet_file",schemaPath:"#/definitions/flannel/properties/subnet_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data110.interface !== undefined){
if(typeof data110.interface !== "string"){
const err125 = {instancePath:instancePath+"/flannel/interface",schemaPath:"#/definitions/flannel/properties/interface/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data110.public_ip !== undefined){
if(typeof data110.public_ip !== "string"){
const err126 = {instancePath:instancePath+"/flannel/public_ip",schemaPath:"#/definitions/flannel/properties/public_ip/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath:instancePath+"/flannel",schemaPath:"#/definitions/flannel/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data.locksmith !== undefined){
let data122 = data.locksmith;
if(data122 && typeof data122 == "object" && !Array.isArray(data122)){
for(const key5 in data122){
if(!(func2.call(schema19.properties, key5))){
const err128 = {instancePath:instancePath+"/locksmith",schemaPath:"#/definitions/locksmith/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data122.endpoint !== undefined){
if(typeof data122.endpoint !== "string"){
const err129 = {instancePath:instancePath+"/locksmith/endpoint",schemaPath:"#/definitions/locksmith/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data122.etcd_cafile !== undefined){
if(typeof data122.etcd_cafile !== "string"){
const err130 = {instancePath:instancePath+"/locksmith/etcd_cafile",schemaPath:"#/definitions/locksmith/properties/etcd_cafile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data122.etcd_certfile !== undefined){
if(typeof data122.etcd_certfile !== "string"){
const err131 = {instancePath:instancePath+"/locksmith/etcd_certfile",schemaPath:"#/definitions/locksmith/properties/etcd_certfile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data122.etcd_keyfile !== undefined){
if(typeof data122.etcd_keyfile !== "string"){
const err132 = {instancePath:instancePath+"/locksmith/etcd_keyfile",schemaPath:"#/definitions/locksmith/properties/etcd_keyfile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data122.etcd_username !== undefined){
if(typeof data122.etcd_username !== "string"){
const err133 = {instancePath:instancePath+"/locksmith/etcd_username",schemaPath:"#/definitions/locksmith/properties/etcd_username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data122.etcd_password !== undefined){
if(typeof data122.etcd_password !== "string"){
const err134 = {instancePath:instancePath+"/locksmith/etcd_password",schemaPath:"#/definitions/locksmith/properties/etcd_password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data122.group !== undefined){
if(typeof data122.group !== "string"){
const err135 = {instancePath:instancePath+"/locksmith/group",schemaPath:"#/definitions/locksmith/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data122.window_start !== undefined){
let data130 = data122.window_start;
if(typeof data130 === "string"){
if(!pattern8.test(data130)){
const err136 = {instancePath:instancePath+"/locksmith/window_start",schemaPath:"#/definitions/locksmith/properties/window_start/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z]{3,9} +)?[0-9]{1,2}:[0-9]{2}$"},message:"must match pattern \""+"^([A-Za-z]{3,9} +)?[0-9]{1,2}:[0-9]{2}$"+"\""};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/locksmith/window_start",schemaPath:"#/definitions/locksmith/properties/window_start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data122.window_length !== undefined){
let data131 = data122.window_length;
if(typeof data131 === "string"){
if(!pattern9.test(data131)){
const err138 = {instancePath:instancePath+"/locksmith/window_length",schemaPath:"#/definitions/locksmith/properties/window_length/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$"},message:"must match pattern \""+"^([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+$"+"\""};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
else {
const err139 = {instancePath:instancePath+"/locksmith/window_length",schemaPath:"#/definitions/locksmith/properties/window_length/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
}
else {
const err140 = {instancePath:instancePath+"/locksmith",schemaPath:"#/definitions/locksmith/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data.update !== undefined){
let data132 = data.update;
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
for(const key6 in data132){
if(!(((key6 === "reboot_strategy") || (key6 === "group")) || (key6 === "server"))){
const err141 = {instancePath:instancePath+"/update",schemaPath:"#/definitions/update/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data132.reboot_strategy !== undefined){
let data133 = data132.reboot_strategy;
if(typeof data133 !== "string"){
const err142 = {instancePath:instancePath+"/update/reboot_strategy",schemaPath:"#/definitions/update/properties/reboot_strategy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(!(((data133 === "reboot") || (data133 === "etcd-lock")) || (data133 === "off"))){
const err143 = {instancePath:instancePath+"/update/reboot_strategy",schemaPath:"#/definitions/update/properties/reboot_strategy/enum",keyword:"enum",params:{allowedValues: schema20.properties.reboot_strategy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data132.group !== undefined){
if(typeof data132.group !== "string"){
const err144 = {instancePath:instancePath+"/update/group",schemaPath:"#/definitions/update/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data132.server !== undefined){
if(typeof data132.server !== "string"){
const err145 = {instancePath:instancePath+"/update/server",schemaPath:"#/definitions/update/properties/server/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
else {
const err146 = {instancePath:instancePath+"/update",schemaPath:"#/definitions/update/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data.oem !== undefined){
let data136 = data.oem;
if(data136 && typeof data136 == "object" && !Array.isArray(data136)){
for(const key7 in data136){
if(!(((((key7 === "id") || (key7 === "name")) || (key7 === "version_id")) || (key7 === "home_url")) || (key7 === "bug_report_url"))){
const err147 = {instancePath:instancePath+"/oem",schemaPath:"#/definitions/oem/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data136.id !== undefined){
if(typeof data136.id !== "string"){
const err148 = {instancePath:instancePath+"/oem/id",schemaPath:"#/definitions/oem/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data136.name !== undefined){
if(typeof data136.name !== "string"){
const err149 = {instancePath:instancePath+"/oem/name",schemaPath:"#/definitions/oem/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data136.version_id !== undefined){
if(typeof data136.version_id !== "string"){
const err150 = {instancePath:instancePath+"/oem/version_id",schemaPath:"#/definitions/oem/properties/version_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data136.home_url !== undefined){
if(typeof data136.home_url !== "string"){
const err151 = {instancePath:instancePath+"/oem/home_url",schemaPath:"#/definitions/oem/properties/home_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data136.bug_report_url !== undefined){
if(typeof data136.bug_report_url !== "string"){
const err152 = {instancePath:instancePath+"/oem/bug_report_url",schemaPath:"#/definitions/oem/properties/bug_report_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
}
else {
const err153 = {instancePath:instancePath+"/oem",schemaPath:"#/definitions/oem/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data.units !== undefined){
let data142 = data.units;
if(Array.isArray(data142)){
const len0 = data142.length;
for(let i0=0; i0<len0; i0++){
if(!(validate12(data142[i0], {instancePath:instancePath+"/units/" + i0,parentData:data142,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
}
else {
const err154 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
}
else {
const err155 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
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
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.hostname !== undefined){
if(typeof data.hostname !== "string"){
const err1 = {instancePath:instancePath+"/hostname",schemaPath:"#/properties/hostname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ssh_authorized_keys !== undefined){
let data1 = data.ssh_authorized_keys;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err2 = {instancePath:instancePath+"/ssh_authorized_keys/" + i0,schemaPath:"#/properties/ssh_authorized_keys/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/ssh_authorized_keys",schemaPath:"#/properties/ssh_authorized_keys/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
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
const err4 = {instancePath:instancePath+"/users/" + i1,schemaPath:"#/definitions/user/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 in data4){
if(!(func2.call(schema12.properties, key1))){
const err5 = {instancePath:instancePath+"/users/" + i1,schemaPath:"#/definitions/user/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data4.name !== undefined){
let data5 = data4.name;
if(typeof data5 === "string"){
if(func3(data5) > 32){
const err6 = {instancePath:instancePath+"/users/" + i1+"/name",schemaPath:"#/definitions/user/properties/name/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern0.test(data5)){
const err7 = {instancePath:instancePath+"/users/" + i1+"/name",schemaPath:"#/definitions/user/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*[$]?$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*[$]?$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/users/" + i1+"/name",schemaPath:"#/definitions/user/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data4.passwd !== undefined){
if(typeof data4.passwd !== "string"){
const err9 = {instancePath:instancePath+"/users/" + i1+"/passwd",schemaPath:"#/definitions/user/properties/passwd/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data4.ssh_authorized_keys !== undefined){
let data7 = data4.ssh_authorized_keys;
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
if(typeof data7[i2] !== "string"){
const err10 = {instancePath:instancePath+"/users/" + i1+"/ssh_authorized_keys/" + i2,schemaPath:"#/definitions/user/properties/ssh_authorized_keys/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/users/" + i1+"/ssh_authorized_keys",schemaPath:"#/definitions/user/properties/ssh_authorized_keys/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data4.coreos_ssh_import_github !== undefined){
if(typeof data4.coreos_ssh_import_github !== "string"){
const err12 = {instancePath:instancePath+"/users/" + i1+"/coreos_ssh_import_github",schemaPath:"#/definitions/user/properties/coreos_ssh_import_github/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data4.coreos_ssh_import_github_users !== undefined){
let data10 = data4.coreos_ssh_import_github_users;
if(Array.isArray(data10)){
const len3 = data10.length;
for(let i3=0; i3<len3; i3++){
if(typeof data10[i3] !== "string"){
const err13 = {instancePath:instancePath+"/users/" + i1+"/coreos_ssh_import_github_users/" + i3,schemaPath:"#/definitions/user/properties/coreos_ssh_import_github_users/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/users/" + i1+"/coreos_ssh_import_github_users",schemaPath:"#/definitions/user/properties/coreos_ssh_import_github_users/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.coreos_ssh_import_url !== undefined){
if(typeof data4.coreos_ssh_import_url !== "string"){
const err15 = {instancePath:instancePath+"/users/" + i1+"/coreos_ssh_import_url",schemaPath:"#/definitions/user/properties/coreos_ssh_import_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data4.gecos !== undefined){
let data13 = data4.gecos;
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
const err16 = {instancePath:instancePath+"/users/" + i1+"/gecos",schemaPath:"#/definitions/user/properties/gecos/pattern",keyword:"pattern",params:{pattern: "^[^:\\r\\n]*$"},message:"must match pattern \""+"^[^:\\r\\n]*$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/users/" + i1+"/gecos",schemaPath:"#/definitions/user/properties/gecos/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data4.homedir !== undefined){
if(typeof data4.homedir !== "string"){
const err18 = {instancePath:instancePath+"/users/" + i1+"/homedir",schemaPath:"#/definitions/user/properties/homedir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data4.no_create_home !== undefined){
if(typeof data4.no_create_home !== "boolean"){
const err19 = {instancePath:instancePath+"/users/" + i1+"/no_create_home",schemaPath:"#/definitions/user/properties/no_create_home/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data4.primary_group !== undefined){
if(typeof data4.primary_group !== "string"){
const err20 = {instancePath:instancePath+"/users/" + i1+"/primary_group",schemaPath:"#/definitions/user/properties/primary_group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data4.groups !== undefined){
let data17 = data4.groups;
if(Array.isArray(data17)){
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
if(typeof data17[i4] !== "string"){
const err21 = {instancePath:instancePath+"/users/" + i1+"/groups/" + i4,schemaPath:"#/definitions/user/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/users/" + i1+"/groups",schemaPath:"#/definitions/user/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data4.no_user_group !== undefined){
if(typeof data4.no_user_group !== "boolean"){
const err23 = {instancePath:instancePath+"/users/" + i1+"/no_user_group",schemaPath:"#/definitions/user/properties/no_user_group/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data4.system !== undefined){
if(typeof data4.system !== "boolean"){
const err24 = {instancePath:instancePath+"/users/" + i1+"/system",schemaPath:"#/definitions/user/properties/system/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data4.no_log_init !== undefined){
if(typeof data4.no_log_init !== "boolean"){
const err25 = {instancePath:instancePath+"/users/" + i1+"/no_log_init",schemaPath:"#/definitions/user/properties/no_log_init/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data4.shell !== undefined){
if(typeof data4.shell !== "string"){
const err26 = {instancePath:instancePath+"/users/" + i1+"/shell",schemaPath:"#/definitions/user/properties/shell/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data4.uid !== undefined){
let data23 = data4.uid;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err27 = {instancePath:instancePath+"/users/" + i1+"/uid",schemaPath:"#/definitions/user/properties/uid/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 4294967294 || isNaN(data23)){
const err28 = {instancePath:instancePath+"/users/" + i1+"/uid",schemaPath:"#/definitions/user/properties/uid/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967294},message:"must be <= 4294967294"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err29 = {instancePath:instancePath+"/users/" + i1+"/uid",schemaPath:"#/definitions/user/properties/uid/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data4.lock_passwd !== undefined){
if(typeof data4.lock_passwd !== "boolean"){
const err30 = {instancePath:instancePath+"/users/" + i1+"/lock_passwd",schemaPath:"#/definitions/user/properties/lock_passwd/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data4.sudo !== undefined){
let data25 = data4.sudo;
if(Array.isArray(data25)){
const len5 = data25.length;
for(let i5=0; i5<len5; i5++){
if(typeof data25[i5] !== "string"){
const err31 = {instancePath:instancePath+"/users/" + i1+"/sudo/" + i5,schemaPath:"#/definitions/user/properties/sudo/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/users/" + i1+"/sudo",schemaPath:"#/definitions/user/properties/sudo/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data4.expiredate !== undefined){
let data27 = data4.expiredate;
if(typeof data27 === "string"){
if(!pattern2.test(data27)){
const err33 = {instancePath:instancePath+"/users/" + i1+"/expiredate",schemaPath:"#/definitions/user/properties/expiredate/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},message:"must match pattern \""+"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"+"\""};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/users/" + i1+"/expiredate",schemaPath:"#/definitions/user/properties/expiredate/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data4.inactive !== undefined){
let data28 = data4.inactive;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err35 = {instancePath:instancePath+"/users/" + i1+"/inactive",schemaPath:"#/definitions/user/properties/inactive/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 < -1 || isNaN(data28)){
const err36 = {instancePath:instancePath+"/users/" + i1+"/inactive",schemaPath:"#/definitions/user/properties/inactive/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
if(data4.ssh_import_id !== undefined){
let data29 = data4.ssh_import_id;
if(Array.isArray(data29)){
const len6 = data29.length;
for(let i6=0; i6<len6; i6++){
let data30 = data29[i6];
if(typeof data30 === "string"){
if(!pattern3.test(data30)){
const err37 = {instancePath:instancePath+"/users/" + i1+"/ssh_import_id/" + i6,schemaPath:"#/definitions/user/properties/ssh_import_id/items/pattern",keyword:"pattern",params:{pattern: "^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$"},message:"must match pattern \""+"^(gh|lp):[A-Za-z0-9][A-Za-z0-9+._-]*$"+"\""};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/users/" + i1+"/ssh_import_id/" + i6,schemaPath:"#/definitions/user/properties/ssh_import_id/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/users/" + i1+"/ssh_import_id",schemaPath:"#/definitions/user/properties/ssh_import_id/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/users/" + i1,schemaPath:"#/definitions/user/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/users",schemaPath:"#/properties/users/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.write_files !== undefined){
let data31 = data.write_files;
if(Array.isArray(data31)){
const len7 = data31.length;
for(let i7=0; i7<len7; i7++){
let data32 = data31[i7];
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.path === undefined){
const err42 = {instancePath:instancePath+"/write_files/" + i7,schemaPath:"#/definitions/file/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
for(const key2 in data32){
if(!(func2.call(schema13.properties, key2))){
const err43 = {instancePath:instancePath+"/write_files/" + i7,schemaPath:"#/definitions/file/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data32.source !== undefined){
if(data32.sha256 === undefined){
const err44 = {instancePath:instancePath+"/write_files/" + i7,schemaPath:"#/definitions/file/dependencies",keyword:"dependencies",params:{property: "source",
    missingProperty: "sha256",
    depsCount: 1,
    deps: "sha256"},message:"must have property sha256 when property source is present"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data32.sha256 !== undefined){
if(data32.source === undefined){
const err45 = {instancePath:instancePath+"/write_files/" + i7,schemaPath:"#/definitions/file/dependencies",keyword:"dependencies",params:{property: "sha256",
    missingProperty: "source",
    depsCount: 1,
    deps: "source"},message:"must have property source when property sha256 is present"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data32.path !== undefined){
let data33 = data32.path;
if(typeof data33 === "string"){
if(!pattern4.test(data33)){
const err46 = {instancePath:instancePath+"/write_files/" + i7+"/path",schemaPath:"#/definitions/file/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/write_files/" + i7+"/path",schemaPath:"#/definitions/file/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data32.content !== undefined){
if(typeof data32.content !== "string"){
const err48 = {instancePath:instancePath+"/write_files/" + i7+"/content",schemaPath:"#/definitions/file/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data32.encoding !== undefined){
let data35 = data32.encoding;
if(typeof data35 !== "string"){
const err49 = {instancePath:instancePath+"/write_files/" + i7+"/encoding",schemaPath:"#/definitions/file/properties/encoding/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!((((((((data35 === "b64") || (data35 === "base64")) || (data35 === "gz")) || (data35 === "gzip")) || (data35 === "gz+base64")) || (data35 === "gzip+base64")) || (data35 === "gz+b64")) || (data35 === "gzip+b64"))){
const err50 = {instancePath:instancePath+"/write_files/" + i7+"/encoding",schemaPath:"#/definitions/file/properties/encoding/enum",keyword:"enum",params:{allowedValues: schema13.properties.encoding.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data32.owner !== undefined){
if(typeof data32.owner !== "string"){
const err51 = {instancePath:instancePath+"/write_files/" + i7+"/owner",schemaPath:"#/definitions/file/properties/owner/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data32.permissions !== undefined){
let data37 = data32.permissions;
if(typeof data37 === "string"){
if(!pattern5.test(data37)){
const err52 = {instancePath:instancePath+"/write_files/" + i7+"/permissions",schemaPath:"#/definitions/file/properties/permissions/pattern",keyword:"pattern",params:{pattern: "^(0?[0-7]{3,4}|0o[0-7]{3,4})$"},message:"must match pattern \""+"^(0?[0-7]{3,4}|0o[0-7]{3,4})$"+"\""};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/write_files/" + i7+"/permissions",schemaPath:"#/definitions/file/properties/permissions/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data32.append !== undefined){
if(typeof data32.append !== "boolean"){
const err54 = {instancePath:instancePath+"/write_files/" + i7+"/append",schemaPath:"#/definitions/file/properties/append/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data32.overwrite !== undefined){
if(typeof data32.overwrite !== "boolean"){
const err55 = {instancePath:instancePath+"/write_files/" + i7+"/overwrite",schemaPath:"#/definitions/file/properties/overwrite/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data32.source !== undefined){
let data40 = data32.source;
if(typeof data40 === "string"){
if(!pattern6.test(data40)){
const err56 = {instancePath:instancePath+"/write_files/" + i7+"/source",schemaPath:"#/definitions/file/properties/source/pattern",keyword:"pattern",params:{pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]"},message:"must match pattern \""+"^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]"+"\""};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/write_files/" + i7+"/source",schemaPath:"#/definitions/file/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data32.sha256 !== undefined){
let data41 = data32.sha256;
if(typeof data41 === "string"){
if(!pattern7.test(data41)){
const err58 = {instancePath:instancePath+"/write_files/" + i7+"/sha256",schemaPath:"#/definitions/file/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{64}$"},message:"must match pattern \""+"^[0-9a-fA-F]{64}$"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/write_files/" + i7+"/sha256",schemaPath:"#/definitions/file/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data32.substitute !== undefined){
let data42 = data32.substitute;
if(typeof data42 !== "string"){
const err60 = {instancePath:instancePath+"/write_files/" + i7+"/substitute",schemaPath:"#/definitions/file/properties/substitute/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!(((data42 === "true") || (data42 === "false")) || (data42 === "all"))){
const err61 = {instancePath:instancePath+"/write_files/" + i7+"/substitute",schemaPath:"#/definitions/file/properties/substitute/enum",keyword:"enum",params:{allowedValues: schema13.properties.substitute.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/write_files/" + i7,schemaPath:"#/definitions/file/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/write_files",schemaPath:"#/properties/write_files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.manage_etc_hosts !== undefined){
let data43 = data.manage_etc_hosts;
if(typeof data43 !== "string"){
const err64 = {instancePath:instancePath+"/manage_etc_hosts",schemaPath:"#/properties/manage_etc_hosts/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!(((data43 === "localhost") || (data43 === "true")) || (data43 === "false"))){
const err65 = {instancePath:instancePath+"/manage_etc_hosts",schemaPath:"#/properties/manage_etc_hosts/enum",keyword:"enum",params:{allowedValues: schema11.properties.manage_etc_hosts.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
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
const err66 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
