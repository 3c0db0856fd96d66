/**
 * `ovf-env.xml`: what Azure hands to a machine that it makes, on a disk and, where its Linux agent ran, in that agent's
 * directory. It holds passwords: only what is named here is read.
 * @see https://learn.microsoft.com/en-us/azure/virtual-machines/linux/provisioning
 */
import { decodeBase64 } from '../config/base64.ts';
import type { Disk } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import { keyLines } from './metadata.ts';
import { elementsAt, parseXml, textAt } from './xml.ts';

export interface AzureProvisioning {
  readonly hostname?: string;
  readonly customData?: Uint8Array;
  readonly sshKeys: readonly string[];
}

/** `undefined` where the directory has no such file. */
export function readOvfEnvironment(
  disk: Disk,
  directory: string,
  source: string,
): AzureProvisioning | undefined {
  const path = `${directory}/ovf-env.xml`;
  const content = disk.read(path);
  if (content === undefined) return undefined;
  const [set] = elementsAt(
    parseXml({ source, path, content }),
    'ProvisioningSection',
    'LinuxProvisioningConfigurationSet',
  );
  if (set === undefined) throw malformed(source, `${path} lacks LinuxProvisioningConfigurationSet`);
  const hostname = textAt(set, 'HostName');
  const encoded = textAt(set, 'CustomData');
  const customData = encoded === undefined ? undefined : decodeBase64(encoded);
  if (encoded !== undefined && customData === undefined)
    throw malformed(source, `${path}: CustomData is cut off or not base64`);
  const keys = elementsAt(set, 'SSH', 'PublicKeys', 'PublicKey').map((key) => textAt(key, 'Value') ?? '');
  return {
    ...(hostname === undefined ? {} : { hostname }),
    ...(customData === undefined ? {} : { customData }),
    sshKeys: keys.flatMap(keyLines),
  };
}
