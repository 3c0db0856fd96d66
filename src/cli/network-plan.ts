import type { ReadContext } from '../apply/network/model.ts';
import type { NetworkFile } from '../apply/network/network-file.ts';
import type { InstanceData } from '../datasources/datasource.ts';
import { unreadParts } from '../datasources/remarks.ts';
import { CloudConfigError } from '../errors.ts';

/** The network of an instance as files, and what there is to say about it. */
export interface NetworkPlan {
  /** `undefined` when it cannot be read: the network stays as it is. */
  readonly files: readonly NetworkFile[] | undefined;
  readonly findings: readonly string[];
}

/** Readers and renderer are loaded when there is something to read. */
export async function planNetworkOf(
  { networkConfig, location, remarks = [] }: Pick<InstanceData, 'networkConfig' | 'location' | 'remarks'>,
  context: ReadContext = {},
): Promise<NetworkPlan> {
  if (networkConfig === undefined) {
    const isUnread = unreadParts({ remarks }).includes('network');
    return { files: isUnread ? undefined : [], findings: [] };
  }
  const [{ findNetworkFormat }, { renderNetwork }] = await Promise.all([
    import('../apply/network/formats.ts'),
    import('../apply/network/networkd/render.ts'),
  ]);
  const format = findNetworkFormat(networkConfig.format);
  if (format === undefined) {
    // Kept by another version of this program: what else it kept still counts.
    const message = `the format ${networkConfig.format} is not known to this version`;
    return { files: undefined, findings: [`${location} (network): error: ${message} [NETWORK_FORMAT]`] };
  }
  try {
    const { model, warnings } = format.read(new TextDecoder().decode(networkConfig.content), context);
    const findings = warnings.map((warning) => `${location} (network): warning: ${warning}`);
    return { files: renderNetwork(model), findings };
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    return { files: undefined, findings: [`${location} (network): error: ${error.message} [${error.code}]`] };
  }
}
