import type { OptionSpec } from './options.ts';

/** systemd.netdev(5) `[Bridge]`, with bridge-utils-interfaces(5)' and netplan's names for each key. */
export const BRIDGE_OPTIONS: readonly OptionSpec[] = [
  { key: 'STP', names: ['stp'], type: 'boolean' },
  { key: 'Priority', names: ['bridgeprio', 'priority'], type: 'count', range: [0, 65_535] },
  { key: 'ForwardDelaySec', names: ['fd', 'forward_delay'], type: 'seconds' },
  { key: 'HelloTimeSec', names: ['hello', 'hello_time'], type: 'seconds' },
  { key: 'MaxAgeSec', names: ['maxage', 'max_age'], type: 'seconds' },
  { key: 'AgeingTimeSec', names: ['ageing', 'ageing_time'], type: 'seconds' },
];

/** systemd.network(5) `[Bridge]` of a port. */
export const PORT_OPTIONS: readonly OptionSpec[] = [
  { key: 'Cost', names: ['pathcost', 'path_cost'], type: 'count', range: [1, 65_535] },
  { key: 'Priority', names: ['portprio', 'port_priority'], type: 'count', range: [0, 63] },
];

/** A bridge that filtered VLANs without being told which would pass none; one that does not filter passes all. */
export const BRIDGE_VLAN_OPTIONS: readonly string[] = ['vlan_aware', 'vids', 'pvid'];

/** They tell ifupdown how long to wait, or the kernel dropped them. */
export const BRIDGE_OPTIONS_WITHOUT_EFFECT: readonly string[] = ['maxwait', 'waitport', 'gcint'];
