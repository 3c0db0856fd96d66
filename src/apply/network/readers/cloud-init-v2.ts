import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import type { Link, Match, NetworkModel } from '../model.ts';
import { readMac } from './address-text.ts';
import { readCommon } from './cloud-init-v2-common.ts';
import { macPolicy, readHardware } from './cloud-init-v2-hardware.ts';
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
  const places = new Map<string, string>();
  for (const section of SECTIONS) {
    for (const [id, value] of fields.get(section)?.fields().entries() ?? []) {
      const described = value.fields();
      links.push(readLink(id, section, described, reading));
      places.set(id, described.place);
      checkRenderer(described, reading);
      described.finish();
    }
  }
  fields.finish();
  warnOfNoPorts(links, places, reading);
  return { links: joined(links, fields.place, reading) };
}

function warnOfNoPorts(links: readonly Link[], places: ReadonlyMap<string, string>, reading: Reading): void {
  const ports = new Set(links.flatMap(({ device }) => (device.kind === 'bridge' ? device.members : [])));
  for (const { id, port } of links) {
    if (port === undefined || ports.has(id)) continue;
    const settings = 'hairpin, neigh-suppress and port-mac-learning';
    reading.warn(places.get(id) ?? '', `${settings} are for ports of a bridge, which this is not; ignored`);
  }
}

function checkRenderer(fields: Fields, reading: Reading): void {
  const renderer = fields.get('renderer');
  if (renderer !== undefined && renderer.text() !== 'networkd')
    reading.warn(renderer.place, 'systemd-networkd is used all the same');
}

function readLink(id: string, section: (typeof SECTIONS)[number], fields: Fields, reading: Reading): Link {
  const name = section === 'ethernets' ? fields.get('set_name')?.text() : undefined;
  const device = readDevice(id, section, fields, reading);
  const mac = fields.get('macaddress');
  if (section !== 'ethernets' && mac !== undefined && macPolicy(mac) !== undefined)
    reading.warn(mac.place, 'a device that is created has an address of its own; it is ignored');
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
  const found: Match = match === undefined ? { names: [id] } : readMatch(match.fields());
  return { kind: 'physical', match: found, ...readHardware(fields, found, reading) };
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
