import { randomBytes } from 'node:crypto';
import type { Host } from '../../apply/host.ts';
import type { ClusterPorts } from '../../cluster/ports.ts';
import { createServiceLookup } from './service-records.ts';

/** What asking a discovery service takes, of this machine. */
export function createClusterPorts({
  http,
  clock,
  sha1,
}: Pick<Host, 'http' | 'clock' | 'sha1'>): ClusterPorts {
  return { http, clock, sha1, lookUpService: createServiceLookup() };
}

/** 32 hexadecimal digits that nobody can guess. */
export function randomToken(): string {
  return randomBytes(16).toString('hex');
}
