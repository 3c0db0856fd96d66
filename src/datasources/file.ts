/**
 * A file on the machine (`--from-file`), as installers and OEM units pass it.
 * @see https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/cloud-config-locations.md
 */
import type { Datasource, Disk } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { type Environment, metadataFromEnvironment } from './environment.ts';

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
