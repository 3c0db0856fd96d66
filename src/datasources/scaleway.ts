/**
 * Scaleway. User-data and vendor data are for root alone: the service tells it by a source port below 1024. A key may
 * also be a tag, `AUTHORIZED_KEY=` and the key with `_` for each space.
 * @see https://www.scaleway.com/en/docs/instances/how-to/use-cloud-init/
 * @see https://www.scaleway.com/en/docs/instances/reference-content/add-instance-specific-ssh-keys-using-tags/
 */
import type { InstanceData, NetworkConfig } from './datasource.ts';
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
import type { Provider } from './provider.ts';
import { dmi, kernelParameter, path } from './signs.ts';

const NAME = 'scaleway';
const PATH = '/conf?format=json';
const KEY_TAG = 'AUTHORIZED_KEY=';

const platform: HttpPlatform<JsonObject> = {
  name: NAME,
  bases: ['http://169.254.42.42', 'http://[fd00:42::42]'],
  sourcePort: 'privileged',
  whenForbidden: 'user-data is told to root alone: run this as root',
  open: (service) => service.json(PATH),
  read,
};

async function read(conf: JsonObject, service: Service): Promise<InstanceData> {
  const place: JsonPlace = { source: NAME, path: `${service.base}/conf` };
  const [userData, vendorData] = await Promise.all([
    service.bytes('/user_data/cloud-init'),
    service.optional('vendor data', (part) => part.bytes('/vendor_data/cloud-init')),
  ]);
  const addresses = publicAddresses(conf, place);
  const zone = textField(objectField(conf, 'location', place), 'zone_id', place);
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId: textField(conf, 'id', place),
      hostname: textField(conf, 'hostname', place),
      publicIpv4: addressOf(addresses, isIpv4, place),
      privateIpv4: textField(conf, 'private_ip', place),
      publicIpv6:
        addressOf(addresses, (text) => !isIpv4(text), place) ??
        textField(objectField(conf, 'ipv6', place), 'address', place),
      region: /^[a-z]+-[a-z]+(?=-\d+$)/.exec(zone ?? '')?.[0],
      availabilityZone: zone,
      sshKeys: keysOf(conf, place),
    }),
    userData,
    vendorData,
    networkConfig: network(conf, addresses),
  });
}

/** Instances from before there were several have one. */
function publicAddresses(conf: JsonObject, place: JsonPlace): readonly JsonObject[] {
  const keys = ['public_ips', 'public_ips_v4', 'public_ips_v6'] as const;
  const [all = [], ...families] = keys.map((key) => objectsField(conf, key, place));
  if (all.length > 0) return all;
  if (families.some((family) => family.length > 0)) return families.flat();
  const only = objectField(conf, 'public_ip', place);
  return Object.keys(only).length > 0 ? [only] : [];
}

function isIpv4(address: string): boolean {
  return !address.includes(':');
}

function addressOf(
  addresses: readonly JsonObject[],
  fits: (address: string) => boolean,
  place: JsonPlace,
): string | undefined {
  return addresses.map((each) => textField(each, 'address', place)).find((text) => text && fits(text));
}

function keysOf(conf: JsonObject, place: JsonPlace): readonly string[] {
  const keys = objectsField(conf, 'ssh_public_keys', place).map((each) => textField(each, 'key', place));
  const tags = textsField(conf, 'tags', place).filter((tag) => tag.startsWith(KEY_TAG));
  const tagged = tags.map((tag) => tag.slice(KEY_TAG.length).replaceAll('_', ' '));
  return [...new Set([...keys, ...tagged].flatMap((key) => keyLines(key ?? '')))];
}

function network(conf: JsonObject, addresses: readonly JsonObject[]): NetworkConfig | undefined {
  const { ipv6, private_nics } = conf;
  // A single address from before routed ones is translated outside: the card has another, by DHCP.
  const routed = conf['private_ip'] ? [] : addresses;
  if (routed.length === 0 && !ipv6 && !private_nics) return undefined;
  return jsonNetwork('scaleway', { public_ips: routed, ipv6, private_nics });
}

export const provider: Provider = {
  name: NAME,
  about: 'Scaleway',
  documentation: 'https://www.scaleway.com/en/docs/instances/how-to/use-cloud-init/',
  location: { about: "base URL instead of the service's own addresses", need: 'optional' },
  reads: 'network',
  signs: [dmi('sys_vendor', 'Scaleway'), kernelParameter('scaleway'), path('/run/scaleway')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};
