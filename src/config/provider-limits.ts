/** What a provider takes as user-data. */
export interface ProviderLimit {
  /** In bytes, of the document as it is given to the provider. */
  readonly bytes: number;
  /** The provider's own words, where its number is not of these bytes. */
  readonly counted?: string;
  /** `text`: bytes of a gzip do not pass, base64 of one does. */
  readonly takes: 'bytes' | 'text';
}

const KIB = 1024;

/** How many bytes fit into base64 of this length. */
function beforeBase64(length: number): number {
  return Math.floor(length / 4) * 3;
}

/**
 * By the name of the datasource; providers that state no limit are not here.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html (ec2)
 * @see https://techdocs.akamai.com/linode-api/reference/post-linode-instance (akamai)
 * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-runinstances (alibaba)
 * @see https://learn.microsoft.com/en-us/azure/virtual-machines/custom-data (azure)
 * @see https://docs.digitalocean.com/reference/api/reference/droplets/ (digitalocean)
 * @see https://cloud.google.com/compute/docs/metadata/setting-custom-metadata#limitations (gce)
 * @see https://docs.hetzner.cloud/reference/cloud#tag/servers/create_server (hetzner)
 * @see https://docs.openstack.org/nova/latest/user/metadata.html (openstack)
 * @see https://docs.oracle.com/en-us/iaas/api/#/en/iaas/latest/datatypes/LaunchInstanceDetails (oracle)
 * @see https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/instance_server (scaleway)
 */
export const PROVIDER_LIMITS: Readonly<Record<string, ProviderLimit>> = {
  akamai: { bytes: 65_535, takes: 'bytes' },
  alibaba: { bytes: 32 * KIB, takes: 'bytes' },
  azure: { bytes: 65_535, takes: 'bytes' },
  digitalocean: { bytes: 64 * KIB, takes: 'text' },
  ec2: { bytes: 16 * KIB, takes: 'bytes' },
  gce: { bytes: 256 * KIB, takes: 'text' },
  hetzner: { bytes: 32 * KIB, takes: 'text' },
  openstack: { bytes: beforeBase64(65_535), counted: '65,535 bytes of base64', takes: 'bytes' },
  oracle: {
    bytes: beforeBase64(32_000),
    counted: '32,000 bytes of metadata, with user-data as base64',
    takes: 'bytes',
  },
  scaleway: { bytes: 127_998, takes: 'bytes' },
};
