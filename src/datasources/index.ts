/** The only list of datasources. Each is loaded when it is used: a boot loads one. */
import { CloudConfigError } from '../errors.ts';
import type { Clock, Datasource, Disk, Http } from './datasource.ts';
import type { Environment } from './environment.ts';

export interface Ports {
  readonly disk: Disk;
  readonly http: Http;
  readonly clock: Clock;
}

export interface SourceSettings {
  /** Path, directory or URL; what it is, `DatasourceEntry.location` says. */
  readonly location?: string;
  readonly environment: Environment;
  /** Preferred where a source describes the network in more than one format. */
  readonly networkFormat?: 'openstack' | 'debian';
  /** Milliseconds until the source is given up. */
  readonly deadline?: number;
  /** Progress of long waits, and what else the user should know. */
  readonly onWait?: (message: string) => void;
}

export interface DatasourceEntry {
  readonly name: string;
  /** One line for help and documentation. */
  readonly about: string;
  /** What `location` is, and whether it must be given. */
  readonly location: { readonly about: string; readonly need: 'required' | 'optional' };
  /** Whether the network must be up first. */
  readonly reads: 'machine' | 'network';
  readonly load: (ports: Ports, settings: SourceSettings) => Promise<Datasource>;
}

/** In the order in which they are asked when several are given. */
export const DATASOURCES: readonly DatasourceEntry[] = [
  {
    name: 'file',
    about: 'a file on the machine',
    location: { about: 'path of the document', need: 'required' },
    reads: 'machine',
    load: async (ports, settings) => {
      const { file } = await import('./file.ts');
      return file(ports, { ...settings, path: locationOf('file', settings) });
    },
  },
  {
    name: 'vagrant',
    about: 'the file that Vagrant uploads to a box',
    location: { about: 'not used', need: 'optional' },
    reads: 'machine',
    load: async (ports, { deadline, ...settings }) => {
      const { vagrant } = await import('./vagrant.ts');
      return vagrant(ports, { ...settings, ...(deadline === undefined ? {} : { patience: deadline }) });
    },
  },
  {
    name: 'url',
    about: 'a document at an http or https URL',
    location: { about: 'the URL', need: 'required' },
    reads: 'network',
    load: async (ports, settings) => {
      const { url } = await import('./url.ts');
      return url(ports, { ...settings, url: locationOf('url', settings) });
    },
  },
  {
    name: 'config-drive',
    about: 'a config drive (OpenStack or EC2 layout), mounted on a directory',
    location: { about: 'the directory', need: 'required' },
    reads: 'machine',
    load: async (ports, settings) => {
      const { configDrive } = await import('./config-drive.ts');
      return configDrive(ports, { ...settings, directory: locationOf('config-drive', settings) });
    },
  },
  {
    name: 'ec2',
    about: 'the metadata service of Amazon EC2 and what is compatible with it',
    location: { about: "base URL instead of the service's own addresses", need: 'optional' },
    reads: 'network',
    load: async (ports, { location, ...settings }) => {
      const { ec2 } = await import('./ec2.ts');
      return ec2(ports, { ...settings, ...(location === undefined ? {} : { baseUrl: location }) });
    },
  },
  {
    name: 'kernel-command-line',
    about: 'cloud-config-url= on the kernel command line',
    location: { about: 'file to read instead of /proc/cmdline', need: 'optional' },
    reads: 'network',
    load: async (ports, { location, ...settings }) => {
      const { kernelCommandLine } = await import('./kernel-command-line.ts');
      return kernelCommandLine(ports, { ...settings, ...(location === undefined ? {} : { path: location }) });
    },
  },
];

export function findDatasource(name: string): DatasourceEntry | undefined {
  return DATASOURCES.find((entry) => entry.name === name);
}

function locationOf(name: string, { location }: SourceSettings): string {
  if (location !== undefined && location !== '') return location;
  throw new CloudConfigError('DS_LOCATION', `datasource ${name} needs a location`);
}
