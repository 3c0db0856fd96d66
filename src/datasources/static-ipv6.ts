import { CloudConfigError } from '../errors.ts';
import { isObject, type JsonFile, listField } from './json-file.ts';
import { parseYamlObject } from './yaml-file.ts';

/**
 * The first IPv6 address that cloud-init's network configuration, version 1, states and that is reachable from outside.
 * What is wrong in it, its reader names.
 */
export function staticIpv6(file: JsonFile): string | undefined {
  try {
    const cards = listField(parseYamlObject(file), 'config', file).filter(isObject);
    const subnets = cards.flatMap((card) => listField(card, 'subnets', file)).filter(isObject);
    const addresses = subnets.flatMap(({ address }) => (typeof address === 'string' ? [address] : []));
    return addresses.map((address) => address.replace(/\/.*$/, '')).find(isGlobalIpv6);
  } catch (error) {
    if (error instanceof CloudConfigError) return undefined;
    throw error;
  }
}

/** Not link-local, not unique local. */
function isGlobalIpv6(address: string): boolean {
  return address.includes(':') && !/^f(?:[cd]|e[89ab])/i.test(address);
}
