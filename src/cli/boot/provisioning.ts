import type { InstanceData, NetworkConfig } from '../../datasources/datasource.ts';
import { statedEtcdUnit } from '../etcd-unit.ts';
import { planNetworkOf } from '../network-plan.ts';
import type { Provisioning } from '../prepare.ts';
import { variablesFor } from '../variables-for.ts';
import type { BootContext } from './context.ts';

/** Where an image says whose the top-level SSH keys are. */
const DEFAULT_USER = '/etc/cloud-config/default-user';

const CONTAINER = /(?:^|\s)container=./;
const STRONGEST: readonly string[] = ['network-config'];

/** What a boot makes of an instance. */
export async function provisioningOf(
  context: BootContext,
  instance: InstanceData,
  addressSource?: string,
): Promise<Provisioning> {
  const networkConfig = kernelNetwork(context, STRONGEST) ?? instance.networkConfig ?? kernelNetwork(context);
  return {
    instance,
    variables: variablesFor(instance, context.terminal.environment, addressSource),
    defaultUser: context.evidence.text(DEFAULT_USER) || 'core',
    etcdUnit: statedEtcdUnit(context.host.files),
    keySet: 'coreos-cloudinit',
    strictness: 'lenient',
    keys: 'whole',
    network: await planNetworkOf(
      {
        location: instance.location,
        remarks: instance.remarks ?? [],
        ...(networkConfig === undefined ? {} : { networkConfig }),
      },
      context.ports,
    ),
  };
}

/**
 * The network on the kernel command line. `network-config=` counts before what the platform describes, and `ip=`, or
 * `nfsaddrs=` as it was once called, where the platform describes no network.
 * @see https://docs.kernel.org/admin-guide/nfs/nfsroot.html
 * @see https://docs.cloud-init.io/en/latest/explanation/kernel-command-line.html
 */
export function kernelNetwork(
  { evidence }: Pick<BootContext, 'evidence'>,
  names: readonly string[] = [...STRONGEST, 'ip', 'nfsaddrs'],
): NetworkConfig | undefined {
  if (
    isContainer(evidence) ||
    !evidence.kernel.some(({ name, value = '' }) => names.includes(name) && value !== '')
  )
    return undefined;
  const content = new TextEncoder().encode(evidence.text('/proc/cmdline'));
  return { format: 'kernel-ip', content };
}

/** What a container sees is the command line of its host, whose addresses are not its own. */
function isContainer(evidence: BootContext['evidence']): boolean {
  return evidence.exists('/run/systemd/container') || CONTAINER.test(evidence.text('/proc/1/environ') ?? '');
}
