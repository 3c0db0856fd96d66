/**
 * The kernel command line: `ip=` (once `nfsaddrs=`) in the kernel's form and in dracut's, and what dracut has beside it: `nameserver=`,
 * `rd.route=`, `rd.peerdns=`, `vlan=`, `bond=`, `bridge=`, `ifname=`, `bootdev=`, and `BOOTIF=` of PXE.
 * `network-config=` of cloud-init counts instead of all of them.
 * @see https://docs.kernel.org/admin-guide/nfs/nfsroot.html#kernel-command-line
 * @see https://man7.org/linux/man-pages/man7/dracut.cmdline.7.html
 */
import { kernelParameters } from '../../../datasources/kernel-parameters.ts';
import { ipAt, macAt } from '../addresses.ts';
import { byMac, byName, linkOf } from '../compose.ts';
import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import { type IpParameter, ipParameter } from '../kernel-ip/ip-parameter.ts';
import { networkConfigParameter } from '../kernel-ip/network-config.ts';
import { routeParameter, withRoutes } from '../kernel-ip/routes.ts';
import { virtualLink } from '../kernel-ip/virtual.ts';
import { normalMac } from '../mac.ts';
import type { Dhcp, Link, NetworkReading, Physical, ReadContext } from '../model.ts';
import { withBareBondMembers } from './bond-members.ts';
import { withImpliedLinks } from './implied-links.ts';

const ANY_ETHERNET: Physical = { kind: 'physical', match: { names: ['en*', 'eth*'] } };

/** Values of the parameters of one name, in their order. */
type Values = (name: string) => readonly string[];

export function readKernelIp(content: string, context: ReadContext = {}): NetworkReading {
  const parameters = kernelParameters(content);
  const values: Values = (name) =>
    parameters.flatMap((each) => (each.name === name && each.value !== undefined ? [each.value] : []));
  const described = values('network-config').findLast((value) => value !== '');
  if (described === undefined) return readParameters(values);
  const { model, warnings } = networkConfigParameter(described, context);
  const unused = 'ip=: not used, as network-config= says what the network is';
  return { model, warnings: ipValues(values).length === 0 ? warnings : [...warnings, unused] };
}

/** The kernel still takes `nfsaddrs=`, which `ip=` was called before. */
function ipValues(values: Values): readonly string[] {
  return [...values('nfsaddrs'), ...values('ip')];
}

function readParameters(values: Values): NetworkReading {
  if (values('team').length > 0)
    throw unsupportedNetwork('team=', 'systemd-networkd has no teams: use bond=');
  const warnings: string[] = [];
  const links = new Map<string, Link>();
  for (const kind of ['bond', 'bridge', 'vlan'] as const) {
    for (const value of values(kind)) {
      const link = virtualLink(kind, value, (problem) => warnings.push(problem));
      links.set(link.id, link);
    }
  }
  for (const value of ipValues(values)) {
    const ip = ipParameter(value);
    if (ip !== undefined) addAddress(links, ip, values, warnings);
  }
  const dns = values('nameserver').map((server) => ipAt('nameserver=', server.replace(/^\[|\]$/g, '')));
  const whole = withImpliedLinks([...links.values()], () => {}).map((link) => renamed(link, values));
  const complete = withBareBondMembers(whole, (problem) => warnings.push(problem));
  const routed = withRoutes(complete, values('rd.route').map(routeParameter));
  const finished = routed.map((link) => asking(link, isWayOut(link, routed) ? dns : []));
  if (finished.length === 0 && dns.length > 0)
    warnings.push('nameserver=: ignored, as no ip= sets up a device');
  return { model: { links: finished }, warnings };
}

/** Several `ip=` of one device come together: an IPv4 and an IPv6 address. */
function addAddress(links: Map<string, Link>, ip: IpParameter, values: Values, warnings: string[]): void {
  const named = ip.device ?? values('bootdev').at(-1);
  const device = named === undefined ? undefined : (normalMac(named) ?? named);
  const id = device ?? 'boot';
  const before = links.get(id) ?? linkOf({ id, device: deviceFor(device, values) });
  if (ip.hostname !== undefined) warnings.push('ip=: the host name is not set from here');
  if (device === undefined && ip.address !== undefined && before.device === ANY_ETHERNET)
    warnings.push('ip=: names no device, so that every Ethernet device gets this address');
  const { method, address, peer, gateway } = ip;
  const dhcp = values('rd.peerdns').at(-1) === '0' ? { useDns: false } : {};
  links.set(
    id,
    linkOf({
      ...before,
      mtu: ip.mtu ?? before.mtu,
      mac: ip.mac ?? before.mac,
      dhcp4: merged(method.dhcp4, dhcp, before.dhcp4),
      dhcp6: merged(method.dhcp6, dhcp, before.dhcp6),
      acceptRa: method.acceptRa ?? before.acceptRa,
      linkLocal: method.linkLocal ?? before.linkLocal,
      addresses: [
        ...(before.addresses ?? []),
        ...(address === undefined ? [] : [{ address, ...(peer === undefined ? {} : { peer }) }]),
      ],
      routes: [...(before.routes ?? []), ...(gateway === undefined ? [] : [{ to: 'default', via: gateway }])],
      dns: [...(before.dns ?? []), ...ip.dns],
      ntp: [...(before.ntp ?? []), ...ip.ntp],
    }),
  );
}

function merged(asked: Dhcp | undefined, dhcp: Dhcp, before: Link['dhcp4']): Link['dhcp4'] {
  return asked === undefined ? before : dhcp;
}

/** PXE tells by BOOTIF= which card the machine was started from, `01-` for Ethernet before its address. */
function deviceFor(name: string | undefined, values: Values): Physical {
  if (name !== undefined) return normalMac(name) === undefined ? byName(name) : byMac(name);
  const boot = values('rd.bootif').at(-1) === '0' ? undefined : values('BOOTIF').at(-1);
  return boot === undefined
    ? ANY_ETHERNET
    : byMac(macAt('BOOTIF=', boot.replace(/^[0-9a-f]{2}[-:](?=.{17}$)/i, '')));
}

/** `ifname=name:mac` gives the card of that address the name. */
function renamed(link: Link, values: Values): Link {
  for (const value of values('ifname')) {
    const [name = '', ...mac] = value.split(':');
    if (name !== link.id || link.device.kind !== 'physical') continue;
    if (mac.length === 0) throw malformedNetwork('ifname=', 'must be name:mac');
    return { ...link, name, device: byMac(macAt('ifname=', mac.join(':'))) };
  }
  return link;
}

/** Name servers are asked by the links that lead out, or by all where none does. */
function isWayOut(link: Link, all: readonly Link[]): boolean {
  const leads = ({ dhcp4, dhcp6, acceptRa, routes = [] }: Link): boolean =>
    dhcp4 !== undefined ||
    dhcp6 !== undefined ||
    acceptRa === true ||
    routes.some(({ to }) => to === 'default');
  return leads(link) || (!all.some(leads) && (link.addresses ?? []).length > 0);
}

function asking(link: Link, dns: readonly string[]): Link {
  return dns.length === 0 ? link : linkOf({ ...link, dns: [...(link.dns ?? []), ...dns] });
}
