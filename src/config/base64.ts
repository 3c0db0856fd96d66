const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** Why a text is no base64 (RFC 4648 section 4, line breaks and spaces allowed); nothing when it is. */
export function base64Problem(text: string): string | undefined {
  const compact = text.replace(/\s+/g, '');
  const odd = /[^A-Za-z0-9+/=]/.exec(compact);
  if (odd !== null) return `character ${odd.index + 1} does not belong to the alphabet`;
  const padding = /(?<!=)=+$/.exec(compact)?.[0].length ?? 0;
  if (compact.indexOf('=') !== -1 && compact.indexOf('=') < compact.length - padding)
    return 'padding stands inside it';
  if (padding > 2 || compact.length % 4 !== 0)
    return 'its length is not a multiple of four, so it was cut off';
  return undefined;
}

/** The bytes of a base64 text; `undefined` when it is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (base64Problem(text) !== undefined) return undefined;
  const compact = text.replace(/[\s=]+/g, '');
  const bytes = new Uint8Array(Math.floor((compact.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (const letter of compact) {
    held = (held << 6) | (VALUES.get(letter) ?? 0);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 0xff;
    held &= (1 << bits) - 1;
  }
  return bytes;
}

export function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
