import { malformedNetwork } from '../error.ts';
import type { Link, NetworkModel } from '../model.ts';
import { readMac } from './address-text.ts';
import { readRouteV1, readServers, readSubnets } from './cloud-init-v1-subnets.ts';
import { readBond, readBridge } from './device-options.ts';
import { type Fields, type Reading, type Value, wordsOf } from './fields.ts';
import { type Global, spreadGlobal } from './global-settings.ts';
import { joined } from './joined-links.ts';

/** @see https://docs.cloud-init.io/en/latest/reference/network-config-format-v1.html */
export function readVersion1(fields: Fields, reading: Reading): NetworkModel {
  const config = fields.get('config');
  if (config?.kind !== 'list')
    throw malformedNetwork(config?.place ?? fields.place, 'config must be a list of devices');
  fields.finish();
  const links: Link[] = [];
  const globals: Global[] = [];
  for (const item of config.list()) {
    const entry = item.fields();
    const type = required(entry, 'type').text();
    switch (type) {
      case 'nameserver':
        globals.push(readNameserver(item, entry));
        break;
      case 'route':
        globals.push({ place: item.place, routes: [readRouteV1(entry)] });
        break;
      case 'loopback':
        globals.push({ ...readLoopback(entry, reading), place: item.place });
        break;
      default:
        links.push(readLink(entry, type, reading));
    }
    entry.finish();
  }
  return { links: spreadGlobal(joined(links, config.place, reading), globals, reading) };
}

function required(entry: Fields, key: string): Value {
  const value = entry.get(key);
  if (value === undefined) throw malformedNetwork(entry.place, `${key} is missing`);
  return value;
}

function readNameserver(item: Value, entry: Fields): Global {
  const link = entry.get('interface');
  return {
    place: item.place,
    dns: readServers(entry.get('address')),
    search: wordsOf(entry.get('search')),
    ...(link === undefined ? {} : { link: link.text() }),
  };
}

/** The kernel gives `lo` its addresses; name servers that are written here are meant for all. */
function readLoopback(entry: Fields, reading: Reading): Pick<Global, 'dns' | 'search'> {
  entry.accept('name');
  const { dns = [], search = [], addresses } = readSubnets(entry.get('subnets'), reading);
  if (addresses !== undefined) reading.warn(entry.place, 'addresses of the loopback device are not set');
  return { dns, search };
}

function readLink(entry: Fields, type: string, reading: Reading): Link {
  const id = required(entry, 'name').text();
  const mac = entry.get('mac_address');
  const mtu = entry.get('mtu')?.integer();
  const acceptRa = entry.get('accept_ra')?.boolean();
  const critical = entry.get('keep_configuration')?.boolean();
  return {
    id,
    ...(mac === undefined ? {} : whatMacMeans(id, type, mac)),
    ...readSubnets(entry.get('subnets'), reading),
    ...(mtu === undefined ? {} : { mtu }),
    ...(acceptRa === undefined ? {} : { acceptRa }),
    ...(critical === undefined ? {} : { critical }),
    device: readDevice(entry, type, id, reading),
  };
}

/** A physical device is told by its address and gets the name; a virtual one gets the address. */
function whatMacMeans(id: string, type: string, mac: Value): Pick<Link, 'name' | 'mac'> {
  return type === 'physical' || type === 'infiniband' ? { name: id } : { mac: readMac(mac) };
}

function readDevice(entry: Fields, type: string, id: string, reading: Reading): Link['device'] {
  switch (type) {
    case 'physical':
    case 'infiniband': {
      const mac = entry.get('mac_address');
      const wake = entry.get('wakeonlan')?.boolean();
      return {
        kind: 'physical',
        match: mac === undefined ? { names: [id] } : { mac: readMac(mac) },
        ...(wake === undefined ? {} : { wakeOnLan: wake }),
      };
    }
    case 'bond':
      return readBond(wordsOf(entry.get('bond_interfaces')), entry.get('params'), reading);
    case 'bridge':
      return readBridge(wordsOf(entry.get('bridge_interfaces')), entry.get('params'), reading);
    case 'vlan':
      return {
        kind: 'vlan',
        id: required(entry, 'vlan_id').integer(),
        link: required(entry, 'vlan_link').text(),
      };
    default:
      throw malformedNetwork(
        required(entry, 'type').place,
        'must be physical, bond, bridge, vlan, nameserver or route',
      );
  }
}
