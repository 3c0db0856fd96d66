/**
 * UpCloud: one document. A server without a private network is known to others of its account by its utility address.
 * @see https://upcloud.com/docs/products/cloud-servers/metadata-service/
 */
import type { InstanceData, Metadata } from './datasource.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf, jsonNetwork } from './instance-data.ts';
import {
  bytesField,
  type JsonObject,
  type JsonPlace,
  objectField,
  objectsField,
  textField,
  textsField,
} from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { dmi } from './signs.ts';

const NAME = 'upcloud';
const PATH = '/metadata/v1.json';

const platform: HttpPlatform<JsonObject> = {
  name: NAME,
  bases: ['http://169.254.169.254'],
  whenForbidden: 'the metadata service answers only from the server itself; is it enabled for the server?',
  whenSilent: 'is the metadata service enabled for the server?',
  open: (service) => service.json(PATH),
  read,
};

async function read(document: JsonObject, service: Service): Promise<InstanceData> {
  const place: JsonPlace = { source: NAME, path: service.base + PATH };
  const network = objectField(document, 'network', place);
  const interfaces = objectsField(network, 'interfaces', place);
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: {
      ...metadataOf({
        instanceId: textField(document, 'instance_id', place),
        hostname: textField(document, 'hostname', place),
        region: textField(document, 'region', place),
        sshKeys: textsField(document, 'public_keys', place).flatMap(keyLines),
      }),
      ...addresses(interfaces, place),
    },
    userData: bytesField(document, 'user_data', place),
    vendorData: await service.optional('vendor data', async () => bytesField(document, 'vendor_data', place)),
    networkConfig: interfaces.length > 0 ? jsonNetwork('upcloud', network) : undefined,
  });
}

/** The first address of each kind that is the server's own; floating ones may move to another. */
function addresses(interfaces: readonly JsonObject[], place: JsonPlace): Metadata {
  const all = interfaces.flatMap((card) =>
    objectsField(card, 'ip_addresses', place).map((address) => ({
      type: textField(card, 'type', place),
      family: textField(address, 'family', place),
      isFloating: address['floating'] === true,
      address: textField(address, 'address', place),
    })),
  );
  const first = (type: string, family: string) =>
    all.find((each) => each.type === type && each.family === family && !each.isFloating)?.address;
  return metadataOf({
    publicIpv4: first('public', 'IPv4'),
    publicIpv6: first('public', 'IPv6'),
    privateIpv4: first('private', 'IPv4') ?? first('utility', 'IPv4'),
    privateIpv6: first('private', 'IPv6'),
  });
}

export const provider: Provider = {
  name: NAME,
  about: 'UpCloud',
  documentation: 'https://upcloud.com/docs/products/cloud-servers/metadata-service/',
  location: { about: "base URL instead of the service's own address", need: 'optional' },
  reads: 'network',
  signs: [dmi('sys_vendor', 'UpCloud')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};
