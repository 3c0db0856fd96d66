/** The files of a NoCloud seed, wherever they lie. */
import type { InstanceData, Metadata, NetworkConfig } from './datasource.ts';
import { instanceDataOf } from './instance-data.ts';
import { type JsonObject, type JsonPlace, textField } from './json-file.ts';
import { metadataOf } from './metadata.ts';
import { publicKeys } from './public-keys.ts';
import { createRemarks } from './remarks.ts';
import { parseYamlObject } from './yaml-file.ts';

export interface SeedFiles {
  readonly metadata?: Uint8Array | undefined;
  readonly userData?: Uint8Array | undefined;
  readonly vendorData?: Uint8Array | undefined;
  readonly networkConfig?: Uint8Array | undefined;
}

/** What the seed's name itself states: it counts before the files. */
export type NamedMetadata = Pick<Metadata, 'hostname' | 'instanceId'>;

/** In the order of their names in `SeedFiles`. */
export const SEED_FILES = ['meta-data', 'user-data', 'vendor-data', 'network-config'] as const;

/** A seed without an instance id is the instance `otherwise`: changed user-data is applied, and no new instance. */
export function seedData(
  datasource: string,
  location: string,
  files: SeedFiles,
  named: NamedMetadata = {},
  otherwise = 'nocloud',
): InstanceData {
  const place = { source: datasource, path: `${location}meta-data` };
  const content = files.metadata ?? new Uint8Array();
  const object = parseYamlObject({ ...place, content });
  const stated = seedMetadata(object, place);
  const remarks = createRemarks();
  if (object['seedfrom'])
    remarks.note('metadata', `${place.path}: seedfrom is not read; name the place as s= in ds=nocloud`);
  const data = instanceDataOf({
    datasource,
    location,
    metadata: {
      ...stated,
      ...(named.hostname === undefined ? {} : { hostname: named.hostname }),
      instanceId: named.instanceId ?? stated.instanceId ?? otherwise,
    },
    userData: files.userData,
    vendorData: files.vendorData,
    networkConfig: networkOf(files, object, place),
  });
  return remarks.on(data);
}

/** `meta-data` as NoCloud and those after it have it. */
export function seedMetadata(object: JsonObject, place: JsonPlace): Metadata {
  const text = (key: string) => textField(object, key, place);
  return metadataOf({
    instanceId: text('instance-id'),
    hostname: text('local-hostname') ?? text('hostname'),
    publicIpv4: text('public-ipv4'),
    privateIpv4: text('local-ipv4'),
    region: text('region'),
    availabilityZone: text('availability-zone'),
    sshKeys: publicKeys(object['public-keys'] ?? object['public_keys'], place),
  });
}

/** The file, else the interfaces of Debian that older metadata holds. */
function networkOf(
  { networkConfig }: SeedFiles,
  object: JsonObject,
  place: JsonPlace,
): NetworkConfig | undefined {
  if (networkConfig?.length) return { format: 'cloud-init', content: networkConfig };
  const interfaces = textField(object, 'network-interfaces', place);
  return interfaces ? { format: 'debian', content: new TextEncoder().encode(interfaces) } : undefined;
}
