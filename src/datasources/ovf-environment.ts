/**
 * An OVF environment: the properties that a virtual appliance was deployed with. It may hold a password, which is not
 * read.
 * @see https://www.dmtf.org/standards/ovf
 */
import { decodeBase64 } from '../config/base64.ts';
import { malformed } from './datasource-error.ts';
import type { GuestData } from './guest-variables.ts';
import type { JsonFile } from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';
import { elementsAt, parseXml } from './xml.ts';

/** By name, without `guestinfo.` before it; empty ones are not set. */
export type OvfProperties = ReadonlyMap<string, string>;

export function parseOvfEnvironment(file: JsonFile): OvfProperties {
  const properties = elementsAt(parseXml(file), 'PropertySection', 'Property');
  const named = properties.map(({ attributes }) => {
    const { key = '', value = '' } = attributes;
    return [key.replace(/^guestinfo\./, ''), value] as const;
  });
  return new Map(named.filter(([key, value]) => key !== '' && value !== ''));
}

/** Properties by cloud-init's names: `user-data`, `hostname`, `public-keys`, …; `undefined` when there is none. */
export function ownProperties(
  properties: OvfProperties,
  file: Omit<JsonFile, 'content'>,
): GuestData | undefined {
  const names = ['user-data', 'network-config', 'instance-id', 'hostname', 'local-hostname', 'public-keys'];
  if (!names.some((name) => properties.has(name))) return undefined;
  const network = decoded(properties, 'network-config', file);
  return {
    metadata: metadataOf({
      instanceId: properties.get('instance-id'),
      hostname: properties.get('hostname') ?? properties.get('local-hostname'),
      sshKeys: keyLines(properties.get('public-keys') ?? ''),
    }),
    userData: decoded(properties, 'user-data', file),
    networkConfig: network === undefined ? undefined : { format: 'cloud-init', content: network },
  };
}

/** base64, but a text that begins as only a plain document does is one. */
function decoded(
  properties: OvfProperties,
  name: string,
  { source, path }: Omit<JsonFile, 'content'>,
): Uint8Array | undefined {
  const text = properties.get(name);
  if (text === undefined) return undefined;
  const bytes = text.trimStart().startsWith('#') ? new TextEncoder().encode(text) : decodeBase64(text);
  if (bytes !== undefined) return bytes;
  throw malformed(source, `${path}: the property ${name} is cut off or not base64`);
}
