import type { Clock, Commands, Disk, Http } from '../datasources/datasource.ts';
import type { Sha1 } from './member-id.ts';

/** A machine that a DNS service record names. */
export interface ServiceRecord {
  readonly target: string;
  readonly port: number;
  /** What the target resolves to; empty when it does not. */
  readonly addresses: readonly string[];
}

/** DNS service records; `undefined` when there are none, `HTTP_DNS` thrown when no name server answers. */
export type LookUpService = (name: string) => Promise<readonly ServiceRecord[] | undefined>;

/** What asking a discovery service takes. */
export interface DiscoveryPorts {
  readonly http: Http;
  readonly clock: Clock;
}

export interface ClusterPorts extends DiscoveryPorts {
  readonly sha1: Sha1;
  readonly lookUpService: LookUpService;
}

/** What is read of the machine that etcd shall start on. */
export interface MachinePorts {
  readonly disk: Disk;
  readonly commands: Commands;
}
