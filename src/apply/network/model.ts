/**
 * The one network model: every format is read into it, and systemd-networkd's files are rendered from it. It states
 * what shall be; a field that is absent is left to systemd-networkd's default.
 */

/** Which devices a physical link is; a device must fit everything that is given. */
export interface Match {
  /** Kernel names, globs allowed (`en*`). */
  readonly names?: readonly string[];
  /** Lower case, colons: `52:54:00:12:34:56`; 20 bytes for InfiniBand. */
  readonly mac?: string;
  /** Kernel drivers, globs allowed. */
  readonly drivers?: readonly string[];
}

export interface Address {
  /** With its prefix length: `192.0.2.10/24`, `2001:db8::1/64`. */
  readonly address: string;
  /** The other end of a point-to-point link. */
  readonly peer?: string;
  readonly label?: string;
  /** `0` keeps an address from being chosen as a source; networkd knows `forever` and `0`. */
  readonly preferredLifetime?: 'forever' | '0';
  readonly broadcast?: string;
}

export interface Route {
  /** A network with its prefix length, or `default`; the family of `default` is `family`, else that of `via`. */
  readonly to: string;
  readonly via?: string;
  readonly family?: 'ipv4' | 'ipv6';
  /** The gateway is reachable on this link although no address of ours covers it. */
  readonly onLink?: boolean;
  readonly metric?: number;
  readonly table?: number;
  readonly from?: string;
  readonly scope?: 'global' | 'link' | 'host';
  readonly type?: 'unicast' | 'local' | 'blackhole' | 'unreachable' | 'prohibit' | 'throw';
  readonly mtu?: number;
  readonly congestionWindow?: number;
  readonly advertisedReceiveWindow?: number;
  readonly advertisedSegmentSize?: number;
}

/** ip-rule(8). */
export interface RoutingRule {
  readonly from?: string;
  readonly to?: string;
  readonly table?: number;
  readonly priority?: number;
  readonly mark?: number;
  readonly typeOfService?: number;
  readonly family?: 'ipv4' | 'ipv6' | 'both';
}

/** What is taken from a DHCP server; absent is networkd's default. */
export interface Dhcp {
  readonly useDns?: boolean;
  readonly useNtp?: boolean;
  readonly useHostname?: boolean;
  readonly useMtu?: boolean;
  readonly useRoutes?: boolean;
  readonly useDomains?: boolean | 'route';
  readonly sendHostname?: boolean;
  readonly hostname?: string;
  readonly routeMetric?: number;
  /** DHCPv4 only. */
  readonly clientIdentifier?: 'mac' | 'duid';
}

/** What is taken from router advertisements. */
export interface RouterAdvertisements {
  readonly useDns?: boolean;
  readonly useDomains?: boolean | 'route';
  readonly table?: number;
}

export interface Bond {
  readonly kind: 'bond';
  /** Ids of links. */
  readonly members: readonly string[];
  /** systemd.netdev(5) `[Bond]` keys and values, in the order of the file: `Mode`, `MIIMonitorSec`, …. */
  readonly options: readonly (readonly [key: string, value: string])[];
  /** Id of the member to prefer. */
  readonly primary?: string;
}

export interface Bridge {
  readonly kind: 'bridge';
  readonly members: readonly string[];
  /** systemd.netdev(5) `[Bridge]` keys and values. */
  readonly options: readonly (readonly [key: string, value: string])[];
  /** By member id: systemd.network(5) `[Bridge]` keys of the port, `Cost`, `Priority`. */
  readonly ports?: Readonly<Record<string, readonly (readonly [key: string, value: string])[]>>;
}

export interface Vlan {
  readonly kind: 'vlan';
  readonly id: number;
  /** Id of the link below. */
  readonly link: string;
  readonly protocol?: '802.1q' | '802.1ad';
}

export interface Physical {
  readonly kind: 'physical';
  readonly match: Match;
  /** Magic packets wake the machine. */
  readonly wakeOnLan?: boolean;
  /** How udev finds its address: kept from boot to boot, or another one at each. */
  readonly macPolicy?: 'persistent' | 'random';
  /** systemd.link(5) `[Link]` keys of what the card does itself: `TCPSegmentationOffload`, …. */
  readonly offloads?: readonly (readonly [key: string, value: boolean])[];
}

export interface Dummy {
  readonly kind: 'dummy';
}

export interface Link {
  /** Name within the source; others refer to it. Unique in a model. */
  readonly id: string;
  readonly device: Physical | Bond | Bridge | Vlan | Dummy;
  /** Name of a virtual device, or the name that a physical one shall get. At most 15 bytes. */
  readonly name?: string;
  /** MAC address that the device shall get. */
  readonly mac?: string;
  readonly mtu?: number;
  readonly dhcp4?: Dhcp | 'off';
  readonly dhcp6?: Dhcp | 'off';
  /** Router advertisements; networkd's default is on where there is IPv6. */
  readonly acceptRa?: boolean;
  readonly ra?: RouterAdvertisements;
  /** Which link-local addresses it gets; absent is networkd's default (IPv6). */
  readonly linkLocal?: readonly ('ipv4' | 'ipv6')[];
  readonly ipv6Privacy?: boolean;
  readonly ipv6Mtu?: number;
  /** How it finds the second half of its IPv6 addresses, link-local ones and those from advertisements. */
  readonly ipv6Generation?: 'eui64' | 'stable-privacy';
  /** That half itself, `::2`, for addresses from advertisements. */
  readonly ipv6Token?: string;
  readonly addresses?: readonly Address[];
  readonly routes?: readonly Route[];
  readonly rules?: readonly RoutingRule[];
  readonly dns?: readonly string[];
  readonly search?: readonly string[];
  readonly ntp?: readonly string[];
  /** The boot does not wait for it. */
  readonly optional?: boolean;
  /** Its configuration stays when networkd stops (network root file systems). */
  readonly critical?: boolean;
  /** It has its addresses also without a cable. */
  readonly ignoreCarrier?: boolean;
  /** It tells its neighbours what it is (LLDP). */
  readonly emitLldp?: boolean;
  /** As the port of a bridge: systemd.network(5) `[Bridge]` keys, beside those that the bridge has for it. */
  readonly port?: readonly (readonly [key: string, value: boolean])[];
  /** Not brought up by itself. */
  readonly activation?: 'manual' | 'off';
}

export interface NetworkModel {
  readonly links: readonly Link[];
}

/** What a reader found that it could not say in the model but that does not stop it; for the log. */
export interface NetworkReading {
  readonly model: NetworkModel;
  readonly warnings: readonly string[];
}

/** What a format may need to know of the machine or of the instance. */
export interface ReadContext {
  /** Files that `source` lines of Debian's format name; `undefined` when absent. */
  readonly include?: (path: string) => string | undefined;
  /** Unpacks at most `limit` bytes, or throws. */
  readonly gunzip?: (content: Uint8Array, limit: number) => Uint8Array;
}

/**
 * Reads one format. Throws `CloudConfigError` `NETWORK_MALFORMED` for text that is not of the format, and
 * `NETWORK_UNSUPPORTED` for what systemd-networkd cannot do (Wi-Fi, …), naming the place and the remedy.
 */
export type NetworkReader = (content: string, context: ReadContext) => NetworkReading;
