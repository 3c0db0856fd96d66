/**
 * DigitalOcean: one document. The service answers at a link-local address, which a droplet without DHCP reaches only by
 * an address of 169.254.0.0/16 on its card: the image's network must give it one (networkd: `LinkLocalAddressing=ipv4`)
 * until the configuration that is read here is applied.
 * @see https://docs.digitalocean.com/reference/api/metadata/
 */
import type { InstanceData } from './datasource.ts';
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
import { dmi } from './signs.ts';

const NAME = 'digitalocean';
const PATH = '/metadata/v1.json';

const platform: HttpPlatform<JsonObject> = {
  name: NAME,
  bases: ['http://169.254.169.254'],
  whenForbidden: 'the metadata service answers only from the droplet itself',
  whenSilent: 'the network card needs a link-local address (169.254.0.0/16)',
  open: (service) => service.json(PATH),
  read,
};

async function read(document: JsonObject, service: Service): Promise<InstanceData> {
  const place: JsonPlace = { source: NAME, path: service.base + PATH };
  const interfaces = objectField(document, 'interfaces', place);
  const [open = {}] = objectsField(interfaces, 'public', place);
  const [closed = {}] = objectsField(interfaces, 'private', place);
  const address = (card: JsonObject, family: string) =>
    textField(objectField(card, family, place), 'ip_address', place);
  const hasCards = [open, closed].some((card) => Object.keys(card).length > 0);
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId: idField(document, 'droplet_id', place),
      hostname: textField(document, 'hostname', place),
      publicIpv4: address(open, 'ipv4'),
      publicIpv6: address(open, 'ipv6'),
      privateIpv4: address(closed, 'ipv4'),
      privateIpv6: address(closed, 'ipv6'),
      region: textField(document, 'region', place),
      sshKeys: textsField(document, 'public_keys', place).flatMap(keyLines),
    }),
    userData: bytesField(document, 'user_data', place),
    vendorData: await service.optional('vendor data', async () => bytesField(document, 'vendor_data', place)),
    networkConfig: hasCards
      ? jsonNetwork('digitalocean', { interfaces, dns: objectField(document, 'dns', place) })
      : undefined,
  });
}

export const provider: Provider = {
  name: NAME,
  about: 'DigitalOcean',
  documentation: 'https://docs.digitalocean.com/reference/api/metadata/',
  location: { about: "base URL instead of the service's own address", need: 'optional' },
  reads: 'network',
  signs: [dmi('sys_vendor', 'DigitalOcean')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};
