import type { InstanceData, NetworkConfig } from '../../datasources/datasource.ts';
import { statedEtcdUnit } from '../etcd-unit.ts';
import { planNetworkOf } from '../network-plan.ts';
import type { Provisioning } from '../prepare.ts';
import { variablesFor } from '../variables-for.ts';
import type { BootContext } from './context.ts';

/** Where an image says whose the top-level SSH keys are. */
const DEFAULT_USER = '/etc/cloud-config/default-user';

/** What a boot makes of an instance. */
export async function provisioningOf(
  context: BootContext,
  instance: InstanceData,
  addressSource?: string,
): Promise<Provisioning> {
  const networkConfig = instance.networkConfig ?? kernelNetwork(context);
  return {
    instance,
    variables: variablesFor(instance, context.terminal.environment, addressSource),
    defaultUser: context.evidence.text(DEFAULT_USER) || 'core',
    etcdUnit: statedEtcdUnit(context.host.files),
    keySet: 'coreos-cloudinit',
    strictness: 'lenient',
    keys: 'whole',
    network: await planNetworkOf({
      location: instance.location,
      remarks: instance.remarks ?? [],
      ...(networkConfig === undefined ? {} : { networkConfig }),
    }),
  };
}

/**
 * `ip=` on the kernel command line, which counts where the platform describes no network.
 * @see https://docs.kernel.org/admin-guide/nfs/nfsroot.html
 */
export function kernelNetwork({ evidence }: Pick<BootContext, 'evidence'>): NetworkConfig | undefined {
  if (!evidence.kernel.some(({ name }) => name === 'ip')) return undefined;
  const content = new TextEncoder().encode(evidence.text('/proc/cmdline'));
  return { format: 'kernel-ip', content };
}
