/** The vendor's strings of SMBIOS (type 11), among which systemd looks for credentials. */
import { decodeBase64 } from '../config/base64.ts';
import type { Disk } from './datasource.ts';
import { malformed } from './datasource-error.ts';

const ENTRIES = '/sys/firmware/dmi/entries';
const CREDENTIAL = /^io\.systemd\.credential(\.binary)?:([^=]+)=(.*)$/s;

/**
 * A credential that was handed over so; for root alone.
 * @see https://systemd.io/CREDENTIALS/
 */
export function smbiosCredential(disk: Disk, name: string, source: string): Uint8Array | undefined {
  for (const text of smbiosStrings(disk)) {
    const [, binary, named, value = ''] = CREDENTIAL.exec(text) ?? [];
    if (named !== name) continue;
    if (binary === undefined) return new TextEncoder().encode(value);
    const bytes = decodeBase64(value);
    if (bytes === undefined)
      throw malformed(source, `the SMBIOS credential ${name} is cut off or not base64`);
    return bytes;
  }
  return undefined;
}

export function smbiosStrings(disk: Pick<Disk, 'list' | 'read'>): readonly string[] {
  const entries = (disk.list(ENTRIES) ?? []).filter((name) => name.startsWith('11-'));
  return entries.flatMap((name) => stringsOf(disk.read(`${ENTRIES}/${name}/raw`)));
}

/** The length of the fixed part is in the second byte; the texts follow it, each with a zero after it. */
function stringsOf(raw: Uint8Array | undefined): readonly string[] {
  const text = new TextDecoder().decode(raw?.subarray(raw[1] ?? 0));
  return text.split('\0').filter((each) => each !== '');
}
