/**
 * Vultr: one document. Newer ones describe the network as cloud-init does (`cloud_interfaces`), but for the names of the
 * cards, all have `interfaces`. What nobody has set is an empty list; vendor data can be settings of Vultr's own.
 * @see https://www.vultr.com/metadata/
 */
import type { InstanceData, Interfaces, NetworkConfig } from './datasource.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf, jsonNetwork } from './instance-data.ts';
import {
  bytesField,
  idField,
  type JsonObject,
  type JsonPlace,
  objectField,
  objectsField,
  textField,
  textsField,
} from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { dmi, kernelParameter, path } from './signs.ts';

const NAME = 'vultr';
const PATH = '/v1.json';

function platform(known: Interfaces): HttpPlatform<JsonObject> {
  return {
    name: NAME,
    bases: ['http://169.254.169.254'],
    headers: { 'metadata-token': 'cloudinit' },
    whenForbidden: 'the metadata service answers only from the instance itself',
    open: (service) => service.json(PATH),
    read: (document, service) => read(document, service, known),
  };
}

async function read(document: JsonObject, service: Service, known: Interfaces): Promise<InstanceData> {
  const place: JsonPlace = { source: NAME, path: service.base + PATH };
  const interfaces = objectsField(document, 'interfaces', place);
  const address = (type: string, family: string) => {
    const card = interfaces.find((each) => textField(each, 'network-type', place) === type) ?? {};
    return textField(objectField(card, family, place), 'address', place);
  };
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId: textField(document, 'instance-v2-id', place) || idField(document, 'instanceid', place),
      hostname: textField(document, 'hostname', place),
      publicIpv4: address('public', 'ipv4'),
      publicIpv6: address('public', 'ipv6'),
      privateIpv4: address('private', 'ipv4'),
      privateIpv6: address('private', 'ipv6'),
      region: textField(objectField(document, 'region', place), 'regioncode', place),
      sshKeys: textsField(document, 'public-keys', place).flatMap(keyLines),
    }),
    userData: await service.optional('user-data', async () => documentIn(document, 'user-data', place)),
    vendorData: vendorData(document, place, service),
    networkConfig: network(document, place, known),
  });
}

function documentIn(document: JsonObject, key: string, place: JsonPlace): Uint8Array | undefined {
  return isEmpty(document[key]) ? undefined : bytesField(document, key, place);
}

/** Settings for Vultr's own scripts are among it. */
function vendorData(document: JsonObject, place: JsonPlace, { remarks }: Service): Uint8Array | undefined {
  const value = document['vendor-data'];
  if (isEmpty(value) || typeof value === 'string') return documentIn(document, 'vendor-data', place);
  remarks.note('vendor data', `${place.path}: vendor-data is not used: it is no text`);
  return undefined;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' ? Object.keys(value ?? {}).length === 0 : value === undefined;
}

function network(document: JsonObject, place: JsonPlace, known: Interfaces): NetworkConfig | undefined {
  const described = objectField(document, 'cloud_interfaces', place);
  const devices = objectsField(described, 'config', place);
  if (devices.length > 0) {
    const config = devices.map((device, index) => ({ name: nameOf(device, index, place, known), ...device }));
    return jsonNetwork('cloud-init', { ...described, config });
  }
  const interfaces = objectsField(document, 'interfaces', place);
  return interfaces.length > 0 ? jsonNetwork('vultr', { interfaces }) : undefined;
}

/** A card keeps the name that the kernel gave it; one that is not plugged in is not found by any. */
function nameOf(device: JsonObject, index: number, place: JsonPlace, known: Interfaces): string | undefined {
  const mac = textField(device, 'mac_address', place)?.toLowerCase();
  if (mac === undefined) return undefined;
  return known.list().find((each) => each.mac === mac)?.name ?? `eth${index}`;
}

export const provider: Provider = {
  name: NAME,
  about: 'Vultr',
  documentation: 'https://www.vultr.com/metadata/',
  location: { about: "base URL instead of the service's own address", need: 'optional' },
  reads: 'network',
  signs: [dmi('sys_vendor', 'Vultr'), kernelParameter('vultr'), path('/etc/vultr')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) => httpSource(platform(ports.interfaces), ports, settings),
};
