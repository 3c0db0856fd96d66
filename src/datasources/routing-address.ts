/** The address by which others reach a machine whose platform states none: that of the interface with the default route. */
import type { Disk, Interfaces, Metadata } from './datasource.ts';

export interface RoutingAddress {
  readonly interface: string;
  readonly ipv4?: string;
  readonly ipv6?: string;
}

/** `undefined` while no interface has a default route. */
export function routingAddress(disk: Disk, interfaces: Interfaces): RoutingAddress | undefined {
  const route = defaultRoute4(disk);
  const name = route?.interface ?? defaultInterface6(disk);
  const found = interfaces.list().find((each) => each.name === name);
  if (found === undefined) return undefined;
  // A card can have several: the one that the gateway sees is in its subnet.
  const beside = found.subnets.find((subnet) => route !== undefined && holds(subnet, route.gateway));
  const ipv4 = beside?.replace(/\/.*/, '') ?? found.ipv4[0];
  const [ipv6] = found.ipv6;
  return {
    interface: found.name,
    ...(ipv4 === undefined ? {} : { ipv4 }),
    ...(ipv6 === undefined ? {} : { ipv6 }),
  };
}

/** Whether an address, as a number, is in a subnet. */
function holds(subnet: string, address: number): boolean {
  const [network = '', length = '32'] = subnet.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor(numberOf(network.split('.').map(Number)) / size) === Math.floor(address / size);
}

function numberOf(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** The one address is the private and the public one: from where the machine stands there is no difference. */
export function withRoutingAddress(metadata: Metadata, { ipv4, ipv6 }: RoutingAddress): Metadata {
  return {
    ...(ipv4 === undefined ? {} : { publicIpv4: ipv4, privateIpv4: ipv4 }),
    ...(ipv6 === undefined ? {} : { publicIpv6: ipv6, privateIpv6: ipv6 }),
    ...metadata,
  };
}

export function statesAddress({ publicIpv4, privateIpv4, publicIpv6, privateIpv6 }: Metadata): boolean {
  return [publicIpv4, privateIpv4, publicIpv6, privateIpv6].some((address) => address !== undefined);
}

/** proc(5): interface, destination, gateway (bytes in the order of the processor), …, metric, mask. */
function defaultRoute4(disk: Disk): { readonly interface: string; readonly gateway: number } | undefined {
  const rows = table(disk, '/proc/net/route').filter(
    ([, to, , , , , , mask]) => to === '00000000' && mask === '00000000',
  );
  const [best] = rows.sort((left, right) => Number(left[6]) - Number(right[6]));
  const [name, , gateway] = best ?? [];
  if (name === undefined || gateway === undefined) return undefined;
  const bytes = (gateway.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  return { interface: name, gateway: numberOf(bytes.reverse()) };
}

/** Destination and its prefix length first, the metric in the sixth column, the interface in the last. */
function defaultInterface6(disk: Disk): string | undefined {
  const rows = table(disk, '/proc/net/ipv6_route').filter(
    ([to, prefix, , , via]) => /^0+$/.test(to ?? '') && prefix === '00' && !/^0+$/.test(via ?? ''),
  );
  const metric = (row: readonly string[]) => Number.parseInt(row[5] ?? '', 16);
  return rows.sort((left, right) => metric(left) - metric(right))[0]?.at(-1);
}

function table(disk: Disk, path: string): string[][] {
  const lines = new TextDecoder().decode(disk.read(path)).split('\n');
  return lines.map((line) => line.trim().split(/\s+/));
}
