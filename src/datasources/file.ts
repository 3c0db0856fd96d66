/**
 * A file on the machine (`--from-file`), as installers and OEM units pass it.
 * @see https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/cloud-config-locations.md
 */
import type { Datasource, Disk } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { type Environment, metadataFromEnvironment } from './environment.ts';
import { locationOf, type Provider } from './provider.ts';

export interface FilePorts {
  readonly disk: Disk;
}

export interface FileOptions {
  readonly path: string;
  /** The process's environment: addresses come from there. */
  readonly environment: Environment;
}

export function file({ disk }: FilePorts, { path, environment }: FileOptions): Datasource {
  return {
    name: 'file',
    isAvailable: async () => disk.modified(path) !== undefined,
    fetch: async () => {
      const userData = disk.read(path);
      if (userData === undefined) throw nothingThere('file', `${path}: no such file`);
      return { datasource: 'file', location: path, metadata: metadataFromEnvironment(environment), userData };
    },
  };
}

export const provider: Provider = {
  name: 'file',
  about: 'a file on the machine',
  documentation:
    'https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/cloud-config-locations.md',
  location: { about: 'path of the document', need: 'required' },
  reads: 'machine',
  signs: [],
  supplies: ['user-data'],
  create: (ports, settings) => file(ports, { ...settings, path: locationOf('file', settings) }),
};
