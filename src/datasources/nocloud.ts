/**
 * NoCloud on the machine: a disk labelled `cidata`, a directory in the image, or one that the kernel command line or
 * the serial number names. It is there when it has `meta-data` or `user-data`.
 * @see https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html
 */
import type { Datasource, Disk, InstanceData, Ports } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { SEED_FILES, type SeedFiles, seedData } from './nocloud-files.ts';
import { isUrl, type Seed, seedOf, seedSign, unknownSeed } from './nocloud-seed.ts';
import type { Provider, SourceSettings } from './provider.ts';
import { label, path } from './signs.ts';

const NAME = 'nocloud';
const LABELS = ['cidata'] as const;
const DIRECTORIES = ['/var/lib/cloud/seed/nocloud', '/var/lib/cloud/seed/nocloud-net'] as const;

interface Found {
  readonly location: string;
  readonly files: SeedFiles;
}

function nocloud(ports: Pick<Ports, 'disk' | 'drives'>, settings: SourceSettings): Datasource {
  const seed = seedOf(settings.evidence);
  let found: Promise<Found | undefined> | undefined;

  function load(): Promise<Found | undefined> {
    found ??= find(ports, settings, seed);
    return found;
  }

  return {
    name: NAME,
    isAvailable: async () => (await load()) !== undefined,
    fetch: async (): Promise<InstanceData> => {
      const { location, files } = (await load()) ?? missing(settings, seed);
      return seedData(NAME, location, files, seed);
    },
  };
}

/** What is named counts before what is merely there. */
async function find(
  { disk, drives }: Pick<Ports, 'disk' | 'drives'>,
  { location }: Pick<SourceSettings, 'location'>,
  seed: Seed | undefined,
): Promise<Found | undefined> {
  const named = location ?? seedDirectory(seed);
  if (named !== undefined) return filesIn(disk, named);
  if (seed?.from !== undefined) return undefined;
  for (const directory of DIRECTORIES) {
    const found = filesIn(disk, directory);
    if (found !== undefined) return found;
  }
  const drive = await drives.mounted(LABELS);
  const found = drive === undefined ? undefined : filesIn(disk, drive);
  if (found !== undefined) return found;
  const isWhole = (seed?.hostname ?? seed?.instanceId) !== undefined;
  return isWhole && seed !== undefined ? { location: seed.namedIn, files: {} } : undefined;
}

/** A URL is for the datasource that reads over the network. */
function seedDirectory(seed: Seed | undefined): string | undefined {
  if (seed?.from === undefined || isUrl(seed.from)) return undefined;
  const directory = seed.from.replace(/^file:\/\//, '');
  return directory.startsWith('/') ? directory : unknownSeed(NAME, seed);
}

function filesIn(disk: Disk, directory: string): Found | undefined {
  const location = directory.replace(/\/*$/, '/');
  const [metadata, userData, vendorData, networkConfig] = SEED_FILES.map((name) =>
    disk.read(location + name),
  );
  if (metadata === undefined && userData === undefined) return undefined;
  return { location, files: { metadata, userData, vendorData, networkConfig } };
}

function missing({ location }: Pick<SourceSettings, 'location'>, seed: Seed | undefined): never {
  const named = location ?? seed?.from;
  const places =
    named === undefined ? `${DIRECTORIES.join(', ')} and disks labelled ${LABELS.join()}` : named;
  throw nothingThere(NAME, `neither meta-data nor user-data in ${places}`);
}

export const provider: Provider = {
  name: NAME,
  about: 'NoCloud: a disk labelled `cidata`, or a directory',
  serves: ['Proxmox VE', 'KubeVirt', 'IBM Cloud VPC'],
  documentation: 'https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html',
  location: { about: 'the directory of `meta-data` and `user-data`', need: 'optional' },
  reads: 'machine',
  signs: [
    label(...LABELS),
    ...DIRECTORIES.flatMap((directory) => [path(`${directory}/meta-data`), path(`${directory}/user-data`)]),
    seedSign('with a path or nothing as `s=`', ({ from }) => from === undefined || !isUrl(from)),
  ],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: nocloud,
};
