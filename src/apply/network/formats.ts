/** The one list of network formats; a format is a file in `readers/` and a line here. */
import type { NetworkReader } from './model.ts';
import { readCloudInit } from './readers/cloud-init.ts';

export interface NetworkFormat {
  /** As `InstanceData.networkConfig.format` and `convert-network --from` have it. */
  readonly name: string;
  /** One line for help and documentation. */
  readonly about: string;
  readonly read: NetworkReader;
}

export const NETWORK_FORMATS: readonly NetworkFormat[] = [
  { name: 'cloud-init', about: 'cloud-init, version 1 and 2 (netplan)', read: readCloudInit },
];

export function findNetworkFormat(name: string): NetworkFormat | undefined {
  return NETWORK_FORMATS.find((format) => format.name === name);
}
