/**
 * Akamai's cloud (Linode): a token first, then everything at once. Addresses come by DHCP and router advertisements.
 * @see https://techdocs.akamai.com/cloud-computing/docs/metadata-service-api
 */
import { decodeBase64 } from '../config/base64.ts';
import type { InstanceData } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import { type Headers, type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf } from './instance-data.ts';
import { idField, type JsonObject, type JsonPlace, objectField, textField, textsField } from './json-file.ts';
import { ipv6Metadata, keyLines, metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { sortedNames } from './public-keys.ts';
import { dmi } from './signs.ts';

const NAME = 'akamai';
const TOKEN_SECONDS = '3600';

const platform: HttpPlatform<string> = {
  name: NAME,
  bases: ['http://169.254.169.254', 'http://[fd00:a9fe:a9fe::1]'],
  whenForbidden: 'the metadata service answers only from the Linode itself',
  open,
  read,
};

async function open({ base, ask }: Service): Promise<string | undefined> {
  const response = await ask({
    method: 'PUT',
    url: `${base}/v1/token`,
    headers: { 'metadata-token-expiry-seconds': TOKEN_SECONDS },
  });
  return response === undefined ? undefined : new TextDecoder().decode(response.body).trim();
}

async function read(token: string, service: Service): Promise<InstanceData> {
  const headers: Headers = { 'metadata-token': token };
  const json = (path: string) => service.json(path, { ...headers, accept: 'application/json' });
  const [instance = {}, network = {}, keys = {}, userData] = await Promise.all([
    json('/v1/instance'),
    json('/v1/network'),
    json('/v1/ssh-keys'),
    service.text('/v1/user-data', headers),
  ]);
  const place = (path: string): JsonPlace => ({ source: NAME, path: service.base + path });
  return instanceDataOf({
    datasource: NAME,
    location: `${service.base}/v1`,
    metadata: metadataOf({
      instanceId: idField(instance, 'id', place('/v1/instance')),
      hostname: textField(instance, 'label', place('/v1/instance')),
      region: textField(instance, 'region', place('/v1/instance')),
      ...addressesOf(network, place('/v1/network')),
      sshKeys: keysOf(keys, place('/v1/ssh-keys')),
    }),
    userData: userData === undefined ? undefined : decoded(userData, place('/v1/user-data')),
  });
}

/** With their prefix lengths. */
function addressesOf(network: JsonObject, place: JsonPlace): Parameters<typeof metadataOf>[0] {
  const ipv4 = objectField(network, 'ipv4', place);
  const ipv6 = objectField(network, 'ipv6', place);
  const bare = (address: string | undefined) => address?.replace(/\/.*$/, '');
  return {
    publicIpv4: bare(textsField(ipv4, 'public', place)[0]),
    privateIpv4: bare(textsField(ipv4, 'private', place)[0]),
    ...ipv6Metadata(bare(textField(ipv6, 'slaac', place))),
  };
}

/** By user. */
function keysOf(document: JsonObject, place: JsonPlace): readonly string[] {
  const users = objectField(document, 'users', place);
  return sortedNames(users).flatMap((name) => textsField(users, name, place).flatMap(keyLines));
}

function decoded(text: string, { source, path }: JsonPlace): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw malformed(source, `${path} is cut off or not base64`);
  return bytes;
}

export const provider: Provider = {
  name: NAME,
  about: 'Akamai (Linode)',
  documentation: 'https://techdocs.akamai.com/cloud-computing/docs/metadata-service-api',
  location: { about: "base URL instead of the service's own addresses", need: 'optional' },
  reads: 'network',
  signs: [dmi('sys_vendor', 'Akamai', 'Linode')],
  supplies: ['metadata', 'ssh-keys', 'user-data'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};
