import type { DmiField } from '../../datasources/evidence.ts';
import { gatherEvidence } from '../../datasources/evidence.ts';
import { createDisk } from '../../host/node/disk.ts';
import { createInterfaces } from '../../host/node/interfaces.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

const FIELDS: readonly DmiField[] = [
  'sys_vendor',
  'product_name',
  'product_version',
  'product_family',
  'product_sku',
  'product_serial',
  'product_uuid',
  'chassis_vendor',
  'chassis_asset_tag',
  'board_vendor',
  'board_name',
  'bios_vendor',
  'bios_version',
];

export const command: Command = {
  usage: 'facts',
  about:
    'Prints what this machine says of itself, as JSON: what detection goes by, its interfaces, its operating system. ' +
    'Some SMBIOS fields are for root alone.',
  options: [],
  async run(_, terminal) {
    const evidence = gatherEvidence(createDisk());
    const dmi = FIELDS.flatMap((field) => {
      const value = evidence.dmi(field);
      return value === undefined ? [] : [[field, value] as const];
    });
    const facts = {
      version: 1,
      virtualisation: evidence.virtualisation,
      dmi: Object.fromEntries(dmi),
      labels: evidence.labels,
      kernel: { release: evidence.text('/proc/sys/kernel/osrelease'), parameters: evidence.kernel },
      os: osRelease(evidence.text('/etc/os-release') ?? ''),
      interfaces: createInterfaces().list(),
    };
    terminal.print(`${JSON.stringify(facts, null, 2)}\n`);
    return EXIT.ok;
  },
};

/** os-release(5), the fields that name the system. */
function osRelease(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').flatMap((line) => {
    const [, name, value] = /^(ID|VERSION_ID|PRETTY_NAME)="?([^"]*)"?$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return Object.fromEntries(pairs);
}
