import { decodeBase64 } from './base64.ts';
import type { Diagnostic } from './diagnostic.ts';
import { hasHeader } from './header.ts';
import { isMultipart } from './mime.ts';
import { otherFormatOf } from './other-formats.ts';
import { diagnose, type Rule } from './rule.ts';
import { envelopeDamaged } from './rules/envelope-damaged.ts';
import { invalidText } from './rules/invalid-text.ts';
import { otherFormat } from './rules/other-format.ts';
import { tooLarge } from './rules/too-large.ts';

/** Larger than any provider's user-data; cloud-config itself and whatever it unpacks to. */
export const SIZE_LIMIT: number = 10 * 1024 * 1024;

/** Unpacks gzip, at most `limit` bytes; throws when damaged or larger. */
export type Gunzip = (content: Uint8Array, limit: number) => Uint8Array;

/** What user-data turns out to be. */
export type Envelope =
  | { readonly kind: 'empty' }
  | { readonly kind: 'cloud-config'; readonly text: string }
  | { readonly kind: 'multipart'; readonly text: string }
  | { readonly kind: 'script'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly text: string; readonly diagnostics: readonly Diagnostic[] };

/** Control characters other than tab and line ends. */
const FORBIDDEN = /(?![\t\n\r\u0085])\p{Cc}/u;

/** Unpackings in a row: base64 of gzip of base64 is the most that tools produce. */
const LAYER_LIMIT = 3;

/** Unpacks gzip and base64 and tells what is inside. A text without any header is read as cloud-config. */
export function openEnvelope(
  content: Uint8Array,
  gunzip: Gunzip,
  nesting: 'archives' | 'no archives' = 'archives',
): Envelope {
  let bytes = content;
  for (let layer = 0; layer <= LAYER_LIMIT; layer++) {
    if (bytes.length > SIZE_LIMIT)
      return refuse(
        tooLarge,
        `more than ${SIZE_LIMIT / 1024 / 1024} MiB; move large files out of the document`,
      );
    const inner = unpack(bytes, gunzip);
    if (inner === undefined) break;
    if (!(inner instanceof Uint8Array)) return inner;
    bytes = inner;
  }
  if (bytes[0] === 0x23 && bytes[1] === 0x21) return { kind: 'script', bytes };
  return recognise(bytes, nesting);
}

function refuse(rule: Rule, message: string, text = '', start = 0): Envelope {
  const diagnostic = diagnose(rule, { message, at: [], start, end: Math.min(start + 1, text.length) });
  return { kind: 'refused', text, diagnostics: [diagnostic] };
}

/** @see https://www.rfc-editor.org/rfc/rfc1952#page-5 */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unpack(bytes: Uint8Array, gunzip: Gunzip): Uint8Array | Envelope | undefined {
  if (isGzip(bytes)) {
    try {
      return gunzip(bytes, SIZE_LIMIT);
    } catch (error) {
      const isLarge = error instanceof Error && 'code' in error && error.code === 'GZIP_TOO_LARGE';
      if (isLarge)
        return refuse(
          tooLarge,
          `the gzip unpacks to more than ${SIZE_LIMIT / 1024 / 1024} MiB; move large files out of the document`,
        );
      return refuse(envelopeDamaged, 'the gzip is damaged or cut off; compress the document again');
    }
  }
  return unpackBase64(bytes);
}

/** Base64 has no mark of its own: it is unpacked only when something known is inside. */
function unpackBase64(bytes: Uint8Array): Uint8Array | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 24)).trimStart();
  if (!/^(?:H4sI|I2Ns|IyEv|77u\/)/.test(head)) return undefined;
  return decodeBase64(new TextDecoder().decode(bytes));
}

function recognise(bytes: Uint8Array, nesting: 'archives' | 'no archives'): Envelope {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return notText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }
  const control = FORBIDDEN.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, '0');
    return refuse(
      invalidText,
      `the control character U+${code} stands here; remove it, or encode the value as base64`,
      text,
      control.index,
    );
  }
  if (text.trim() === '') return { kind: 'empty' };
  if (isMultipart(text)) {
    if (nesting === 'archives') return { kind: 'multipart', text };
    return refuse(otherFormat, 'archives are nested too deep; give the documents side by side', text);
  }
  const other = hasHeader(text) ? undefined : otherFormatOf(text);
  return other === undefined ? { kind: 'cloud-config', text } : refuse(otherFormat, other, text);
}

function notText(lossy: string): Envelope {
  const at = Math.max(0, lossy.indexOf('\ufffd'));
  return refuse(
    invalidText,
    'this is not UTF-8; save the file as UTF-8, or encode binary values as base64',
    lossy,
    at,
  );
}
