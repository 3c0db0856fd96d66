/** One file below `/etc/systemd/network`. */
export interface NetworkFile {
  /** `10-cloud-config-eth0.network`; the prefix marks it as ours. */
  readonly name: string;
  readonly content: string;
  /** It holds a key: 0640 root:systemd-network instead of 0644. */
  readonly secret?: boolean;
}

/** What begins the name of every file of ours, and of no other's. */
export const OURS = '10-cloud-config-';
