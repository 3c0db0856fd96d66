import type { CloudConfig } from '../config/generated/types.ts';
import { isLoopback } from './peer-url.ts';

/** A service that speaks only the API of etcd 2, with the etcd of this machine. */
export type V2Client = 'fleet' | 'locksmith';

/** Those that documents start: fleet by its unit, locksmith by the strategy that asks etcd. */
export function v2Clients(configs: readonly CloudConfig[]): readonly V2Client[] {
  const clients: V2Client[] = [];
  const units = configs.flatMap(({ coreos }) => coreos?.units ?? []);
  const isFleetStarted = units.some(
    ({ name, command }) => name === 'fleet.service' && command !== undefined && command !== 'stop',
  );
  const servers = configs.map(({ coreos }) => coreos?.fleet?.etcd_servers);
  if (isFleetStarted && isHere(servers)) clients.push('fleet');
  const strategy = configs.map(({ coreos }) => coreos?.update?.reboot_strategy).findLast(isGiven);
  const endpoints = configs.map(({ coreos }) => coreos?.locksmith?.endpoint);
  if (strategy === 'etcd-lock' && isHere(endpoints)) clients.push('locksmith');
  return clients;
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** Both ask the etcd beside them unless told otherwise. */
function isHere(lists: readonly (string | undefined)[]): boolean {
  const urls = lists.findLast(isGiven)?.split(',') ?? [];
  return urls.every((url) => isLoopback(/:\/\/(\[[^\]]*\]|[^/:]*)/.exec(url)?.[1] ?? ''));
}
