/**
 * Hetzner Cloud. Everything is asked at once after the instance id; the network configuration is cloud-init's format.
 * @see https://docs.hetzner.cloud/reference/cloud#server-metadata
 */
import type { InstanceData } from './datasource.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { parseJson } from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { dmi } from './signs.ts';

const NAME = 'hetzner';
const ROOT = '/hetzner/v1/metadata';

const platform: HttpPlatform<string> = {
  name: NAME,
  bases: ['http://169.254.169.254'],
  whenForbidden: 'the metadata service answers only from the server itself',
  open: (service) => service.text(`${ROOT}/instance-id`),
  read,
};

async function read(instanceId: string, service: Service): Promise<InstanceData> {
  const text = (name: string) => service.text(`${ROOT}/${name}`);
  const [hostname, publicIpv4, privateIpv4, region, availabilityZone, keys, vendorData, network, userData] =
    await Promise.all([
      text('hostname'),
      text('public-ipv4'),
      text('local-ipv4'),
      text('region'),
      text('availability-zone'),
      service.bytes(`${ROOT}/public-keys`),
      service.bytes(`${ROOT}/vendor_data`),
      service.bytes(`${ROOT}/network-config`),
      service.bytes('/hetzner/v1/userdata'),
    ]);
  const sshKeys = keysOf(keys, service);
  return {
    datasource: NAME,
    location: service.base + ROOT,
    metadata: metadataOf({
      instanceId,
      hostname,
      publicIpv4,
      privateIpv4,
      region,
      availabilityZone,
      sshKeys,
    }),
    ...(userData?.length ? { userData } : {}),
    ...(vendorData?.length ? { vendorData } : {}),
    ...(network?.length ? { networkConfig: { format: 'cloud-init', content: network } } : {}),
  };
}

/** A JSON list of `authorized_keys` lines. */
function keysOf(content: Uint8Array | undefined, { base }: Service): readonly string[] {
  if (content === undefined || content.length === 0) return [];
  const value = parseJson({ source: NAME, path: `${base}${ROOT}/public-keys`, content });
  const keys = Array.isArray(value) ? value : [];
  return keys.flatMap((key: unknown) => (typeof key === 'string' ? keyLines(key) : []));
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
