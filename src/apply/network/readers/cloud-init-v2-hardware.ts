import { unsupportedNetwork } from '../error.ts';
import type { Match, Physical } from '../model.ts';
import { defined, unlessEmpty } from './defined.ts';
import type { Fields, Reading, Value } from './fields.ts';

const OFFLOADS: readonly (readonly [name: string, key: string])[] = [
  ['receive_checksum_offload', 'ReceiveChecksumOffload'],
  ['transmit_checksum_offload', 'TransmitChecksumOffload'],
  ['tcp_segmentation_offload', 'TCPSegmentationOffload'],
  ['tcp6_segmentation_offload', 'TCP6SegmentationOffload'],
  ['generic_segmentation_offload', 'GenericSegmentationOffload'],
  ['generic_receive_offload', 'GenericReceiveOffload'],
  ['large_receive_offload', 'LargeReceiveOffload'],
];

type Hardware = Pick<Physical, 'wakeOnLan' | 'macPolicy' | 'offloads'>;

/** What is set up of a card when udev sees it. */
export function readHardware(fields: Fields, match: Match, reading: Reading): Hardware {
  const wake = fields.get('wakeonlan');
  const policy = macPolicy(fields.get('macaddress'));
  const offloads = OFFLOADS.flatMap(([name, key]) => {
    const value = fields.get(name);
    return value === undefined ? [] : [[key, value] as const];
  });
  const [offload] = offloads.map(([, value]) => value);
  const renamed = fields.get('set_name');
  const early =
    renamed ?? (wake?.boolean() ? wake : undefined) ?? (policy && fields.get('macaddress')) ?? offload;
  if (early !== undefined && match.mac === undefined && match.drivers === undefined) {
    const problem = 'udev compares a name with the kernel’s own (eth0); say match: macaddress as well';
    reading.warn(early.place, problem);
  }
  leaveRest(fields);
  return defined({
    wakeOnLan: wake?.boolean(),
    macPolicy: policy,
    offloads: unlessEmpty(offloads.map(([key, value]) => [key, value.boolean()] as const)),
  });
}

/** netplan's words for a way to find an address, in place of one. */
export function macPolicy(value: Value | undefined): Physical['macPolicy'] {
  const word = value?.text();
  if (word === 'random') return 'random';
  return word === 'permanent' ? 'persistent' : undefined;
}

function leaveRest(fields: Fields): void {
  const reason = 'virtual functions (SR-IOV) are not set up; it is ignored';
  fields.leave(reason, 'link', 'virtual_function_count', 'embedded_switch_mode');
  fields.leave(reason, 'delay_virtual_functions_rebind');
  fields.leave(
    'systemd-networkd 252 does not set the mode of an InfiniBand device; it stays as the driver has it',
    'infiniband_mode',
  );
  const auth = fields.get('auth');
  if (auth !== undefined)
    throw unsupportedNetwork(
      auth.place,
      'systemd-networkd alone cannot do 802.1X; set wpa_supplicant up in the image',
    );
}
