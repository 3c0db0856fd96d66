/** Which unit a section of `coreos` configures. */
export const SERVICE_UNITS = {
  etcd: 'etcd.service',
  etcd2: 'etcd2.service',
  etcd_member: 'etcd-member.service',
  fleet: 'fleet.service',
  flannel: 'flanneld.service',
  locksmith: 'locksmithd.service',
} as const;
