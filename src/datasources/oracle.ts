/**
 * Oracle Cloud Infrastructure: version 2 of the metadata service, which wants a header, else version 1.
 * @see https://docs.oracle.com/en-us/iaas/Content/Compute/Tasks/gettingmetadata.htm
 */
import type { InstanceData } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import { type Headers, type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf, jsonNetwork } from './instance-data.ts';
import {
  base64Field,
  isObject,
  type JsonObject,
  type JsonPlace,
  objectField,
  parseJson,
  textField,
  textsField,
} from './json-file.ts';
import { ipv6Metadata, keyLines, metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { dmi } from './signs.ts';

const NAME = 'oracle';

interface Version {
  readonly root: string;
  readonly headers: Headers;
}

const VERSIONS: readonly Version[] = [
  { root: '/opc/v2', headers: { authorization: 'Bearer Oracle' } },
  { root: '/opc/v1', headers: {} },
];

interface Opened extends Version {
  readonly instance: JsonObject;
}

const platform: HttpPlatform<Opened> = {
  name: NAME,
  bases: ['http://169.254.169.254', 'http://[fd00:c1::a9fe:a9fe]'],
  whenForbidden: 'the metadata service is disabled for the instance',
  open,
  read,
};

async function open(service: Service): Promise<Opened | undefined> {
  for (const version of VERSIONS) {
    const instance = await service.json(`${version.root}/instance/`, version.headers);
    if (instance !== undefined) return { ...version, instance };
  }
  return undefined;
}

async function read({ root, headers, instance }: Opened, service: Service): Promise<InstanceData> {
  const place: JsonPlace = { source: NAME, path: `${service.base}${root}/instance/` };
  const cards = (await service.optional('network', (part) => cardsOf(`${root}/vnics/`, headers, part))) ?? [];
  const [first = {}] = cards;
  const cardPlace: JsonPlace = { source: NAME, path: `${service.base}${root}/vnics/` };
  const custom = objectField(instance, 'metadata', place);
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId: textField(instance, 'id', place),
      hostname: textField(instance, 'hostname', place) || textField(instance, 'displayName', place),
      privateIpv4: textField(first, 'privateIp', cardPlace),
      ...ipv6Metadata(textsField(first, 'ipv6Addresses', cardPlace)[0]),
      region: textField(instance, 'canonicalRegionName', place) || textField(instance, 'region', place),
      availabilityZone: textField(instance, 'availabilityDomain', place),
      sshKeys: keyLines(textField(custom, 'ssh_authorized_keys', place) ?? ''),
    }),
    userData: base64Field(custom, 'user_data', place),
    networkConfig: cards.length > 0 ? jsonNetwork('oracle', cards) : undefined,
  });
}

async function cardsOf(path: string, headers: Headers, service: Service): Promise<readonly JsonObject[]> {
  const content = await service.bytes(path, headers);
  if (content === undefined) return [];
  const cards = parseJson({ source: NAME, path: service.base + path, content });
  if (Array.isArray(cards) && cards.every(isObject)) return cards;
  throw malformed(NAME, `${service.base}${path} must be a list of objects`);
}

export const provider: Provider = {
  name: NAME,
  about: 'Oracle Cloud Infrastructure',
  documentation: 'https://docs.oracle.com/en-us/iaas/Content/Compute/Tasks/gettingmetadata.htm',
  location: { about: "base URL instead of the service's own addresses", need: 'optional' },
  reads: 'network',
  signs: [dmi('chassis_asset_tag', 'OracleCloud.com')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'network'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};
