interface KnownValue {
  readonly label: string;
  readonly kind?: 'unit';
  readonly detail?: string;
}

/** Units of the images that cloud-config is used on, those of systemd that documents touch, and what they are. */
const UNITS: readonly (readonly [name: string, about: string])[] = [
  ['etcd2.service', 'etcd 2, set by coreos.etcd2'],
  ['etcd-member.service', 'etcd 3, set by coreos.etcd_member'],
  ['fleet.service', 'fleet, set by coreos.fleet'],
  ['flanneld.service', 'flannel, set by coreos.flannel'],
  ['flannel-docker-opts.service', "flannel's network for Docker"],
  ['locksmithd.service', 'reboots after updates, set by coreos.locksmith'],
  ['update-engine.service', 'updates of the image, set by coreos.update'],
  ['docker.service', 'Docker'],
  ['docker.socket', "Docker's socket"],
  ['docker-tcp.socket', 'Docker on a TCP port; give its content'],
  ['containerd.service', 'containerd'],
  ['kubelet.service', "Kubernetes' agent; give its content"],
  ['iptables-restore.service', 'rules of iptables'],
  ['iscsid.service', 'iSCSI'],
  ['rpc-statd.service', 'NFS locks'],
  ['settimezone.service', 'a time zone; give its content'],
  ['sshd.socket', 'SSH by socket activation'],
  ['sshd.service', 'SSH'],
  ['systemd-networkd.service', 'the network'],
  ['systemd-networkd-wait-online.service', 'waits for the network'],
  ['systemd-resolved.service', 'names'],
  ['systemd-timesyncd.service', 'the time'],
  ['ntpd.service', 'the time'],
  ['systemd-journald.service', 'the journal'],
  ['systemd-journal-gatewayd.socket', 'the journal over HTTP'],
  ['systemd-sysctl.service', 'kernel parameters'],
  ['systemd-modules-load.service', 'kernel modules'],
  ['multi-user.target', 'a machine that is up'],
  ['network-online.target', 'a network that is up'],
  ['00-eth0.network', 'an interface of systemd-networkd; give its content'],
];

const MODES: readonly (readonly [mode: string, about: string])[] = [
  ['"0644"', 'all read, the owner writes'],
  ['"0600"', 'the owner alone'],
  ['"0640"', 'the owner, and the group reads'],
  ['"0755"', 'all run it, the owner writes'],
  ['"0700"', 'the owner alone, runs it'],
  ['"0440"', 'the owner and the group read'],
];

const texts = (...labels: readonly string[]): readonly KnownValue[] => labels.map((label) => ({ label }));
const explained = (pairs: readonly (readonly [string, string])[]): readonly KnownValue[] =>
  pairs.map(([label, detail]) => ({ label, detail }));

/** Values that the field uses at a place, `coreos.units[].name`, beyond what the schema lists. */
export function knownValues(pattern: string): readonly KnownValue[] {
  switch (pattern) {
    case 'coreos.units[].name':
      return UNITS.map(([label, detail]) => ({ label, detail, kind: 'unit' }));
    case 'coreos.units[].drop_ins[].name':
      return texts('10-settings.conf', '40-ExecStartPre-symlink.conf', '50-network-config.conf');
    case 'write_files[].permissions':
      return explained(MODES);
    case 'write_files[].owner':
      return texts('root:root', 'core:core', 'root:docker');
    case 'users[].groups':
    case 'users[].groups[]':
      return texts('sudo', 'docker', 'wheel', 'systemd-journal', 'portage', 'rkt');
    case 'users[].shell':
      return texts('/bin/bash', '/bin/sh', '/sbin/nologin', '/usr/bin/git-shell');
    case 'users[].sudo':
    case 'users[].sudo[]':
      return texts('ALL=(ALL) NOPASSWD:ALL', 'ALL=(ALL) ALL');
    case 'coreos.update.group':
      return texts('stable', 'beta', 'alpha', 'lts');
    default:
      return [];
  }
}
