import type { Host } from '../../apply/host.ts';
import type { Disk, Drives } from '../../datasources/datasource.ts';
import { CloudConfigError } from '../../errors.ts';

const BY_LABEL = '/dev/disk/by-label';
const MOUNTS = '/proc/self/mountinfo';
/** The mount units that packaging installs, by the label of what they mount. */
const UNITS: readonly (readonly [label: RegExp, unit: string])[] = [
  [/^config-2$/i, 'media-configdrive.mount'],
  [/^cidata$/i, 'run-cloud\\x2dconfig-cidata.mount'],
  [/^OVF(?: ?ENV|-TRANSPORT)$/i, 'media-ovfenv.mount'],
  [/^METADATA$/, 'run-cloud\\x2dconfig-metadata.mount'],
  // Azure's provisioning disk, with a version in its label.
  [/^rd_rdfe/, 'run-cloud\\x2dconfig-azure.mount'],
];

/** Drives by label: where they are mounted already, else through systemd, by the unit that is installed for them. */
export function createDrives(host: Host, disk: Disk): Drives {
  const units: string[] = [];
  return {
    mounted: async (labels) => {
      const present = disk.list(BY_LABEL) ?? [];
      const wanted = labels.map((each) => each.toLowerCase());
      const name = present.find((each) => wanted.includes(unescaped(each).toLowerCase()));
      if (name === undefined) return undefined;
      return mountPoint(disk, name) ?? mount(host, disk, name, units);
    },
    release: async () => {
      for (const unit of units.splice(0)) await unmount(host, unit);
    },
  };
}

async function mount(host: Host, disk: Disk, name: string, units: string[]): Promise<string> {
  const label = unescaped(name);
  const unit = UNITS.find(([pattern]) => pattern.test(label))?.[1];
  const systemd = unit === undefined ? undefined : await host.systemd();
  if (unit === undefined || systemd === undefined) {
    throw new CloudConfigError(
      'DRIVE_MOUNT',
      `the disk labelled ${label} is not mounted; mount it, and give its directory`,
    );
  }
  const result = await (await systemd.queue(unit, 'start')).finished;
  const place = mountPoint(disk, name);
  if (place !== undefined) {
    if (!isWanted(disk, name, unit)) units.push(unit);
    return place;
  }
  const said = (await systemd.journal(unit, 3)).join(' ');
  throw new CloudConfigError(
    'DRIVE_MOUNT',
    `the disk labelled ${label} could not be mounted: ${unit} ended with ${result} ${said}`.trim(),
  );
}

/** A drive that is in use stays mounted: what was read of it is read. */
async function unmount(host: Host, unit: string): Promise<void> {
  try {
    const systemd = await host.systemd();
    await (await systemd?.queue(unit, 'stop'))?.finished;
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
  }
}

/** On images of coreos-cloudinit a rule of udev asks for the mount: it stays, whoever was first. */
function isWanted(disk: Disk, name: string, unit: string): boolean {
  const device = disk.device?.(`${BY_LABEL}/${name}`) ?? '';
  const database = new TextDecoder().decode(disk.read(`/run/udev/data/b${device}`));
  const wants = database.split('\n').find((line) => line.startsWith('E:SYSTEMD_WANTS='));
  return wants?.slice('E:SYSTEMD_WANTS='.length).split(' ').includes(unit) ?? false;
}

/**
 * proc(5), mountinfo: the third field is the device's number, the fifth the mount point.
 */
function mountPoint(disk: Disk, name: string): string | undefined {
  const device = disk.device?.(`${BY_LABEL}/${name}`);
  if (device === undefined) return undefined;
  const lines = new TextDecoder().decode(disk.read(MOUNTS)).split('\n');
  const fields = lines.map((line) => line.split(' ')).find((each) => each[2] === device && each[3] === '/');
  return fields?.[4]?.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

function unescaped(name: string): string {
  return name.replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
