/**
 * Where a NoCloud seed is, by the kernel command line or the machine's serial number.
 * @see https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html
 */
import { malformed } from './datasource-error.ts';
import type { Evidence } from './evidence.ts';
import type { Sign } from './signs.ts';

/** `ds=nocloud;s=FROM;h=HOSTNAME;i=INSTANCE-ID`. */
export interface Seed {
  /** Path or URL, names of SMBIOS replaced. */
  readonly from?: string;
  readonly hostname?: string;
  readonly instanceId?: string;
  /** Where it was named, for messages. */
  readonly namedIn: string;
}

const NAMED = /^nocloud(?:-net)?(?:;(.*))?$/i;
const PARAMETERS: ReadonlySet<string> = new Set(['ds', 'ci.ds', 'ci.datasource']);

/** The kernel command line counts before the serial number; `undefined` when neither names this datasource. */
export function seedOf(evidence: Evidence): Seed | undefined {
  for (const { name, value } of evidence.kernel) {
    const seed = PARAMETERS.has(name) ? parseSeed(value, evidence, 'the kernel command line') : undefined;
    if (seed !== undefined) return seed;
  }
  const serial = evidence.dmi('product_serial');
  return serial?.startsWith('ds=') ? parseSeed(serial.slice(3), evidence, 'DMI product_serial') : undefined;
}

function parseSeed(value: string | undefined, evidence: Evidence, namedIn: string): Seed | undefined {
  const match = NAMED.exec(value ?? '');
  if (match === null) return undefined;
  const settings = new Map<string, string>();
  for (const setting of (match[1] ?? '').split(';')) {
    const equals = setting.indexOf('=');
    if (equals > 0) settings.set(setting.slice(0, equals), setting.slice(equals + 1));
  }
  const from = settings.get('s') ?? settings.get('seedfrom');
  const hostname = settings.get('h') ?? settings.get('local-hostname');
  const instanceId = settings.get('i') ?? settings.get('instance-id');
  return {
    namedIn,
    ...(from ? { from: expand(from, evidence) } : {}),
    ...(hostname ? { hostname } : {}),
    ...(instanceId ? { instanceId } : {}),
  };
}

/** dmidecode(8)'s names where the kernel's differ. */
const DMI_FILES: Readonly<Record<string, string>> = {
  'baseboard-asset-tag': 'board_asset_tag',
  'baseboard-manufacturer': 'board_vendor',
  'baseboard-product-name': 'board_name',
  'baseboard-serial-number': 'board_serial',
  'baseboard-version': 'board_version',
  'bios-release-date': 'bios_date',
  'chassis-manufacturer': 'chassis_vendor',
  'chassis-serial-number': 'chassis_serial',
  'system-manufacturer': 'sys_vendor',
  'system-product-name': 'product_name',
  'system-serial-number': 'product_serial',
  'system-uuid': 'product_uuid',
  'system-version': 'product_version',
};

/** A name that the machine does not have stays: the seed's place then says what was not replaced. */
function expand(text: string, evidence: Evidence): string {
  return text.replace(/__dmi\.([a-z-]+)__/g, (whole, name: string) => {
    const file = DMI_FILES[name] ?? name.replaceAll('-', '_');
    const value = evidence.text(`/sys/class/dmi/id/${file}`);
    return value ? encodeURIComponent(value) : whole;
  });
}

export function isUrl(from: string): boolean {
  return /^https?:\/\//i.test(from);
}

/** A command line, or a serial number, that names a seed of this kind. */
export function seedSign(about: string, fits: (seed: Seed) => boolean): Sign {
  return {
    about: `\`ds=nocloud\`, ${about}, on the kernel command line or as DMI \`product_serial\``,
    check: (evidence) => {
      const seed = seedOf(evidence);
      const held = seed !== undefined && fits(seed);
      if (seed === undefined) return { held, found: 'no ds=nocloud on the kernel command line or as serial' };
      return { held, found: `ds=nocloud${seed.from === undefined ? '' : ' with s='} in ${seed.namedIn}` };
    },
  };
}

export function unknownSeed(source: string, { from = '', namedIn }: Seed): never {
  const scheme = /^([a-z]+):/i.exec(from)?.[1];
  const what = scheme === undefined ? 'is no absolute path' : `has the scheme ${scheme}`;
  throw malformed(source, `s= in ${namedIn} ${what}; give a path, or an http or https URL`);
}
