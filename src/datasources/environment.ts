import type { Metadata } from './datasource.ts';
import { metadataOf } from './metadata.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Addresses from the process's environment: how units with `EnvironmentFile=-/etc/environment` hand them on, as in 2018. */
export function metadataFromEnvironment(environment: Environment): Metadata {
  return metadataOf({
    publicIpv4: environment['COREOS_PUBLIC_IPV4'],
    privateIpv4: environment['COREOS_PRIVATE_IPV4'],
    publicIpv6: environment['COREOS_PUBLIC_IPV6'],
    privateIpv6: environment['COREOS_PRIVATE_IPV6'],
  });
}
