/** The layouts of config drives, in the order in which they count. */
import {
  cloudstackMetadata,
  ec2Metadata,
  openstackMetadata,
  vendorNetwork,
} from './config-drive-metadata.ts';
import type { Disk, InstanceData, InstancePart, Metadata, NetworkConfig } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import { type JsonFile, objectField, parseJsonObject, textField } from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';
import { seedMetadata } from './nocloud-files.ts';
import type { Remarks } from './remarks.ts';
import { vendorData, vendorDocuments } from './vendor-documents.ts';

export interface Drive {
  /** Name of the datasource. */
  readonly source: string;
  readonly disk: Disk;
  /** Where it is mounted. */
  readonly directory: string;
  readonly networkFormat: 'openstack' | 'debian';
  readonly remarks: Remarks;
}

type Content = Pick<InstanceData, 'metadata'> & {
  readonly [K in 'userData' | 'vendorData']?: Uint8Array | undefined;
} & { readonly networkConfig?: NetworkConfig | undefined };

export interface Layout {
  /** For messages. */
  readonly name: string;
  /** The directory that has it; `undefined` when the drive has none of it. */
  readonly find: (drive: Drive) => string | undefined;
  readonly read: (drive: Drive, folder: string) => Content;
}

const OPENSTACK_FILES = ['meta_data.json', 'user_data'] as const;
const EC2_FILES = ['meta-data.json', 'user-data'] as const;
const OLD_FILES = ['meta.js', 'etc/network/interfaces', 'root/.ssh/authorized_keys'] as const;
const CLOUDSTACK_USER_DATA = 'cloudstack/userdata/user_data.txt';
const DATED = /^\d{4}-\d{2}-\d{2}$/;

export const LAYOUTS: readonly Layout[] = [
  { name: 'OpenStack', find: (drive) => newest(drive, 'openstack', OPENSTACK_FILES), read: openstack },
  { name: 'EC2', find: (drive) => newest(drive, 'ec2', EC2_FILES), read: ec2 },
  { name: 'CloudStack', find: cloudstackFolder, read: cloudstack },
  { name: 'version 1', find: (drive) => withAny(drive, [drive.directory], OLD_FILES), read: version1 },
];

/** `latest`, else the newest version by date that holds something. */
function newest(drive: Drive, family: string, files: readonly string[]): string | undefined {
  const names = drive.disk.list(`${drive.directory}/${family}`) ?? [];
  const dated = names.filter((name) => DATED.test(name)).reverse();
  const folders = ['latest', ...dated].map((name) => `${drive.directory}/${family}/${name}`);
  return withAny(drive, folders, files);
}

function withAny({ disk }: Drive, folders: readonly string[], files: readonly string[]): string | undefined {
  return folders.find((folder) => files.some((file) => disk.modified(`${folder}/${file}`) !== undefined));
}

function openstack(drive: Drive, folder: string): Content {
  const file = jsonFile(drive, `${folder}/meta_data.json`);
  const vendorFile = jsonFile(drive, `${folder}/vendor_data.json`);
  const secondFile = jsonFile(drive, `${folder}/vendor_data2.json`);
  const vendor = (from: JsonFile | undefined) =>
    optional(drive, 'vendor data', () => vendorDocuments(from, drive.remarks)) ?? [];
  return {
    metadata: {
      ...optional(drive, 'metadata', () => besides(drive)),
      ...(file === undefined ? {} : openstackMetadata(file, drive.remarks)),
    },
    userData: drive.disk.read(`${folder}/user_data`),
    vendorData: vendorData([...vendor(vendorFile), ...vendor(secondFile)]),
    networkConfig:
      optional(drive, 'network', () => network(drive, folder, file)) ??
      optional(drive, 'network', () => vendorNetwork(vendorFile)),
  };
}

/** A part without which the machine is still worth configuring. */
function optional<T>({ remarks }: Drive, part: InstancePart, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    return remarks.failed(part, error);
  }
}

/** OpenStack's own file states no addresses, but the EC2 file that it puts beside does; so do CloudStack's files. */
function besides(drive: Drive): Metadata {
  const folder = newest(drive, 'ec2', EC2_FILES);
  const file = folder === undefined ? undefined : jsonFile(drive, `${folder}/meta-data.json`);
  const { publicIpv4, privateIpv4 } = file === undefined ? {} : ec2Metadata(file);
  return { ...cloudstackMetadata(drive), ...metadataOf({ publicIpv4, privateIpv4 }) };
}

function network(drive: Drive, folder: string, file: JsonFile | undefined): NetworkConfig | undefined {
  const described = drive.disk.read(`${folder}/network_data.json`);
  const injected = file === undefined ? undefined : debianNetwork(drive, file);
  if (injected !== undefined && (drive.networkFormat === 'debian' || described === undefined)) {
    return { format: 'debian', content: injected };
  }
  return described === undefined ? undefined : { format: 'openstack', content: described };
}

/** The interfaces file that older OpenStack injects; its path counts from the `openstack` directory. */
function debianNetwork({ source, disk, directory }: Drive, file: JsonFile): Uint8Array | undefined {
  const path = textField(objectField(parseJsonObject(file), 'network_config', file), 'content_path', file);
  if (path === undefined || path === '') return undefined;
  if (path.split('/').includes('..')) {
    throw malformed(source, `${file.path}: network_config.content_path leads out of the drive`);
  }
  const content = disk.read(`${directory}/openstack/${path.replace(/^\/+/, '')}`);
  if (content === undefined) throw malformed(source, `${file.path}: network_config names a missing file`);
  return content;
}

function ec2(drive: Drive, folder: string): Content {
  const file = jsonFile(drive, `${folder}/meta-data.json`);
  const userData = drive.disk.read(`${folder}/user-data`);
  return { metadata: file === undefined ? {} : ec2Metadata(file), userData };
}

function cloudstackFolder({ disk, directory }: Drive): string | undefined {
  const hasMetadata = (disk.list(`${directory}/cloudstack/metadata`) ?? []).length > 0;
  const hasUserData = disk.modified(`${directory}/${CLOUDSTACK_USER_DATA}`) !== undefined;
  return hasMetadata || hasUserData ? `${directory}/cloudstack` : undefined;
}

function cloudstack(drive: Drive): Content {
  const userData = drive.disk.read(`${drive.directory}/${CLOUDSTACK_USER_DATA}`);
  return { metadata: cloudstackMetadata(drive), userData };
}

/** Until 2012; `meta.js` is JSON, and its keys count before those in the file. */
function version1(drive: Drive, folder: string): Content {
  const file = jsonFile(drive, `${folder}/meta.js`);
  const object = file === undefined ? {} : parseJsonObject(file);
  const place = { source: drive.source, path: `${folder}/meta.js` };
  const keys = keyLines(new TextDecoder().decode(drive.disk.read(`${folder}/root/.ssh/authorized_keys`)));
  const userData = textField(object, 'user-data', place);
  const interfaces = drive.disk.read(`${folder}/etc/network/interfaces`);
  return {
    metadata: { ...metadataOf({ sshKeys: keys }), ...seedMetadata(object, place) },
    userData: userData === undefined ? undefined : new TextEncoder().encode(userData),
    networkConfig: interfaces === undefined ? undefined : { format: 'debian', content: interfaces },
  };
}

function jsonFile({ source, disk }: Drive, path: string): JsonFile | undefined {
  const content = disk.read(path);
  return content === undefined ? undefined : { source, path, content };
}
