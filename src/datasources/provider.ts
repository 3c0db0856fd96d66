/** What a provider's file declares: how it is recognised, what it supplies, and how its datasource is made. */
import { CloudConfigError } from '../errors.ts';
import type { Datasource, Ports } from './datasource.ts';
import type { Environment } from './environment.ts';
import type { Evidence } from './evidence.ts';
import type { Sign } from './signs.ts';

export interface SourceSettings {
  /** Path, directory or URL; what it is, `Provider.location` says. */
  readonly location?: string;
  readonly environment: Environment;
  /** Preferred where a source describes the network in more than one format. */
  readonly networkFormat?: 'openstack' | 'debian';
  /** Milliseconds until the source is given up; the provider's own when left out. */
  readonly deadline?: number;
  /** Progress of long waits, and what else the user should know. */
  readonly onWait?: (message: string) => void;
  readonly evidence: Evidence;
}

export type Supply = 'metadata' | 'ssh-keys' | 'user-data' | 'vendor-data' | 'network' | 'report';

export interface Provider {
  /** Name of the datasource: `hetzner`. */
  readonly name: string;
  /** One line for help and documentation. */
  readonly about: string;
  /** Platforms that hand their data over in this way, besides the one it is named after. */
  readonly serves?: readonly string[];
  /** The vendor's page, or the public capture, that says how it works. */
  readonly documentation: string;
  /** What `location` is, and whether it must be given. */
  readonly location: { readonly about: string; readonly need: 'required' | 'optional' };
  /** `machine`: a disk, a file, a local channel; `network`: the network must be up first. */
  readonly reads: 'machine' | 'network';
  /** Any one of them is evidence that the platform is here. None: it is used only when it is asked for. */
  readonly signs: readonly Sign[];
  readonly supplies: readonly Supply[];
  /** `once`: it may be gone at a reboot of the same instance, and what was read then still holds. */
  readonly userData?: 'once';
  readonly create: (ports: Ports, settings: SourceSettings) => Datasource;
}

/** For a source that has no place of its own. */
export function locationOf(name: string, { location }: Pick<SourceSettings, 'location'>): string {
  if (location !== undefined && location !== '') return location;
  throw new CloudConfigError('DS_LOCATION', `datasource ${name} needs a location`);
}
