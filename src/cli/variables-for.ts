import type { Variables } from '../config/variables.ts';
import type { InstanceData } from '../datasources/datasource.ts';
import { type Environment, metadataFromEnvironment } from '../datasources/environment.ts';
import { variablesOf } from '../datasources/variables.ts';

/** What the platform states, and for what it does not the `COREOS_*` variables of the environment, as in 2018. */
export function variablesFor(
  { metadata, datasource, location }: InstanceData,
  environment: Environment,
  /** Where addresses come from, when that is not the platform. */
  addressSource?: string,
): Variables {
  const known = { ...metadataFromEnvironment(environment), ...metadata };
  const source =
    addressSource ??
    (datasource === 'file'
      ? 'the environment (COREOS_PRIVATE_IPV4 and the like)'
      : `${datasource} (${location})`);
  return variablesOf(known, source);
}
