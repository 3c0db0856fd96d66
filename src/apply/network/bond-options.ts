import type { OptionSpec } from './options.ts';

const MODES: readonly string[] = [
  'balance-rr',
  'active-backup',
  'balance-xor',
  'broadcast',
  '802.3ad',
  'balance-tlb',
  'balance-alb',
];

/**
 * systemd.netdev(5) `[Bond]`, with the kernel driver's and netplan's names for each key.
 * @see https://docs.kernel.org/networking/bonding.html#bonding-driver-options
 */
export const BOND_OPTIONS: readonly OptionSpec[] = [
  { key: 'Mode', names: ['mode'], type: 'choice', choices: MODES },
  {
    key: 'TransmitHashPolicy',
    names: ['xmit_hash_policy', 'transmit_hash_policy'],
    type: 'choice',
    choices: ['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4'],
  },
  { key: 'LACPTransmitRate', names: ['lacp_rate'], type: 'choice', choices: ['slow', 'fast'] },
  {
    key: 'MIIMonitorSec',
    names: ['miimon', 'mii_monitor_interval'],
    type: 'milliseconds',
  },
  { key: 'UpDelaySec', names: ['updelay', 'up_delay'], type: 'milliseconds' },
  { key: 'DownDelaySec', names: ['downdelay', 'down_delay'], type: 'milliseconds' },
  { key: 'LearnPacketIntervalSec', names: ['lp_interval', 'learn_packet_interval'], type: 'seconds' },
  { key: 'AdSelect', names: ['ad_select'], type: 'choice', choices: ['stable', 'bandwidth', 'count'] },
  { key: 'AdActorSystemPriority', names: ['ad_actor_sys_prio'], type: 'count', range: [1, 65_535] },
  { key: 'AdUserPortKey', names: ['ad_user_port_key'], type: 'count', range: [0, 1023] },
  { key: 'AdActorSystem', names: ['ad_actor_system'], type: 'mac' },
  {
    key: 'FailOverMACPolicy',
    names: ['fail_over_mac', 'fail_over_mac_policy'],
    type: 'choice',
    choices: ['none', 'active', 'follow'],
  },
  {
    key: 'ARPValidate',
    names: ['arp_validate'],
    type: 'choice',
    choices: ['none', 'active', 'backup', 'all'],
  },
  { key: 'ARPIntervalSec', names: ['arp_interval'], type: 'milliseconds' },
  { key: 'ARPIPTargets', names: ['arp_ip_target', 'arp_ip_targets'], type: 'addresses' },
  { key: 'ARPAllTargets', names: ['arp_all_targets'], type: 'choice', choices: ['any', 'all'] },
  {
    key: 'PrimaryReselectPolicy',
    names: ['primary_reselect', 'primary_reselect_policy'],
    type: 'choice',
    choices: ['always', 'better', 'failure'],
  },
  { key: 'ResendIGMP', names: ['resend_igmp'], type: 'count', range: [0, 255] },
  { key: 'PacketsPerSlave', names: ['packets_per_slave'], type: 'count', range: [0, 65_535] },
  {
    key: 'GratuitousARP',
    // netplan's documents had the second spelling for years, and it still takes it.
    names: ['gratuitous_arp', 'gratuitious_arp', 'num_grat_arp', 'num_unsol_na'],
    type: 'count',
    range: [0, 255],
  },
  { key: 'AllSlavesActive', names: ['all_slaves_active'], type: 'boolean' },
  { key: 'DynamicTransmitLoadBalancing', names: ['tlb_dynamic_lb'], type: 'boolean' },
  { key: 'MinLinks', names: ['min_links'], type: 'count' },
];

/** They set up the driver itself, choose a member for now, or the kernel dropped them. */
export const BOND_OPTIONS_WITHOUT_EFFECT: readonly string[] = [
  'active_slave',
  'max_bonds',
  'use_carrier',
  'slaves',
  'master',
];
