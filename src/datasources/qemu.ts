/**
 * Plain QEMU, without a disk or a service: files that its firmware device hands over, under our name or cloud-init's,
 * and credentials in the manner of systemd, `cloud-config.user-data` and so on.
 * @see https://www.qemu.org/docs/master/specs/fw_cfg.html
 * @see https://systemd.io/CREDENTIALS/
 */
import type { Datasource, Disk, Ports } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import type { Evidence } from './evidence.ts';
import { SEED_FILES, type SeedFiles, seedData } from './nocloud-files.ts';
import type { Provider, SourceSettings } from './provider.ts';
import { nameIn, type Sign } from './signs.ts';
import { smbiosCredential } from './smbios-strings.ts';

const NAME = 'qemu';
const FIRMWARE = '/sys/firmware/qemu_fw_cfg/by_name/opt';
const OWN = `${FIRMWARE}/org.cloud-config`;
const CLOUD_INIT = `${FIRMWARE}/io.cloud-init/cloud-init`;
const FIRMWARE_CREDENTIALS = `${FIRMWARE}/io.systemd.credentials`;
const CREDENTIALS = '/run/credentials/@system';
const ENTRIES = '/sys/firmware/dmi/entries';
const NAMES = SEED_FILES.map((name) => `cloud-config.${name}`);

/** What is more particular counts first; each file may come from another place. */
function fileNamed(disk: Disk, name: string): Uint8Array | undefined {
  const places = [
    `${OWN}/${name}/raw`,
    `${CLOUD_INIT}/${name}/raw`,
    `${CREDENTIALS}/cloud-config.${name}`,
    `${FIRMWARE_CREDENTIALS}/cloud-config.${name}/raw`,
  ];
  for (const place of places) {
    const content = disk.read(place);
    if (content !== undefined) return content;
  }
  return smbiosCredential(disk, `cloud-config.${name}`, NAME);
}

function find(disk: Disk): SeedFiles | undefined {
  const [metadata, userData, vendorData, networkConfig] = SEED_FILES.map((name) => fileNamed(disk, name));
  if (metadata === undefined && userData === undefined) return undefined;
  return { metadata, userData, vendorData, networkConfig };
}

function qemu({ disk }: Ports, { evidence }: SourceSettings): Datasource {
  return {
    name: NAME,
    isAvailable: async () => find(disk) !== undefined,
    fetch: async () => {
      const files = find(disk);
      if (files === undefined)
        throw nothingThere(NAME, 'neither fw_cfg nor a credential has meta-data or user-data');
      const otherwise = evidence.dmi('product_uuid')?.toLowerCase() ?? NAME;
      return { ...seedData(NAME, '', files, {}, otherwise), location: 'fw_cfg and credentials' };
    },
  };
}

/** The texts are for root alone: without it there is no such sign. */
const smbiosSign: Sign = {
  about: 'an SMBIOS credential `cloud-config.*`',
  check: (evidence: Evidence) => {
    const entries = evidence.list(ENTRIES).filter((name) => name.startsWith('11-'));
    const held = entries.some((name) =>
      /io\.systemd\.credential(?:\.binary)?:cloud-config\./.test(
        evidence.text(`${ENTRIES}/${name}/raw`) ?? '',
      ),
    );
    return { held, found: `${held ? 'an' : 'no'} SMBIOS credential cloud-config.*` };
  },
};

export const provider: Provider = {
  name: NAME,
  about: 'QEMU: files in fw_cfg `opt/org.cloud-config/`, or credentials `cloud-config.*`',
  documentation: 'https://www.qemu.org/docs/master/specs/fw_cfg.html',
  location: { about: 'not used', need: 'optional' },
  reads: 'machine',
  signs: [
    nameIn(OWN, ...SEED_FILES),
    nameIn(CLOUD_INIT, ...SEED_FILES),
    nameIn(FIRMWARE_CREDENTIALS, ...NAMES),
    nameIn(CREDENTIALS, ...NAMES),
    smbiosSign,
  ],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: qemu,
};
