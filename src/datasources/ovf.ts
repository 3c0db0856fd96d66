/**
 * The OVF environment on a disk or in a file, as vSphere, VMware's workstations and VirtualBox hand it to an appliance:
 * `ovf-env.xml`.
 * @see https://github.com/canonical/cloud-init/tree/main/doc/sources/ovf
 */
import type { Datasource, Ports } from './datasource.ts';
import { malformed, nothingThere } from './datasource-error.ts';
import { driveSource } from './drive-source.ts';
import { mergeGuest, readGuest } from './guest-variables.ts';
import { instanceDataOf } from './instance-data.ts';
import { ownProperties, parseOvfEnvironment } from './ovf-environment.ts';
import type { Provider } from './provider.ts';
import { label } from './signs.ts';

const NAME = 'ovf';
const LABELS = ['OVF ENV', 'OVFENV', 'OVF-TRANSPORT'] as const;
const FILE = 'ovf-env.xml';

/** `location` is the file, or the directory that has it. */
function ovf({ disk, gunzip }: Pick<Ports, 'disk' | 'gunzip'>, location: string): Datasource {
  const path = disk.list(location) === undefined ? location : `${location}/${FILE}`;
  return {
    name: NAME,
    isAvailable: async () => disk.modified(path) !== undefined,
    fetch: async () => {
      const content = disk.read(path);
      if (content === undefined) throw nothingThere(NAME, `${path}: no such file`);
      const file = { source: NAME, path };
      const properties = parseOvfEnvironment({ ...file, content });
      const own = ownProperties(properties, file);
      const guest = await readGuest(async (name) => properties.get(name), { source: NAME, gunzip });
      const data = mergeGuest(own, guest) ?? { metadata: {} };
      if (data.url !== undefined)
        throw malformed(NAME, `${path}: coreos.config.url is not read from here; use the datasource url`);
      return instanceDataOf({ datasource: NAME, location: path, ...data });
    },
  };
}

export const provider: Provider = {
  name: NAME,
  about: 'the OVF environment, `ovf-env.xml`, on a disk or in a file',
  documentation: 'https://github.com/canonical/cloud-init/tree/main/doc/sources/ovf',
  location: { about: 'the file, or the directory where its disk is mounted', need: 'optional' },
  reads: 'machine',
  signs: [label(...LABELS)],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) =>
    driveSource({ name: NAME, labels: LABELS }, ports, settings, (location) => ovf(ports, location)),
};
