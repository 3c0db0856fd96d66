/** The one list of network formats; a format is a file in `readers/` and a line here. */
import type { NetworkReader } from './model.ts';
import { readAlibaba } from './readers/alibaba.ts';
import { readAzure } from './readers/azure.ts';
import { readCloudInit } from './readers/cloud-init.ts';
import { readDebian } from './readers/debian.ts';
import { readDigitalOcean } from './readers/digitalocean.ts';
import { readEc2 } from './readers/ec2.ts';
import { readKernelIp } from './readers/kernel-ip.ts';
import { readOpenStack } from './readers/openstack.ts';
import { readOracle } from './readers/oracle.ts';
import { readPacket } from './readers/packet.ts';
import { readScaleway } from './readers/scaleway.ts';
import { readUpCloud } from './readers/upcloud.ts';
import { readVmware } from './readers/vmware.ts';
import { readVultr } from './readers/vultr.ts';

export interface NetworkFormat {
  /** As `InstanceData.networkConfig.format` and `convert-network --from` have it. */
  readonly name: string;
  /** What tools and platforms call it too. */
  readonly aliases?: readonly string[];
  /** One line for help and documentation. */
  readonly about: string;
  readonly read: NetworkReader;
}

export const NETWORK_FORMATS: readonly NetworkFormat[] = [
  {
    name: 'cloud-init',
    aliases: ['netplan', 'proxmox', 'hetzner'],
    about: 'cloud-init, version 1 and 2 (netplan)',
    read: readCloudInit,
  },
  { name: 'debian', about: 'Debian: /etc/network/interfaces', read: readDebian },
  {
    name: 'openstack',
    aliases: ['network-data'],
    about: 'OpenStack: network_data.json',
    read: readOpenStack,
  },
  { name: 'kernel-ip', about: 'a kernel command line with ip=, as of PXE and dracut', read: readKernelIp },
  { name: 'vmware', about: 'VMware: the network variables of guestinfo, as a JSON object', read: readVmware },
  { name: 'ec2', about: 'Amazon EC2: network/interfaces/macs/, as a JSON object', read: readEc2 },
  { name: 'azure', about: 'Azure: network of the instance metadata', read: readAzure },
  { name: 'oracle', about: 'Oracle Cloud: opc/v2/vnics/', read: readOracle },
  { name: 'alibaba', about: 'Alibaba Cloud: network/interfaces/macs/, as a JSON object', read: readAlibaba },
  { name: 'digitalocean', about: 'DigitalOcean: metadata/v1.json', read: readDigitalOcean },
  { name: 'packet', about: 'Packet, Equinix Metal: the metadata document', read: readPacket },
  { name: 'scaleway', about: 'Scaleway: conf?format=json', read: readScaleway },
  { name: 'upcloud', about: 'UpCloud: metadata/v1.json', read: readUpCloud },
  { name: 'vultr', about: 'Vultr: v1.json', read: readVultr },
];

export function findNetworkFormat(name: string): NetworkFormat | undefined {
  return NETWORK_FORMATS.find((format) => format.name === name || format.aliases?.includes(name));
}
