/**
 * DigitalOcean: `/metadata/v1.json`, or its `interfaces` alone; every address stated.
 * @see https://docs.digitalocean.com/reference/api/metadata/
 */
import { addressAt, ipAt, macAt } from '../addresses.ts';
import { byMac, defaultRoute, linkOf } from '../compose.ts';
import { isGiven, items, type JsonPart, maskText, member, parseJson, requiredText, text } from '../json.ts';
import type { Address, Link, NetworkReading, Route } from '../model.ts';

export function readDigitalOcean(content: string): NetworkReading {
  const root = parseJson(content);
  const interfaces = ['public', 'private'].some((key) => isGiven(member(root, key)))
    ? root
    : member(root, 'interfaces');
  const open = items(member(interfaces, 'public'));
  const closed = items(member(interfaces, 'private'));
  const dns = dnsOf(member(root, 'dns'));
  // Where there is no public card the private one leads out.
  const links = [...open, ...closed].map((nic, index) => {
    const isWayOut = index < open.length || open.length === 0;
    return linkFor(nic, isWayOut ? routesOf(nic) : [], index === 0 ? dns : []);
  });
  return { model: { links }, warnings: [] };
}

function linkFor(nic: JsonPart, routes: readonly Route[], dns: readonly string[]): Link {
  const mac = macAt(member(nic, 'mac').place, requiredText(member(nic, 'mac')));
  const addresses = ['ipv4', 'anchor_ipv4', 'ipv6'].flatMap((key) => addressesOf(member(nic, key)));
  return linkOf({ id: mac, device: byMac(mac), dhcp4: 'off', acceptRa: false, addresses, routes, dns });
}

function addressesOf(family: JsonPart): readonly Address[] {
  if (!isGiven(family)) return [];
  const address = member(family, 'ip_address');
  const mask = maskText(member(family, 'netmask')) ?? maskText(member(family, 'cidr'));
  return [{ address: addressAt(address.place, requiredText(address), mask) }];
}

function routesOf(nic: JsonPart): readonly Route[] {
  return ['ipv4', 'ipv6'].flatMap((key) => {
    const family = member(nic, key);
    if (!isGiven(family)) return [];
    const gateway = member(family, 'gateway');
    const ip = text(gateway);
    // What has no gateway is given a zero one.
    return ip === undefined || /^[0.:]+$/.test(ip) ? [] : [defaultRoute(ipAt(gateway.place, ip))];
  });
}

function dnsOf(dns: JsonPart): readonly string[] {
  if (!isGiven(dns)) return [];
  return items(member(dns, 'nameservers')).map((server) => ipAt(server.place, requiredText(server)));
}
