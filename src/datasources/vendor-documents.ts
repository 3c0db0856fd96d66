/**
 * What OpenStack's `vendor_data.json` and `vendor_data2.json` hold for us: a text, a list of texts, or an object whose
 * `cloud-init` is one of them; the rest of an object is for others.
 * @see https://docs.openstack.org/nova/latest/admin/vendordata.html
 */
import { isObject, type JsonFile, parseJson } from './json-file.ts';
import type { Remarks } from './remarks.ts';

/** The documents in their order; what is none is noted. */
export function vendorDocuments(
  file: JsonFile | undefined,
  remarks: Pick<Remarks, 'note'>,
): readonly string[] {
  const value = file === undefined ? undefined : parseJson(file);
  const stated = isObject(value) ? value['cloud-init'] : value;
  if (file === undefined || stated === undefined || stated === null) return [];
  const key = isObject(value) ? 'cloud-init' : 'the value';
  const unused = (which: string): void =>
    remarks.note('vendor data', `${file.path}: ${which} is not used: it is no text`);
  if (typeof stated === 'string') return textsIn([stated]);
  if (!Array.isArray(stated)) {
    unused(key);
    return [];
  }
  for (const [index, each] of stated.entries())
    if (typeof each !== 'string') unused(`entry ${index + 1} of ${key}`);
  return textsIn(stated);
}

function textsIn(values: readonly unknown[]): readonly string[] {
  return values.flatMap((each) => (typeof each === 'string' && each.trim() !== '' ? [each] : []));
}

/** Several documents as a multipart archive, in which a later one wins; one as it is. */
export function vendorData(documents: readonly string[]): Uint8Array | undefined {
  const [first] = documents;
  if (first === undefined) return undefined;
  return new TextEncoder().encode(documents.length === 1 ? first : archiveOf(documents));
}

function archiveOf(documents: readonly string[]): string {
  let boundary = 'document';
  while (documents.some((each) => each.includes(`--${boundary}`))) boundary += '-';
  const head = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n';
  const parts = documents.map((each) => `--${boundary}\n${head}${each}\n`);
  const type = `Content-Type: multipart/mixed; boundary="${boundary}"\nMIME-Version: 1.0\n\n`;
  return `${type}${parts.join('')}--${boundary}--\n`;
}
