/**
 * OpenStack's metadata service, for machines without a config drive: the newest version that is known here, else
 * `latest`. It states no addresses; those of the EC2 tree beside it are asked for at the same time.
 * @see https://docs.openstack.org/nova/latest/user/metadata.html
 */
import { openstackMetadata, vendorNetwork } from './config-drive-metadata.ts';
import type { InstanceData, NetworkConfig } from './datasource.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf } from './instance-data.ts';
import type { JsonFile } from './json-file.ts';
import { metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { dmi, fileText } from './signs.ts';
import { vendorData, vendorDocuments } from './vendor-documents.ts';

const NAME = 'openstack';
/** Later ones may mean something else. */
const NEWEST_KNOWN = '2020-10-14';
const PRODUCTS = ['OpenStack Nova', 'OpenStack Compute'] as const;
const ASSET_TAGS = ['OpenTelekomCloud', 'SAP CCloud VM', 'HUAWEICLOUD', 'Samsung Cloud Platform'] as const;

const platform: HttpPlatform<string> = {
  name: NAME,
  bases: ['http://169.254.169.254'],
  whenForbidden: 'the metadata service answers only from the machine itself',
  open: (service) => service.text('/openstack'),
  read,
};

/** A version a line; dates compare as texts. */
function newestOf(list: string): string {
  const dated = list.split(/\s+/).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
  return dated.toSorted().findLast((version) => version <= NEWEST_KNOWN) ?? 'latest';
}

async function read(versions: string, service: Service): Promise<InstanceData> {
  const root = `/openstack/${newestOf(versions)}`;
  const address = (name: string) =>
    service.optional('metadata', (part) => part.text(`/latest/meta-data/${name}`));
  const [file, vendor, second, network, userData, privateIpv4, publicIpv4] = await Promise.all([
    jsonFile(service, `${root}/meta_data.json`),
    service.optional('vendor data', (part) => vendorParts(part, `${root}/vendor_data.json`)),
    service.optional('vendor data', (part) => vendorParts(part, `${root}/vendor_data2.json`)),
    service.optional('network', (part) => part.bytes(`${root}/network_data.json`)),
    service.bytes(`${root}/user_data`),
    address('local-ipv4'),
    address('public-ipv4'),
  ]);
  return instanceDataOf({
    datasource: NAME,
    location: service.base + root,
    metadata: {
      ...metadataOf({ privateIpv4, publicIpv4 }),
      ...(file === undefined ? {} : openstackMetadata(file, service.remarks)),
    },
    userData,
    vendorData: vendorData([...(vendor?.documents ?? []), ...(second?.documents ?? [])]),
    networkConfig: network?.length ? { format: 'openstack', content: network } : vendor?.network,
  });
}

async function vendorParts(
  service: Service,
  path: string,
): Promise<{ readonly documents: readonly string[]; readonly network: NetworkConfig | undefined }> {
  const file = await jsonFile(service, path);
  return { documents: vendorDocuments(file, service.remarks), network: vendorNetwork(file) };
}

async function jsonFile(service: Service, path: string): Promise<JsonFile | undefined> {
  const content = await service.bytes(path);
  return content === undefined ? undefined : { source: NAME, path: service.base + path, content };
}

export const provider: Provider = {
  name: NAME,
  about: "OpenStack's metadata service",
  serves: ['Open Telekom Cloud', 'SAP Converged Cloud', 'Huawei Cloud', 'Samsung Cloud Platform'],
  documentation: 'https://docs.openstack.org/nova/latest/user/metadata.html',
  location: { about: "base URL instead of the service's own address", need: 'optional' },
  reads: 'network',
  signs: [
    dmi('product_name', ...PRODUCTS),
    dmi('chassis_asset_tag', ...PRODUCTS, ...ASSET_TAGS),
    fileText('/proc/1/environ', '*product_name=OpenStack Nova*'),
  ],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};
