import type { InstanceData, NetworkConfig } from './datasource.ts';

type Parts = Pick<InstanceData, 'datasource' | 'location' | 'metadata'> & {
  readonly userData?: Uint8Array | undefined;
  readonly vendorData?: Uint8Array | undefined;
  readonly networkConfig?: NetworkConfig | undefined;
};

/** What a source supplies, of what it answered: empty user-data and vendor data are none. */
export function instanceDataOf(parts: Parts): InstanceData {
  const { datasource, location, metadata, userData, vendorData, networkConfig } = parts;
  return {
    datasource,
    location,
    metadata,
    ...(userData?.length ? { userData } : {}),
    ...(vendorData?.length ? { vendorData } : {}),
    ...(networkConfig === undefined ? {} : { networkConfig }),
  };
}

/** Network configuration that a service states as a part of a JSON document. */
export function jsonNetwork(format: string, value: unknown): NetworkConfig {
  return { format, content: new TextEncoder().encode(JSON.stringify(value)) };
}
