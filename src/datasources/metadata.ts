import type { Metadata } from './datasource.ts';

type Fields = { readonly [K in keyof Metadata]?: Metadata[K] | undefined };

/** Metadata of what a source stated; an empty text states nothing. */
export function metadataOf(fields: Fields): Metadata {
  const { instanceId, hostname, region, availabilityZone, sshKeys = [] } = fields;
  const { publicIpv4, privateIpv4, publicIpv6, privateIpv6 } = fields;
  return {
    ...(instanceId ? { instanceId } : {}),
    ...(hostname ? { hostname } : {}),
    ...(publicIpv4 ? { publicIpv4 } : {}),
    ...(privateIpv4 ? { privateIpv4 } : {}),
    ...(publicIpv6 ? { publicIpv6: shortIpv6(publicIpv6) } : {}),
    ...(privateIpv6 ? { privateIpv6: shortIpv6(privateIpv6) } : {}),
    ...(region ? { region } : {}),
    ...(availabilityZone ? { availabilityZone } : {}),
    ...(sshKeys.length > 0 ? { sshKeys } : {}),
  };
}

/**
 * In the form of RFC 5952, which URLs have too: some platforms write every zero, in capitals. What is no address stays.
 * @see https://url.spec.whatwg.org/#concept-ipv6-serializer
 */
function shortIpv6(address: string): string {
  const url = `http://[${address}]/`;
  return /^[\da-f:.]+$/i.test(address) && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address;
}

/** The lines of an `authorized_keys` text, without blank ones and comments. */
export function keyLines(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** Unique local addresses are not reachable from outside. */
export function ipv6Metadata(address: string | undefined): Fields {
  return /^f[cd]/i.test(address ?? '') ? { privateIpv6: address } : { publicIpv6: address };
}
