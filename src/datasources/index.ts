/** The only list of datasources: a provider is a file and a line here. */

import { provider as akamai } from './akamai.ts';
import { provider as alibaba } from './alibaba.ts';
import { provider as azure } from './azure.ts';
import { provider as cloudsigma } from './cloudsigma.ts';
import { provider as cloudstack } from './cloudstack.ts';
import { provider as configDrive } from './config-drive.ts';
import { provider as digitalocean } from './digitalocean.ts';
import { provider as ec2 } from './ec2.ts';
import { provider as exoscale } from './exoscale.ts';
import { provider as file } from './file.ts';
import { provider as gce } from './gce.ts';
import { provider as hetzner } from './hetzner.ts';
import { provider as kernelCommandLine } from './kernel-command-line.ts';
import { provider as lxd } from './lxd.ts';
import { provider as nocloud } from './nocloud.ts';
import { provider as nocloudNet } from './nocloud-net.ts';
import { provider as openstack } from './openstack.ts';
import { provider as oracle } from './oracle.ts';
import { provider as ovf } from './ovf.ts';
import { provider as packet } from './packet.ts';
import type { Provider } from './provider.ts';
import { provider as qemu } from './qemu.ts';
import { provider as scaleway } from './scaleway.ts';
import { provider as upcloud } from './upcloud.ts';
import { provider as url } from './url.ts';
import { provider as vagrant } from './vagrant.ts';
import { provider as vmware } from './vmware.ts';
import { provider as vmwareUrl } from './vmware-url.ts';
import { provider as vultr } from './vultr.ts';
import { provider as waagent } from './waagent.ts';

/** In the order in which they are preferred: what somebody attached to this machine, then what its platform keeps. */
// biome-ignore format: one provider a line
export const DATASOURCES: readonly Provider[] = [
  file,
  url,
  kernelCommandLine,
  configDrive,
  nocloud,
  ovf,
  qemu,
  lxd,
  vmware,
  cloudsigma,
  vagrant,
  waagent,
  nocloudNet,
  vmwareUrl,
  ec2,
  akamai,
  alibaba,
  azure,
  cloudstack,
  digitalocean,
  exoscale,
  gce,
  hetzner,
  openstack,
  oracle,
  packet,
  scaleway,
  upcloud,
  vultr,
];

export function findDatasource(name: string): Provider | undefined {
  return DATASOURCES.find((provider) => provider.name === name);
}
