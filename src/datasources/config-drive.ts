/**
 * A config drive: a small disk labelled `config-2` that the platform attaches, mounted on a directory. It is there when
 * it holds a file of one of the known layouts, not because the directory to mount it on exists.
 * @see https://docs.openstack.org/nova/latest/user/metadata.html#config-drives
 */
import { type Drive, LAYOUTS } from './config-drive-layouts.ts';
import type { Datasource, Disk } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { driveSource } from './drive-source.ts';
import { instanceDataOf } from './instance-data.ts';
import type { Provider } from './provider.ts';
import { createRemarks } from './remarks.ts';
import { all, label, virtualisation } from './signs.ts';

const NAME = 'config-drive';
const LABELS = ['config-2'] as const;
/** Of IBM Cloud's classic machines. */
const IBM_LABELS = ['METADATA'] as const;

export interface ConfigDrivePorts {
  readonly disk: Disk;
}

export interface ConfigDriveOptions {
  /** Where the drive is mounted. */
  readonly directory: string;
  /** Preferred when the drive describes the network in more than one format; `openstack` when left out. */
  readonly networkFormat?: 'openstack' | 'debian';
}

export function configDrive({ disk }: ConfigDrivePorts, options: ConfigDriveOptions): Datasource {
  const directory = options.directory.replace(/(?<=.)\/+$/, '');
  const { networkFormat = 'openstack' } = options;

  function find(): (() => ReturnType<Datasource['fetch']>) | undefined {
    const remarks = createRemarks();
    const drive: Drive = { source: NAME, disk, directory, networkFormat, remarks };
    for (const { find, read } of LAYOUTS) {
      const folder = find(drive);
      if (folder === undefined) continue;
      return async () =>
        remarks.on(instanceDataOf({ datasource: NAME, location: folder, ...read(drive, folder) }));
    }
    return undefined;
  }

  return {
    name: NAME,
    isAvailable: async () => find() !== undefined,
    fetch: async () => {
      const read = find();
      if (read !== undefined) return read();
      const names = LAYOUTS.map(({ name }) => name).join(', ');
      throw nothingThere(
        NAME,
        `${directory} has nothing in the layout of ${names}; is the drive mounted there?`,
      );
    },
  };
}

export const provider: Provider = {
  name: NAME,
  about: 'a config drive in the layout of OpenStack, EC2 or CloudStack, or that of 2011',
  serves: ['OpenStack', 'Apache CloudStack', 'IBM Cloud classic', 'Nutanix AHV', 'Rackspace OnMetal'],
  documentation: 'https://docs.openstack.org/nova/latest/user/metadata.html#config-drives',
  location: { about: 'the directory where it is mounted', need: 'optional' },
  reads: 'machine',
  signs: [label(...LABELS), all(virtualisation('xen'), label(...IBM_LABELS))],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) =>
    driveSource({ name: NAME, labels: [...LABELS, ...IBM_LABELS] }, ports, settings, (directory) =>
      configDrive(ports, { ...settings, directory }),
    ),
};
