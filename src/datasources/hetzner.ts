/**
 * Hetzner Cloud: one YAML document; where there is none, its values one by one. The network configuration is
 * cloud-init's format. Addresses of private networks stand apart.
 * @see https://docs.hetzner.cloud/reference/cloud#server-metadata
 */
import type { InstanceData } from './datasource.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf } from './instance-data.ts';
import { isObject, type JsonObject, type JsonPlace, parseJson, textField } from './json-file.ts';
import { metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { publicKeys } from './public-keys.ts';
import { dmi } from './signs.ts';
import { staticIpv6 } from './static-ipv6.ts';
import { parseYaml, parseYamlObject, yamlPart } from './yaml-file.ts';

const NAME = 'hetzner';
const ROOT = '/hetzner/v1/metadata';
const TEXTS = ['hostname', 'public-ipv4', 'local-ipv4', 'region', 'availability-zone'] as const;

interface Stated {
  /** By the names that the service has for them. */
  readonly values: JsonObject;
  readonly vendorData: Uint8Array | undefined;
  readonly network: Uint8Array | undefined;
}

type Opened =
  | { readonly kind: 'document'; readonly stated: Stated }
  | { readonly kind: 'values'; readonly instanceId: string };

const platform: HttpPlatform<Opened> = {
  name: NAME,
  bases: ['http://169.254.169.254'],
  whenForbidden: 'the metadata service answers only from the server itself',
  open,
  read,
};

async function open(service: Service): Promise<Opened | undefined> {
  const content = await service.bytes(ROOT);
  const stated = content === undefined ? undefined : documentOf(content, placeOf(service));
  if (stated?.values['instance-id']) return { kind: 'document', stated };
  const instanceId = await service.text(`${ROOT}/instance-id`);
  return instanceId === undefined ? undefined : { kind: 'values', instanceId };
}

function documentOf(content: Uint8Array, place: JsonPlace): Stated {
  const values = parseYamlObject({ ...place, content });
  const vendorData = textField(values, 'vendor_data', place);
  return {
    values,
    vendorData: vendorData === undefined ? undefined : new TextEncoder().encode(vendorData),
    network: yamlPart({ ...place, content }, ['network-config']),
  };
}

async function read(opened: Opened, service: Service): Promise<InstanceData> {
  const [{ values, vendorData, network }, privateAddress, userData] = await Promise.all([
    opened.kind === 'document' ? opened.stated : valuesOf(opened.instanceId, service),
    service.optional('metadata', privateIp),
    service.bytes('/hetzner/v1/userdata'),
  ]);
  const place = placeOf(service);
  const text = (key: string) => textField(values, key, place);
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId: text('instance-id'),
      hostname: text('hostname'),
      publicIpv4: text('public-ipv4'),
      publicIpv6: network === undefined ? undefined : staticIpv6({ ...place, content: network }),
      privateIpv4: text('local-ipv4') || privateAddress,
      region: text('region'),
      availabilityZone: text('availability-zone'),
      sshKeys: publicKeys(values['public-keys'], place),
    }),
    userData,
    vendorData,
    networkConfig: network?.length ? { format: 'cloud-init', content: network } : undefined,
  });
}

async function valuesOf(instanceId: string, service: Service): Promise<Stated> {
  const [texts, keys, vendorData, network] = await Promise.all([
    Promise.all(TEXTS.map(async (name) => [name, await service.text(`${ROOT}/${name}`)] as const)),
    service.bytes(`${ROOT}/public-keys`),
    service.optional('vendor data', (part) => part.bytes(`${ROOT}/vendor_data`)),
    service.optional('network', (part) => part.bytes(`${ROOT}/network-config`)),
  ]);
  const place = { source: NAME, path: `${service.base}${ROOT}/public-keys` };
  return {
    values: {
      'instance-id': instanceId,
      ...Object.fromEntries(texts),
      'public-keys': keys?.length ? parseJson({ ...place, content: keys }) : undefined,
    },
    vendorData,
    network,
  };
}

/** The server's address in the first of its private networks. */
async function privateIp(service: Service): Promise<string | undefined> {
  const path = `${ROOT}/private-networks`;
  const content = await service.bytes(path);
  if (content === undefined) return undefined;
  const networks = parseYaml({ source: NAME, path: service.base + path, content });
  const first: unknown = Array.isArray(networks) ? networks[0] : undefined;
  return isObject(first) ? textField(first, 'ip', { source: NAME, path: service.base + path }) : undefined;
}

function placeOf({ base }: Service): JsonPlace {
  return { source: NAME, path: base + ROOT };
}

export const provider: Provider = {
  name: NAME,
  about: 'Hetzner Cloud',
  documentation: 'https://docs.hetzner.cloud/reference/cloud#server-metadata',
  location: { about: "base URL instead of the service's own address", need: 'optional' },
  reads: 'network',
  signs: [dmi('sys_vendor', 'Hetzner')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};
