/**
 * Top-level keys of other agents' documents, so that a finding can name whose they are.
 * @see https://docs.cloud-init.io/en/latest/reference/modules.html
 */
const CLOUD_INIT = new Set(
  (
    'apt bootcmd byobu_by_default ca_certs chpasswd cloud_config_modules cloud_final_modules cloud_init_modules ' +
    'datasource disable_root disk_setup final_message fqdn fs_setup groups growpart keyboard locale mounts ' +
    'merge_how merge_type network ntp output package_update package_upgrade package_reboot_if_required packages ' +
    'password phone_home power_state prefer_fqdn_over_hostname preserve_hostname puppet resize_rootfs ' +
    'resolv_conf rh_subscription rsyslog runcmd salt_minion snap ssh ssh_deletekeys ssh_genkeytypes ssh_import_id ' +
    'ssh_keys ssh_pwauth swap system_info timezone ubuntu_advantage user vendor_data wireguard yum_repos zypper'
  ).split(' '),
);
const RANCHER_OS = new Set(['rancher']);
const K3OS = new Set(['k3os', 'boot_cmd', 'init_cmd', 'run_cmd']);

/** Whose key it is, when it is one that another agent has and cloud-config has not. */
export function foreignAgentOf(key: string): string | undefined {
  if (CLOUD_INIT.has(key)) return "Canonical's cloud-init";
  if (RANCHER_OS.has(key)) return 'RancherOS';
  return K3OS.has(key) ? 'k3os' : undefined;
}
