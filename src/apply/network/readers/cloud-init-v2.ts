import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import type { Link, Match, NetworkModel } from '../model.ts';
import { readMac } from './address-text.ts';
import { readCommon } from './cloud-init-v2-common.ts';
import { readBond, readBridge } from './device-options.ts';
import { type Fields, type Reading, type Value, wordsOf } from './fields.ts';
import { joined } from './joined-links.ts';

const SECTIONS = ['ethernets', 'dummy_devices', 'bonds', 'bridges', 'vlans'] as const;

const UNSUPPORTED: Readonly<Record<string, string>> = {
  wifis: 'systemd-networkd alone cannot do Wi-Fi; use a wired device, or set wpa_supplicant up in the image',
  modems: 'systemd-networkd cannot do modems; use ModemManager in the image',
  tunnels: 'tunnels are not rendered; put .netdev files into the document under write_files',
  vrfs: 'VRFs are not rendered; put .netdev files into the document under write_files',
  virtual_ethernets: 'virtual Ethernet pairs are not rendered; put .netdev files under write_files',
  nm_devices: 'these are for NetworkManager alone',
  openvswitch: 'systemd-networkd cannot do Open vSwitch; use a bridge',
};

/**
 * Version 2, in the extent of netplan, which cloud-init hands whole documents to.
 * @see https://netplan.readthedocs.io/en/stable/netplan-yaml/
 */
export function readVersion2(fields: Fields, reading: Reading): NetworkModel {
  checkRenderer(fields, reading);
  for (const [key, problem] of Object.entries(UNSUPPORTED)) {
    const value = fields.get(key);
    if (value !== undefined && value.fields().entries().length > 0)
      throw unsupportedNetwork(value.place, problem);
  }
  const links: Link[] = [];
  for (const section of SECTIONS) {
    for (const [id, value] of fields.get(section)?.fields().entries() ?? []) {
      const described = value.fields();
      links.push(readLink(id, section, described, reading));
      checkRenderer(described, reading);
      described.finish();
    }
  }
  fields.finish();
  return { links: joined(links, fields.place, reading) };
}

function checkRenderer(fields: Fields, reading: Reading): void {
  const renderer = fields.get('renderer');
  if (renderer !== undefined && renderer.text() !== 'networkd')
    reading.warn(renderer.place, 'systemd-networkd is used all the same');
}

function readLink(id: string, section: (typeof SECTIONS)[number], fields: Fields, reading: Reading): Link {
  const name = section === 'ethernets' ? fields.get('set_name')?.text() : undefined;
  const device = readDevice(id, section, fields, reading);
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...readCommon(fields, reading),
    device,
  };
}

function readDevice(
  id: string,
  section: (typeof SECTIONS)[number],
  fields: Fields,
  reading: Reading,
): Link['device'] {
  switch (section) {
    case 'ethernets':
      return readPhysical(id, fields, reading);
    case 'dummy_devices':
      return { kind: 'dummy' };
    case 'bonds':
      return readBond(wordsOf(fields.get('interfaces')), fields.get('parameters'), reading);
    case 'bridges':
      return readBridge(wordsOf(fields.get('interfaces')), fields.get('parameters'), reading);
    case 'vlans':
      return {
        kind: 'vlan',
        id: required(fields, 'id').integer(),
        link: required(fields, 'link').text(),
      };
  }
}

function required(fields: Fields, key: string): Value {
  const value = fields.get(key);
  if (value === undefined) throw malformedNetwork(fields.place, `${key} is missing`);
  return value;
}

function readPhysical(id: string, fields: Fields, reading: Reading): Link['device'] {
  const match = fields.get('match');
  const wake = fields.get('wakeonlan');
  const setName = fields.get('set_name');
  const found: Match = match === undefined ? { names: [id] } : readMatch(match.fields());
  const early = setName ?? (wake?.boolean() ? wake : undefined);
  if (early !== undefined && found.mac === undefined && found.drivers === undefined) {
    const problem = 'udev compares a name with the kernel’s own (eth0); say match: macaddress as well';
    reading.warn(early.place, problem);
  }
  const reason = 'is not carried over to systemd-networkd';
  fields.leave(
    reason,
    'link',
    'virtual_function_count',
    'embedded_switch_mode',
    'delay_virtual_functions_rebind',
  );
  fields.leave(reason, 'infiniband_mode', 'receive_checksum_offload', 'transmit_checksum_offload');
  fields.leave(reason, 'tcp_segmentation_offload', 'tcp6_segmentation_offload');
  fields.leave(reason, 'generic_segmentation_offload', 'generic_receive_offload', 'large_receive_offload');
  const auth = fields.get('auth');
  if (auth !== undefined)
    throw unsupportedNetwork(
      auth.place,
      'systemd-networkd alone cannot do 802.1X; set wpa_supplicant up in the image',
    );
  return { kind: 'physical', match: found, ...(wake === undefined ? {} : { wakeOnLan: wake.boolean() }) };
}

/** An empty match is every Ethernet device. */
function readMatch(match: Fields): Match {
  const mac = match.get('macaddress');
  const names = wordsOf(match.get('name'));
  const drivers = wordsOf(match.get('driver'));
  match.finish();
  return {
    ...(names.length === 0 ? {} : { names }),
    ...(mac === undefined ? {} : { mac: readMac(mac) }),
    ...(drivers.length === 0 ? {} : { drivers }),
  };
}
