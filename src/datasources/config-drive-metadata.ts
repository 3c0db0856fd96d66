import type { Disk, Metadata, NetworkConfig } from './datasource.ts';
import { jsonNetwork } from './instance-data.ts';
import { isObject, type JsonFile, objectField, parseJson, parseJsonObject, textField } from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';
import { publicKeys, sortedNames } from './public-keys.ts';
import type { Remarks } from './remarks.ts';

/** `openstack/…/meta_data.json`. */
export function openstackMetadata(file: JsonFile, remarks: Pick<Remarks, 'note'>): Metadata {
  const object = parseJsonObject(file);
  const { files } = object;
  if (Array.isArray(files) && files.length > 0)
    remarks.note('metadata', `${file.path}: files is not read; state them as write_files in user-data`);
  const keys = objectField(object, 'public_keys', file);
  return metadataOf({
    instanceId: textField(object, 'uuid', file),
    hostname: textField(object, 'hostname', file),
    availabilityZone: textField(object, 'availability_zone', file),
    sshKeys: sortedNames(keys).flatMap((name) => keyLines(textField(keys, name, file) ?? '')),
  });
}

/** `ec2/…/meta-data.json`. */
export function ec2Metadata(file: JsonFile): Metadata {
  const object = parseJsonObject(file);
  return metadataOf({
    instanceId: textField(object, 'instance-id', file),
    hostname: textField(object, 'local-hostname', file) ?? textField(object, 'hostname', file),
    publicIpv4: textField(object, 'public-ipv4', file),
    privateIpv4: textField(object, 'local-ipv4', file),
    availabilityZone: textField(objectField(object, 'placement', file), 'availability-zone', file),
    sshKeys: publicKeys(objectField(object, 'public-keys', file), file),
  });
}

/** `cloudstack/metadata/*.txt`, a value each. */
export function cloudstackMetadata({ disk, directory }: { disk: Disk; directory: string }): Metadata {
  const text = (name: string): string =>
    new TextDecoder().decode(disk.read(`${directory}/cloudstack/metadata/${name}.txt`)).trim();
  return metadataOf({
    instanceId: text('instance_id'),
    hostname: text('local_hostname'),
    publicIpv4: text('public_ipv4'),
    privateIpv4: text('local_ipv4'),
    availabilityZone: text('availability_zone'),
    sshKeys: keyLines(text('public_keys')),
  });
}

/** Rackspace OnMetal describes the network there, as `network_data.json` later did. */
export function vendorNetwork(file: JsonFile | undefined): NetworkConfig | undefined {
  const value = file === undefined ? undefined : parseJson(file);
  const network = isObject(value) ? value['network_info'] : undefined;
  return isObject(network) ? jsonNetwork('openstack', network) : undefined;
}
