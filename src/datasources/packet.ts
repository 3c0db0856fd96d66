/**
 * Packet, later Equinix Metal. Nothing in a server's SMBIOS tells it: images for it have its name on the kernel command
 * line. Wants to be told that the machine is up.
 * @see https://pkg.go.dev/github.com/packethost/packngo/metadata
 */
import { isHttpUrl } from '../url-place.ts';
import type { Datasource, InstanceData, Metadata, Ports, Provisioned } from './datasource.ts';
import { createFetch } from './http-policy.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf, jsonNetwork } from './instance-data.ts';
import {
  type JsonObject,
  type JsonPlace,
  objectField,
  objectsField,
  textField,
  textsField,
} from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';
import type { Provider, SourceSettings } from './provider.ts';
import { kernelParameter } from './signs.ts';

const NAME = 'packet';
const PATH = '/metadata';
const FORBIDDEN = 'the metadata service answers only from the server itself';
/** As coreos-metadata and Afterburn report a boot. */
const SUCCEEDED = { state: 'succeeded', code: 1042, message: 'cloud-config: boot check-in' } as const;

const platform: HttpPlatform<JsonObject> = {
  name: NAME,
  bases: ['https://metadata.packet.net', 'https://metadata.platformequinix.com'],
  whenForbidden: FORBIDDEN,
  open: (service) => service.json(PATH),
  read,
};

async function read(document: JsonObject, service: Service): Promise<InstanceData> {
  const place: JsonPlace = { source: NAME, path: service.base + PATH };
  const network = objectField(document, 'network', place);
  const text = (key: string) => textField(document, key, place);
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId: text('id'),
      hostname: text('hostname'),
      ...addressesOf(network, place),
      region: text('metro') ?? text('facility'),
      availabilityZone: text('facility'),
      sshKeys: textsField(document, 'ssh_keys', place).flatMap(keyLines),
    }),
    userData: await service.bytes('/userdata'),
    networkConfig:
      objectsField(network, 'interfaces', place).length > 0 ? jsonNetwork('packet', network) : undefined,
  });
}

/** The first of each kind. */
function addressesOf(network: JsonObject, place: JsonPlace): Metadata {
  const addresses = objectsField(network, 'addresses', place);
  const first = (family: number, isPublic: boolean): string | undefined => {
    const found = addresses.find((each) => each['address_family'] === family && each['public'] === isPublic);
    return found === undefined ? undefined : textField(found, 'address', place);
  };
  return metadataOf({
    publicIpv4: first(4, true),
    privateIpv4: first(4, false),
    publicIpv6: first(6, true),
    privateIpv6: first(6, false),
  });
}

function packet(ports: Ports, settings: SourceSettings): Datasource {
  let home: string | undefined;
  const noting: HttpPlatform<JsonObject> = {
    ...platform,
    open: async (service) => {
      const document = await platform.open(service);
      const place = { source: NAME, path: service.base + PATH };
      home = document === undefined ? undefined : textField(document, 'phone_home_url', place);
      return document;
    },
  };
  return {
    ...httpSource(noting, ports, settings),
    announce: (outcome) => checkIn(ports, home, outcome),
  };
}

/** A failure has no form that is known: the platform then goes on waiting. */
async function checkIn(ports: Ports, home: string | undefined, { kind }: Provisioned): Promise<void> {
  if (kind !== 'ready' || home === undefined || !isHttpUrl(home)) return;
  const fetch = createFetch({ ...ports, source: NAME, deadline: 30_000, whenForbidden: FORBIDDEN });
  await fetch({
    method: 'POST',
    url: `${home.replace(/\/+$/, '')}/events`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(SUCCEEDED),
  });
}

export const provider: Provider = {
  name: NAME,
  about: 'Packet, Equinix Metal',
  documentation: 'https://pkg.go.dev/github.com/packethost/packngo/metadata',
  location: { about: "base URL instead of the service's own addresses", need: 'optional' },
  reads: 'network',
  signs: [
    kernelParameter('coreos.oem.id', 'packet'),
    kernelParameter('flatcar.oem.id', 'packet'),
    kernelParameter('ignition.platform.id', 'packet'),
  ],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'network', 'report'],
  create: packet,
};
