/** Addresses as numbers, to tell which subnet one lies in. */
export interface IpAddress {
  readonly family: 'ipv4' | 'ipv6';
  readonly bits: bigint;
}

const WIDTH = { ipv4: 32, ipv6: 128 } as const;

/** RFC 4291 and dotted quads without leading zeros; nothing else, and no zone. */
export function parseIp(text: string): IpAddress | undefined {
  const bits = text.includes(':') ? ipv6Bits(text) : ipv4Bits(text);
  return bits === undefined ? undefined : { family: text.includes(':') ? 'ipv6' : 'ipv4', bits };
}

export function familyOf(text: string): 'ipv4' | 'ipv6' | undefined {
  return parseIp(text.replace(/\/\d+$/, ''))?.family;
}

/** `192.0.2.0/24`; without a length it is one host. */
export function parseNetwork(
  text: string,
): { readonly address: IpAddress; readonly length: number } | undefined {
  const [, host = '', written] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = parseIp(host);
  if (address === undefined) return undefined;
  const width = WIDTH[address.family];
  const length = written === undefined ? width : Number(written);
  return length <= width ? { address, length } : undefined;
}

/** Whether `ip` lies in the network, which is written with or without host bits. */
export function contains(network: string, ip: string): boolean {
  const outer = parseNetwork(network);
  const inner = parseIp(ip);
  if (outer === undefined || inner === undefined || outer.address.family !== inner.family) return false;
  const shift = BigInt(WIDTH[inner.family] - outer.length);
  return outer.address.bits >> shift === inner.bits >> shift;
}

/** The length that a netmask stands for: `255.255.255.0`, `ffff:ffff::`, `24`; nothing for a mask with holes. */
export function prefixLength(netmask: string): number | undefined {
  if (/^\d{1,3}$/.test(netmask)) return Number(netmask) <= WIDTH.ipv6 ? Number(netmask) : undefined;
  const mask = parseIp(netmask);
  if (mask === undefined) return undefined;
  const written = mask.bits.toString(2).padStart(WIDTH[mask.family], '0');
  return /^1*0*$/.test(written) ? written.replace(/0+$/, '').length : undefined;
}

function ipv4Bits(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function ipv6Bits(text: string): bigint | undefined {
  const [, head = text, quad] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  const low = quad === undefined ? undefined : ipv4Bits(quad);
  if (quad !== undefined && low === undefined) return undefined;
  const hex =
    low === undefined ? text : `${head}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
  const halves = hex.split('::');
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = 8 - left.length - right.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return undefined;
  const groups = [...left, ...Array<string>(gap).fill('0'), ...right];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}
