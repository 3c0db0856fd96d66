/**
 * Google Compute Engine. The instance's id is asked for by itself: it is a number of 64 bits, more than JSON can hold.
 * The rest are two documents, the instance's and its project's.
 * @see https://cloud.google.com/compute/docs/metadata/overview
 */
import { decodeBase64 } from '../config/base64.ts';
import type { Clock, InstanceData } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import { gceKeys } from './gce-keys.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf } from './instance-data.ts';
import {
  bytesField,
  type JsonObject,
  type JsonPlace,
  objectField,
  objectsField,
  textField,
  textsField,
} from './json-file.ts';
import { ipv6Metadata, metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { dmi } from './signs.ts';

const NAME = 'gce';
const ROOT = '/computeMetadata/v1';

function platform(clock: Clock): HttpPlatform<string> {
  return {
    name: NAME,
    // DNS may not be up yet, and the address is not promised to stay.
    bases: ['http://169.254.169.254', 'http://metadata.google.internal'],
    headers: { 'metadata-flavor': 'Google' },
    whenForbidden: 'a proxy is in the way: the metadata service wants to be asked directly',
    open: (service) => service.text(`${ROOT}/instance/id`),
    read: (instanceId, service) => read(instanceId, service, clock),
  };
}

async function read(instanceId: string, service: Service, clock: Clock): Promise<InstanceData> {
  const path = `${ROOT}/instance/?recursive=true`;
  const [instance = {}, projectAttributes = {}] = await Promise.all([
    service.json(path),
    service.json(`${ROOT}/project/attributes/?recursive=true`),
  ]);
  const place: JsonPlace = { source: NAME, path: `${service.base}${ROOT}/instance/` };
  const attributes = objectField(instance, 'attributes', place);
  const [card = {}] = objectsField(instance, 'networkInterfaces', place);
  const [access = {}] = objectsField(card, 'accessConfigs', place);
  const zone = textField(instance, 'zone', place)?.split('/').at(-1);
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId,
      hostname: textField(instance, 'hostname', place),
      privateIpv4: textField(card, 'ip', place),
      publicIpv4: textField(access, 'externalIp', place),
      ...ipv6Metadata(textsField(card, 'ipv6s', place)[0]),
      region: zone?.replace(/-[^-]*$/, ''),
      availabilityZone: zone,
      sshKeys: gceKeys(attributes, projectAttributes, place, clock),
    }),
    userData: userDataOf(attributes, place),
  });
}

function userDataOf(attributes: JsonObject, place: JsonPlace): Uint8Array | undefined {
  const content = bytesField(attributes, 'user-data', place);
  if (content === undefined || textField(attributes, 'user-data-encoding', place) !== 'base64')
    return content;
  const decoded = decodeBase64(new TextDecoder().decode(content));
  if (decoded !== undefined) return decoded;
  throw malformed(NAME, `${place.path}: user-data is cut off or not base64, as user-data-encoding says`);
}

export const provider: Provider = {
  name: NAME,
  about: 'Google Compute Engine',
  documentation: 'https://cloud.google.com/compute/docs/metadata/overview',
  location: { about: "base URL instead of the service's own addresses", need: 'optional' },
  reads: 'network',
  signs: [dmi('product_name', 'Google Compute Engine', 'Google'), dmi('product_serial', 'GoogleCloud-*')],
  supplies: ['metadata', 'ssh-keys', 'user-data'],
  create: (ports, settings) => httpSource(platform(ports.clock), ports, settings),
};
