import { nearest } from './nearest.ts';

/** Units of the images that cloud-config is used on, those of systemd that documents touch, and what they are. */
export const KNOWN_UNITS: readonly (readonly [name: string, about: string])[] = [
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

/** Services that are on images too, or on other systems; their names are no mistakes. */
const OTHERS =
  /^(?:etcd|ntp|ntpdate|ssh|iscsi|nfs|rpcbind|dbus|chronyd|coreos-(?:metadata|cloudinit)|systemd-(?:hostname|timedate|local|login|machine|udev)d|systemd-journal-(?:upload|remote|gatewayd))\./;

/** Names of services that people expect, and what they are called. */
const CALLED: Readonly<Record<string, string>> = {
  'fleetd.service': 'fleet.service',
  'flannel.service': 'flanneld.service',
  'locksmith.service': 'locksmithd.service',
  'dockerd.service': 'docker.service',
  'etcd3.service': 'etcd-member.service',
  'update_engine.service': 'update-engine.service',
  'timesyncd.service': 'systemd-timesyncd.service',
  'networkd.service': 'systemd-networkd.service',
  'resolved.service': 'systemd-resolved.service',
};

/**
 * The unit of an image that a mistyped name most likely meant. Other names are close to these too, so
 * the first letter and the digits have to be the same, and another end or the `d` of a daemon are no mistake.
 */
export function nearKnownUnit(name: string): string | undefined {
  if (Object.hasOwn(CALLED, name)) return CALLED[name];
  const [, stem = '', suffix = ''] = /^([a-z_-]{4,}\d?)(\.[a-z]+)$/i.exec(name) ?? [];
  const known = KNOWN_UNITS.map(([each]) => each);
  if (stem === '' || known.includes(name) || OTHERS.test(name)) return undefined;
  const stems = known
    .filter((each) => each.endsWith(suffix) && isAlike(stem, each))
    .map((each) => each.slice(0, -suffix.length));
  const meant = nearest(stem.toLowerCase(), stems, stem.length < 12 ? 1 : 2);
  if (meant === undefined || meant === `${stem}d`) return undefined;
  const hasAnotherEnd = stem.length >= meant.length && stem.startsWith(meant.slice(0, -1));
  return hasAnotherEnd ? undefined : meant + suffix;
}

function isAlike(stem: string, other: string): boolean {
  return stem[0]?.toLowerCase() === other[0] && stem.replace(/\D/g, '') === other.replace(/\D/g, '');
}
