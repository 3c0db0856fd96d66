/**
 * A config drive: a small disk labelled `config-2` that the platform attaches, mounted on a directory. OpenStack's
 * layout first (`openstack/latest`, else the newest dated directory), else EC2's (`ec2/latest`). The drive is there
 * when it holds one of the files, not because the directory to mount it on exists.
 * @see https://docs.openstack.org/nova/latest/user/metadata.html#config-drives
 */
import { ec2Metadata, openstackMetadata, vendorData } from './config-drive-metadata.ts';
import type { Datasource, Disk, InstanceData, Metadata } from './datasource.ts';
import { malformed, nothingThere } from './datasource-error.ts';
import { driveSource } from './drive-source.ts';
import { type JsonFile, objectField, parseJsonObject, textField } from './json-file.ts';
import { metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { label } from './signs.ts';

const NAME = 'config-drive';
const LABELS = ['config-2', 'CONFIG-2'] as const;
const DATED = /^\d{4}-\d{2}-\d{2}$/;

interface Layout {
  readonly metadata: string;
  readonly userData: string;
}

const OPENSTACK: Layout = { metadata: 'meta_data.json', userData: 'user_data' };
const EC2: Layout = { metadata: 'meta-data.json', userData: 'user-data' };

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
  const drive: Drive = { disk, directory, networkFormat: options.networkFormat ?? 'openstack' };
  return {
    name: NAME,
    isAvailable: async () =>
      (newest(drive, 'openstack', OPENSTACK) ?? newest(drive, 'ec2', EC2)) !== undefined,
    fetch: async () => {
      const modern = newest(drive, 'openstack', OPENSTACK);
      if (modern !== undefined) return openstack(drive, modern);
      const old = newest(drive, 'ec2', EC2);
      if (old !== undefined) return ec2(drive, old);
      throw nothingThere(
        NAME,
        `${directory} has neither openstack/ nor ec2/ data; is the drive mounted there?`,
      );
    },
  };
}

interface Drive extends ConfigDrivePorts {
  readonly directory: string;
  readonly networkFormat: 'openstack' | 'debian';
}

/** The directory of a layout's newest version that holds something. */
function newest({ disk, directory }: Drive, family: string, layout: Layout): string | undefined {
  const names = disk.list(`${directory}/${family}`) ?? [];
  const dated = names.filter((name) => DATED.test(name)).reverse();
  const folders = ['latest', ...dated].map((name) => `${directory}/${family}/${name}`);
  const files = [layout.metadata, layout.userData];
  return folders.find((folder) => files.some((file) => disk.modified(`${folder}/${file}`) !== undefined));
}

function openstack(drive: Drive, folder: string): InstanceData {
  const { disk } = drive;
  const file = jsonFile(disk, `${folder}/${OPENSTACK.metadata}`);
  const userData = disk.read(`${folder}/${OPENSTACK.userData}`);
  const vendorFile = jsonFile(disk, `${folder}/vendor_data.json`);
  const vendor = vendorFile === undefined ? undefined : vendorData(vendorFile);
  const networkConfig = network(drive, folder, file);
  return {
    datasource: NAME,
    location: folder,
    metadata: { ...addresses(drive), ...(file === undefined ? {} : openstackMetadata(file)) },
    ...(userData === undefined ? {} : { userData }),
    ...(vendor === undefined ? {} : { vendorData: vendor }),
    ...(networkConfig === undefined ? {} : { networkConfig }),
  };
}

function ec2({ disk }: Drive, folder: string): InstanceData {
  const file = jsonFile(disk, `${folder}/${EC2.metadata}`);
  const userData = disk.read(`${folder}/${EC2.userData}`);
  const metadata = file === undefined ? {} : ec2Metadata(file);
  return { datasource: NAME, location: folder, metadata, ...(userData === undefined ? {} : { userData }) };
}

/** OpenStack's own file states no addresses, but the EC2 file that it puts beside does. */
function addresses(drive: Drive): Metadata {
  const folder = newest(drive, 'ec2', EC2);
  const file = folder === undefined ? undefined : jsonFile(drive.disk, `${folder}/${EC2.metadata}`);
  if (file === undefined) return {};
  const { publicIpv4, privateIpv4 } = ec2Metadata(file);
  return metadataOf({ publicIpv4, privateIpv4 });
}

function network(drive: Drive, folder: string, file: JsonFile | undefined): InstanceData['networkConfig'] {
  const described = drive.disk.read(`${folder}/network_data.json`);
  const injected = file === undefined ? undefined : debianNetwork(drive, file);
  if (injected !== undefined && (drive.networkFormat === 'debian' || described === undefined)) {
    return { format: 'debian', content: injected };
  }
  return described === undefined ? undefined : { format: 'openstack', content: described };
}

/** The interfaces file that older OpenStack injects; its path counts from the `openstack` directory. */
function debianNetwork({ disk, directory }: Drive, file: JsonFile): Uint8Array | undefined {
  const path = textField(objectField(parseJsonObject(file), 'network_config', file), 'content_path', file);
  if (path === undefined || path === '') return undefined;
  if (path.split('/').includes('..')) {
    throw malformed(NAME, `${file.path}: network_config.content_path leads out of the drive`);
  }
  const content = disk.read(`${directory}/openstack/${path.replace(/^\/+/, '')}`);
  if (content === undefined) throw malformed(NAME, `${file.path}: network_config names a missing file`);
  return content;
}

function jsonFile(disk: Disk, path: string): JsonFile | undefined {
  const content = disk.read(path);
  return content === undefined ? undefined : { source: NAME, path, content };
}

export const provider: Provider = {
  name: NAME,
  about: "a config drive (OpenStack's or EC2's layout)",
  documentation: 'https://docs.openstack.org/nova/latest/user/metadata.html#config-drives',
  location: { about: 'the directory where it is mounted', need: 'optional' },
  reads: 'machine',
  signs: [label(...LABELS)],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) =>
    driveSource({ name: NAME, labels: LABELS }, ports, settings, (directory) =>
      configDrive(ports, { ...settings, directory }),
    ),
};
