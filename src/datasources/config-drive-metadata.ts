import type { Metadata } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import {
  isObject,
  type JsonFile,
  type JsonObject,
  objectField,
  parseJson,
  parseJsonObject,
  textField,
} from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';

/** `openstack/…/meta_data.json`. */
export function openstackMetadata(file: JsonFile): Metadata {
  const object = parseJsonObject(file);
  const keys = objectField(object, 'public_keys', file);
  return metadataOf({
    instanceId: textField(object, 'uuid', file),
    hostname: textField(object, 'hostname', file),
    availabilityZone: textField(object, 'availability_zone', file),
    sshKeys: sorted(keys).flatMap((name) => keyLines(textField(keys, name, file) ?? '')),
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
    sshKeys: ec2Keys(objectField(object, 'public-keys', file), file),
  });
}

function ec2Keys(keys: JsonObject, file: JsonFile): readonly string[] {
  return sorted(keys).flatMap((name) => {
    const key = keys[name];
    if (typeof key === 'string') return keyLines(key);
    if (!isObject(key)) throw malformed(file.source, `${file.path}: public-keys.${name} must be an object`);
    return keyLines(textField(key, 'openssh-key', file) ?? '');
  });
}

/** `vendor_data.json`: a text, or an object in which `cloud-init` has what is meant for us; the rest is for others. */
export function vendorData(file: JsonFile): Uint8Array | undefined {
  const value = parseJson(file);
  const text = isObject(value) ? value['cloud-init'] : value;
  return typeof text === 'string' ? new TextEncoder().encode(text) : undefined;
}

/** Names in an order that the same drive always gives; numbers by their value. */
function sorted(object: JsonObject): readonly string[] {
  return Object.keys(object).sort((left, right) => Number(left) - Number(right) || (left < right ? -1 : 1));
}
