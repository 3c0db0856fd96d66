import type { Path } from './path.ts';

/** A key that another agent has and cloud-config has not. */
export interface ForeignKey {
  /** Whose it is: `RancherOS`. */
  readonly agent: string;
  /** What to do for the same. */
  readonly remedy: string;
  /** The key here that takes the same value. */
  readonly same?: string;
}

const CLOUD_INIT = "Canonical's cloud-init";
const ONESHOT = 'write a unit with `Type=oneshot` that runs them';
const IMAGE = 'build it into the image, or run it in a container';

/** Keys of cloud-init with a way to have the same here. */
const REMEDIES: Readonly<Record<string, string>> = {
  apt: IMAGE,
  bootcmd: ONESHOT,
  ca_certs: 'write the certificates to /etc/ssl/certs with `write_files`',
  chpasswd: 'give each of `users` its hash in `passwd`',
  disk_setup: 'write a unit with `Type=oneshot` that partitions the disk',
  final_message: 'remove it',
  fqdn: 'write `hostname`',
  fs_setup: 'write a unit with `Type=oneshot` that runs mkfs before the mount',
  groups: 'write a file to /etc/sysusers.d, or name the groups in `users`',
  growpart: 'remove it; CoreOS and Flatcar grow their disk by themselves',
  keyboard: 'write /etc/vconsole.conf with `write_files`',
  locale: 'write /etc/locale.conf with `write_files`',
  mounts: 'write a unit for each, such as `data.mount`',
  network: 'write units for systemd-networkd, such as `10-lan.network`, or give it as network-config',
  ntp: 'write a file to /etc/systemd/timesyncd.conf.d with `write_files`',
  packages: IMAGE,
  package_update: IMAGE,
  package_upgrade: 'remove it, or set `coreos.update`',
  password: 'write `users` with a hash in `passwd`',
  phone_home: 'write a unit with `Type=oneshot` that runs curl',
  power_state: 'write a unit with `Type=oneshot` that runs systemctl',
  preserve_hostname: 'remove it, and `hostname` as well',
  resize_rootfs: 'remove it; CoreOS and Flatcar grow their disk by themselves',
  resolv_conf: 'write a file to /etc/systemd/resolved.conf.d with `write_files`',
  rsyslog: 'write the files that it needs with `write_files`',
  runcmd: ONESHOT,
  ssh_import_id: 'write it in an entry of `users`',
  ssh_keys: 'write the host keys to /etc/ssh with `write_files`',
  ssh_pwauth: 'write a file to /etc/ssh/sshd_config.d with `write_files`',
  swap: 'write a unit for it, such as `swapfile.swap`',
  timezone: 'write a unit with `Type=oneshot` that runs timedatectl',
  user: 'write `users`',
};

/** @see https://docs.cloud-init.io/en/latest/reference/modules.html */
const CLOUD_INIT_KEYS = new Set(
  (
    'allow_public_ssh_keys ansible apk_repos apt apt_pipelining authkey_hash autoinstall bootcmd byobu_by_default ' +
    'ca_certs chef chpasswd cloud_config_modules cloud_final_modules cloud_init_modules create_hostname_file ' +
    'datasource datasource_list device_aliases disable_ec2_metadata disable_root disable_root_opts disk_setup drivers ' +
    'fan final_message fqdn fs_setup groups growpart grub_dpkg keyboard landscape launch_index locale ' +
    'locale_configfile lxd manage_resolv_conf mcollective merge_how merge_type migrate mount_default_fields mounts ' +
    'network no_ssh_fingerprints ntp output package_reboot_if_required package_update package_upgrade packages ' +
    'password phone_home power_state prefer_fqdn_over_hostname preserve_hostname puppet random_seed reporting ' +
    'resize_rootfs resolv_conf rh_subscription rpi rsyslog runcmd salt_minion snap spacewalk ssh ssh_deletekeys ' +
    'ssh_genkeytypes ssh_import_id ssh_keys ssh_publish_hostkeys ssh_pwauth ssh_quiet_keygen swap system_info ' +
    'timezone ubuntu_advantage ubuntu_pro updates user vendor_data wireguard yum_repo_dir yum_repos zypper'
  ).split(' '),
);

/** Of an entry of `users`. */
const CLOUD_INIT_USER_KEYS = new Set(
  'create_groups doas hashed_passwd plain_text_passwd selinux_user snapuser ssh_redirect_user'.split(' '),
);

const BUTANE: ForeignKey = {
  agent: 'Butane',
  remedy:
    'translate the document with `butane` for Ignition, or write `write_files`, `users` and `coreos.units`',
};
const KAIROS: ForeignKey = {
  agent: 'Kairos and Elemental',
  remedy: 'give the document to their installer, or write `write_files` and `coreos.units`',
};
const K3OS: ForeignKey = { agent: 'k3os', remedy: ONESHOT };
const TALOS: ForeignKey = { agent: 'Talos', remedy: 'apply the document with `talosctl`' };
const KUBERNETES: ForeignKey = {
  agent: 'Kubernetes',
  remedy: 'apply the document with `kubectl`, or put it into a file with `write_files`',
};

const OTHERS: Readonly<Record<string, ForeignKey>> = {
  rancher: {
    agent: 'RancherOS',
    remedy: 'write its services as `coreos.units` that run containers, and its network as `.network` units',
  },
  k3os: { agent: 'k3os', remedy: 'write the settings to /etc/rancher/k3s/config.yaml with `write_files`' },
  boot_cmd: K3OS,
  init_cmd: K3OS,
  run_cmd: K3OS,
  stages: KAIROS,
  elemental: KAIROS,
  kairos: KAIROS,
  p2p: KAIROS,
  scheme_version: { agent: 'Harvester', remedy: 'give the document to its installer' },
  autoinstall: { agent: "Ubuntu's installer", remedy: 'give the document to it, and another to the machine' },
  ignition: { agent: 'Ignition', remedy: 'Ignition must apply the document at first boot' },
  variant: BUTANE,
  storage: BUTANE,
  systemd: BUTANE,
  passwd: { ...BUTANE, remedy: 'write `users`' },
  networkd: { ...BUTANE, remedy: 'write `.network` units in `coreos.units`' },
  machine: TALOS,
  apiVersion: KUBERNETES,
  kind: KUBERNETES,
  services: { agent: 'Compose', remedy: 'write `coreos.units` that run the containers' },
};

/** Whose key it is, when it is one that another agent has and cloud-config has not. */
export function foreignKey(key: string, at: Path): ForeignKey | undefined {
  if (at.length === 0) {
    if (Object.hasOwn(OTHERS, key)) return OTHERS[key];
    return CLOUD_INIT_KEYS.has(key) ? { agent: CLOUD_INIT, ...cloudInitWay(key) } : undefined;
  }
  if (at[0] === 'users' && at.length === 2 && CLOUD_INIT_USER_KEYS.has(key)) {
    if (key === 'hashed_passwd') return { agent: CLOUD_INIT, remedy: 'write `passwd`', same: 'passwd' };
    const remedy = key === 'plain_text_passwd' ? 'write its hash as `passwd`' : 'remove it';
    return { agent: CLOUD_INIT, remedy };
  }
  const isFileKey = at[0] === 'write_files' && at.length === 2 && key === 'defer';
  return isFileKey
    ? { agent: CLOUD_INIT, remedy: 'remove it; files are written after users here' }
    : undefined;
}

function cloudInitWay(key: string): Omit<ForeignKey, 'agent'> {
  const remedy = Object.hasOwn(REMEDIES, key) ? REMEDIES[key] : undefined;
  if (key === 'fqdn') return { remedy: remedy ?? '', same: 'hostname' };
  return { remedy: remedy ?? 'remove it, or write a unit that does the same' };
}
