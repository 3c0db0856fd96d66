import type { Variables } from '../config/variables.ts';
import type { Metadata } from './datasource.ts';

/** Substitution variables by what the platform states; a name without a value is known, but unsupplied. */
export function variablesOf(metadata: Metadata, source: string): Variables {
  const values = new Map<string, string | undefined>([
    ['public_ipv4', metadata.publicIpv4],
    ['private_ipv4', metadata.privateIpv4],
    ['public_ipv6', metadata.publicIpv6],
    ['private_ipv6', metadata.privateIpv6],
    ['hostname', metadata.hostname],
    ['instance_id', metadata.instanceId],
    ['region', metadata.region],
    ['availability_zone', metadata.availabilityZone],
  ]);
  return { values, source };
}
