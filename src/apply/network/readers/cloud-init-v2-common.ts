import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import { parseNetwork } from '../ip.ts';
import type { Address, Dhcp, Link, RouterAdvertisements } from '../model.ts';
import { oneOf, readIp, readMac, readNetwork } from './address-text.ts';
import { macPolicy } from './cloud-init-v2-hardware.ts';
import { readInterfaceIds } from './cloud-init-v2-ipv6.ts';
import { readRoutes, readRules } from './cloud-init-v2-routes.ts';
import { defined, unlessEmpty } from './defined.ts';
import { type Fields, type Reading, type Value, wordsOf } from './fields.ts';

/** What every type of device can say. */
export function readCommon(fields: Fields, reading: Reading): Omit<Link, 'id' | 'device' | 'name'> {
  const mac = fields.get('macaddress');
  const nameservers = fields.get('nameservers')?.fields();
  const dns = nameservers?.get('addresses')?.list().map(readIp) ?? [];
  const search = wordsOf(nameservers?.get('search'));
  nameservers?.finish();
  const addresses = (fields.get('addresses')?.list() ?? []).map(readAddress);
  const routes = readRoutes(fields);
  const rules = readRules(fields);
  leaveRest(fields);
  return defined({
    mac: mac === undefined || macPolicy(mac) !== undefined ? undefined : readMac(mac),
    mtu: fields.get('mtu')?.integer(),
    ...readDynamic(fields, reading),
    ipv6Mtu: fields.get('ipv6_mtu')?.integer(),
    ...readInterfaceIds(fields, reading),
    addresses: unlessEmpty(addresses),
    routes: unlessEmpty(routes),
    rules: unlessEmpty(rules),
    dns: unlessEmpty(dns),
    search: unlessEmpty(search),
    optional: fields.get('optional')?.boolean(),
    critical: fields.get('critical')?.boolean(),
    ignoreCarrier: fields.get('ignore_carrier')?.boolean(),
    emitLldp: fields.get('emit_lldp')?.boolean(),
    port: unlessEmpty(readPort(fields)),
    activation: readActivation(fields.get('activation_mode')),
  });
}

function leaveRest(fields: Fields): void {
  fields.leave(
    'systemd-networkd waits for a link, not for one of its addresses; say optional: true where the boot shall not wait',
    'optional_addresses',
  );
  fields.leave('this is for NetworkManager alone; it is ignored', 'networkmanager');
  fields.leave('this is for tunnels alone; it is ignored', 'local');
  const ovs = fields.get('openvswitch');
  if (ovs !== undefined)
    throw unsupportedNetwork(ovs.place, 'systemd-networkd cannot do Open vSwitch; use a bridge');
}

/** Of the port itself; netplan has them beside its other settings. */
function readPort(fields: Fields): readonly (readonly [key: string, value: boolean])[] {
  const settings = [
    ['HairPin', fields.get('hairpin')],
    ['Learning', fields.get('port_mac_learning')],
    ['NeighborSuppression', fields.get('neigh_suppress')],
  ] as const;
  return settings.flatMap(([key, value]) => (value === undefined ? [] : [[key, value.boolean()] as const]));
}

function readDynamic(fields: Fields, reading: Reading): Partial<Dynamic> {
  const identifier = fields.get('dhcp_identifier');
  const clientIdentifier = identifier === undefined ? undefined : oneOf(identifier, ['mac', 'duid']);
  const linkLocal = fields.get('link_local')?.list();
  return defined({
    dhcp4: readDhcp4(fields, clientIdentifier),
    dhcp6: readDhcp6(fields, reading),
    acceptRa: fields.get('accept_ra')?.boolean(),
    ra: readRa(fields.get('ra_overrides')?.fields()),
    linkLocal: linkLocal?.map((family) => oneOf(family, ['ipv4', 'ipv6'])),
    ipv6Privacy: fields.get('ipv6_privacy')?.boolean(),
  });
}

type Dynamic = Pick<Link, 'dhcp4' | 'dhcp6' | 'acceptRa' | 'ra' | 'linkLocal' | 'ipv6Privacy'>;

function readDhcp4(fields: Fields, clientIdentifier: 'mac' | 'duid' | undefined): Dhcp | 'off' | undefined {
  const isOn = fields.get('dhcp4')?.boolean();
  const overrides = fields.get('dhcp4_overrides')?.fields();
  const dhcp = { ...defined({ clientIdentifier }), ...readOverrides(overrides) };
  overrides?.finish();
  return switched(isOn, dhcp);
}

function readDhcp6(fields: Fields, reading: Reading): Dhcp | 'off' | undefined {
  const isOn = fields.get('dhcp6')?.boolean();
  const overrides = fields.get('dhcp6_overrides')?.fields();
  for (const key of ['send_hostname', 'hostname']) {
    const value = overrides?.get(key);
    if (value !== undefined && isOn)
      reading.warn(value.place, 'systemd-networkd 252 sends no host name over DHCPv6; it is ignored');
  }
  const dhcp = readOverrides(overrides);
  overrides?.finish();
  return switched(isOn, dhcp);
}

function switched(isOn: boolean | undefined, dhcp: Dhcp): Dhcp | 'off' | undefined {
  if (isOn === undefined) return undefined;
  return isOn ? dhcp : 'off';
}

function readOverrides(overrides: Fields | undefined): Dhcp {
  return defined({
    useDns: overrides?.get('use_dns')?.boolean(),
    useNtp: overrides?.get('use_ntp')?.boolean(),
    useHostname: overrides?.get('use_hostname')?.boolean(),
    useMtu: overrides?.get('use_mtu')?.boolean(),
    useRoutes: overrides?.get('use_routes')?.boolean(),
    useDomains: readDomains(overrides?.get('use_domains')),
    sendHostname: overrides?.get('send_hostname')?.boolean(),
    hostname: overrides?.get('hostname')?.text(),
    routeMetric: overrides?.get('route_metric')?.integer(),
  });
}

function readRa(overrides: Fields | undefined): RouterAdvertisements | undefined {
  if (overrides === undefined) return undefined;
  const ra = defined({
    useDns: overrides.get('use_dns')?.boolean(),
    useDomains: readDomains(overrides.get('use_domains')),
    table: overrides.get('table')?.integer(),
  });
  overrides.finish();
  return ra;
}

function readDomains(value: Value | undefined): boolean | 'route' | undefined {
  if (value === undefined) return undefined;
  return value.text() === 'route' ? 'route' : value.boolean();
}

/** `192.0.2.10/24`, or that with a colon and what is special about it. */
function readAddress(value: Value): Address {
  if (value.kind !== 'map') return { address: withLength(readNetwork(value), value) };
  const [entry, ...more] = value.fields().entries();
  if (entry === undefined || more.length > 0)
    throw malformedNetwork(value.place, 'must be one address with its options');
  const [address, optionsValue] = entry;
  const options = optionsValue.fields();
  const lifetime = options.get('lifetime');
  const label = options.get('label')?.text();
  options.finish();
  return {
    address: withLength(address, value),
    ...defined({
      label,
      preferredLifetime: lifetime === undefined ? undefined : oneOf(lifetime, ['forever', '0']),
    }),
  };
}

function withLength(address: string, value: Value): string {
  if (!address.includes('/') || parseNetwork(address) === undefined)
    throw malformedNetwork(value.place, 'must be an address with its prefix length, as in 192.0.2.10/24');
  return address;
}

function readActivation(value: Value | undefined): 'manual' | 'off' | undefined {
  return value === undefined ? undefined : oneOf(value, ['manual', 'off']);
}
