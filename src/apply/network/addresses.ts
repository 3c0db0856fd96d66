import { malformedNetwork } from './error.ts';
import { parseIp, parseNetwork, prefixLength } from './ip.ts';
import { normalMac } from './mac.ts';

/**
 * An Ethernet address (6 bytes) or an InfiniBand one (20 bytes) in lower case with colons; sources also write dashes
 * or nothing between the bytes. `place` is for the message.
 */
export function macAt(place: string, text: string): string {
  const bare = text
    .trim()
    .replace(/^(?:[0-9a-fA-F]{12}|[0-9a-fA-F]{40})$/, (digits) => digits.replace(/..(?!$)/g, '$&:'));
  const mac = normalMac(bare);
  if (mac === undefined)
    throw malformedNetwork(place, 'must be a MAC address of 6 bytes, or of 20 for InfiniBand');
  return mac;
}

/** One address without a prefix length. */
export function ipAt(place: string, text: string): string {
  const ip = text.trim();
  if (parseIp(ip) === undefined) throw malformedNetwork(place, `${quoted(text)} is no IP address`);
  return ip;
}

/** An address of ours with its prefix length, from `address/length` or from an address and a mask or length. */
export function addressAt(place: string, address: string, mask?: string): string {
  const text = address.trim();
  if (!text.includes('/')) {
    if (mask === undefined)
      throw malformedNetwork(place, 'needs a netmask, or a prefix length as in 192.0.2.10/24');
    return `${ipAt(place, text)}/${lengthAt(place, text, mask)}`;
  }
  if (parseNetwork(text) === undefined)
    throw malformedNetwork(place, `${quoted(address)} is no address with a prefix length`);
  return text;
}

/** Where a route leads: `default`, or a network with its prefix length; without a mask it is one host. */
export function destinationAt(place: string, network: string, mask?: string): string {
  const text = network.trim();
  if (text === 'default') return text;
  const written = text.includes('/') || mask === undefined ? text : addressAt(place, text, mask);
  const parsed = parseNetwork(written);
  if (parsed === undefined) throw malformedNetwork(place, `${quoted(network)} is no network`);
  const { address, length } = parsed;
  if (length === 0 && address.bits === 0n) return 'default';
  return written.includes('/') ? written : `${written}/${length}`;
}

function lengthAt(place: string, address: string, mask: string): number {
  const length = prefixLength(mask.trim());
  const isFitting = length !== undefined && parseNetwork(`${address}/${length}`) !== undefined;
  const isSameFamily = /^\d+$/.test(mask.trim()) || mask.includes(':') === address.includes(':');
  if (!isFitting || !isSameFamily)
    throw malformedNetwork(place, `${quoted(mask)} is no netmask for ${address}`);
  return length;
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 64));
}
