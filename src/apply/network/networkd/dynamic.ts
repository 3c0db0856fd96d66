import { malformedNetwork } from '../error.ts';
import type { Dhcp, Link } from '../model.ts';
import type { Section, Setting } from './section.ts';

/** What `DHCP=` in `[Network]` says; nothing when the link does not speak of DHCP. */
export function dhcpMode({ dhcp4, dhcp6 }: Link): string | undefined {
  if (dhcp4 === undefined && dhcp6 === undefined) return undefined;
  const is4 = isOn(dhcp4);
  const is6 = isOn(dhcp6);
  if (is4 && is6) return 'yes';
  if (is4) return 'ipv4';
  return is6 ? 'ipv6' : 'no';
}

export function isOn(dhcp: Dhcp | 'off' | undefined): dhcp is Dhcp {
  return dhcp !== undefined && dhcp !== 'off';
}

/** `[DHCPv4]`, `[DHCPv6]` and `[IPv6AcceptRA]`. */
export function dynamicSections(link: Link): readonly Section[] {
  const { dhcp4, dhcp6, acceptRa, ra } = link;
  return [
    { name: 'DHCPv4', settings: isOn(dhcp4) ? dhcp4Settings(link.id, dhcp4) : [] },
    {
      name: 'DHCPv6',
      settings: isOn(dhcp6)
        ? [
            // Without router advertisements nothing else would start the client.
            ['WithoutRA', acceptRa === false ? 'solicit' : undefined],
            ['UseDNS', dhcp6.useDns],
            ['UseNTP', dhcp6.useNtp],
            ['UseHostname', dhcp6.useHostname],
            ['UseDomains', dhcp6.useDomains],
          ]
        : [],
    },
    {
      name: 'IPv6AcceptRA',
      settings:
        acceptRa === false
          ? []
          : [
              ['Token', tokenOf(link)],
              ...raSettings(dhcp6),
              ['UseDNS', ra?.useDns],
              ['UseDomains', ra?.useDomains],
              ['RouteTable', ra?.table],
            ],
    },
  ];
}

/** How addresses from advertisements end; networkd's own way is eui64. */
function tokenOf({ ipv6Token, ipv6Generation }: Link): string | undefined {
  if (ipv6Token !== undefined) return `static:${ipv6Token}`;
  return ipv6Generation === 'stable-privacy' ? 'prefixstable' : ipv6Generation;
}

function dhcp4Settings(id: string, dhcp: Dhcp): readonly Setting[] {
  return [
    ['ClientIdentifier', dhcp.clientIdentifier],
    ['UseDNS', dhcp.useDns],
    ['UseNTP', dhcp.useNtp],
    ['UseHostname', dhcp.useHostname],
    ['UseMTU', dhcp.useMtu],
    ['UseRoutes', dhcp.useRoutes],
    ['UseDomains', dhcp.useDomains],
    ['SendHostname', dhcp.sendHostname],
    ['Hostname', dhcp.hostname === undefined ? undefined : checkHostname(id, dhcp.hostname)],
    ['RouteMetric', dhcp.routeMetric],
  ];
}

/** @see https://man7.org/linux/man-pages/man7/hostname.7.html */
function checkHostname(id: string, name: string): string {
  const isLabel = (label: string): boolean => /^\w(?:[\w-]*\w)?$/.test(label);
  if (name.length > 64 || !name.split('.').every(isLabel))
    throw malformedNetwork(id, `${JSON.stringify(name.slice(0, 64))} is no host name`);
  return name;
}

/**
 * A client that is asked for asks whatever flags the advertisements carry, one that is ruled out stays silent. IPv6
 * routes and the MTU come from advertisements, so that what is said about them belongs here.
 */
function raSettings(dhcp6: Dhcp | 'off' | undefined): readonly Setting[] {
  if (dhcp6 === 'off') return [['DHCPv6Client', false]];
  if (dhcp6 === undefined) return [];
  return [
    ['DHCPv6Client', 'always'],
    ['UseMTU', dhcp6.useMtu],
    ['UseGateway', dhcp6.useRoutes],
    ['UseRoutePrefix', dhcp6.useRoutes],
    ['RouteMetric', dhcp6.routeMetric],
  ];
}
