import { isOnCurve } from './nist-curves.ts';

/**
 * The binary part of a public key: strings that each have their length in four bytes before them.
 * @see https://www.rfc-editor.org/rfc/rfc4253#section-6.6
 */
export type SshBlob =
  | { readonly kind: 'key'; readonly type: string; readonly bits?: number }
  | { readonly kind: 'damaged'; readonly type?: string; readonly reason: string };

type Field = 'number' | 'text' | { readonly bytes: number } | { readonly point: number };

const ED25519: readonly Field[] = [{ bytes: 32 }];

/** What follows the type, by type. */
const LAYOUTS: ReadonlyMap<string, readonly Field[]> = new Map<string, readonly Field[]>([
  ['ssh-ed25519', ED25519],
  ['ssh-rsa', ['number', 'number']],
  ['ssh-dss', ['number', 'number', 'number', 'number']],
  ['ecdsa-sha2-nistp256', ['text', { point: 65 }]],
  ['ecdsa-sha2-nistp384', ['text', { point: 97 }]],
  ['ecdsa-sha2-nistp521', ['text', { point: 133 }]],
  ['sk-ssh-ed25519@openssh.com', [...ED25519, 'text']],
  ['sk-ecdsa-sha2-nistp256@openssh.com', ['text', { point: 65 }, 'text']],
]);

const CERTIFICATE = '-cert-v01@openssh.com';

/** Every type of key that sshd takes, certificates included. */
export const SSH_KEY_TYPES: readonly string[] = [...LAYOUTS.keys()].flatMap((type) => [
  type,
  type.replace('@openssh.com', '') + CERTIFICATE,
]);

/** Whether keys of the type are certificates, which sshd takes from the client and not from a list of keys. */
export function isCertificateType(type: string): boolean {
  return type.endsWith(CERTIFICATE);
}

/** Reads the decoded bytes of a key to their end. */
export function readBlob(bytes: Uint8Array): SshBlob {
  const fields = fieldsOf(bytes);
  const [first, ...rest] = fields.list;
  const type = first === undefined ? undefined : textOf(first);
  if (type === undefined || !SSH_KEY_TYPES.includes(type))
    return { kind: 'damaged', reason: 'its base64 part holds no key' };
  const layout = LAYOUTS.get(type);
  // Certificates have numbers between their strings; no certificate is of use here, so their type is enough.
  if (layout === undefined) return { kind: 'key', type };
  if (fields.isCut) return { kind: 'damaged', type, reason: 'its base64 part is cut off' };
  if (rest.length < layout.length) return { kind: 'damaged', type, reason: 'its base64 part is cut off' };
  if (rest.length > layout.length)
    return { kind: 'damaged', type, reason: 'more follows the key in its base64 part' };
  for (const [index, field] of layout.entries()) {
    if (!fits(rest[index] ?? new Uint8Array(), field))
      return { kind: 'damaged', type, reason: 'a part of it has the wrong length' };
  }
  const curve = /nistp\d+/.exec(type)?.[0];
  if (curve !== undefined && textOf(rest[0] ?? new Uint8Array()) !== curve)
    return { kind: 'damaged', type, reason: 'it names another curve than its type' };
  if (curve !== undefined && !isOnCurve(curve, rest[1] ?? new Uint8Array()))
    return { kind: 'damaged', type, reason: 'a character of its base64 part is wrong' };
  return type === 'ssh-rsa' ? { kind: 'key', type, bits: bitsOf(rest[1]) } : { kind: 'key', type };
}

interface Fields {
  readonly list: readonly Uint8Array[];
  /** The last length says more than there is. */
  readonly isCut: boolean;
}

function fieldsOf(bytes: Uint8Array): Fields {
  const list: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return { list, isCut: true };
    const length = view.getUint32(at);
    if (at + 4 + length > bytes.length) return { list, isCut: true };
    list.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { list, isCut: false };
}

function fits(bytes: Uint8Array, field: Field): boolean {
  if (typeof field === 'string') return bytes.length > 0;
  if ('bytes' in field) return bytes.length === field.bytes;
  // An uncompressed point begins with 4.
  return bytes.length === field.point && bytes[0] === 4;
}

/** The length of a number without its leading zeros. */
function bitsOf(number: Uint8Array | undefined): number {
  const from = number?.findIndex((byte) => byte !== 0) ?? -1;
  if (number === undefined || from === -1) return 0;
  return (number.length - from) * 8 - Math.clz32(number[from] ?? 0) + 24;
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 64));
}
