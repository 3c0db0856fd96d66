import type { InstanceData } from '../../datasources/datasource.ts';
import { planNetworkOf } from '../network-plan.ts';
import type { Provisioning } from '../prepare.ts';
import { variablesFor } from '../variables-for.ts';
import type { BootContext } from './context.ts';

/** What a boot makes of an instance. */
export async function provisioningOf(
  { terminal }: BootContext,
  instance: InstanceData,
  addressSource?: string,
): Promise<Provisioning> {
  return {
    instance,
    variables: variablesFor(instance, terminal.environment, addressSource),
    defaultUser: 'core',
    keySet: 'coreos-cloudinit',
    strictness: 'lenient',
    network: await planNetworkOf(instance),
  };
}
