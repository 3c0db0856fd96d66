import type { Diagnostic } from './diagnostic.ts';
import { type Gunzip, openEnvelope } from './envelope.ts';
import { openMultipart } from './multipart.ts';
import { type Reading, type ReadOptions, readDocument } from './read.ts';

/** User-data, unpacked and read. */
export type UserDocument =
  | { readonly kind: 'empty' }
  | { readonly kind: 'script'; readonly bytes: Uint8Array }
  | { readonly kind: 'cloud-config'; readonly reading: Reading }
  | {
      readonly kind: 'multipart';
      /** The archive's text. */
      readonly source: string;
      /** From the weakest to the strongest; none of them is an archive itself. */
      readonly parts: readonly DocumentPart[];
      /** What is wrong with the archive itself. */
      readonly problems: readonly Diagnostic[];
      /** These and those of all parts, at their places in the archive. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly source: string; readonly diagnostics: readonly Diagnostic[] };

export interface DocumentPart {
  /** The file name that it states, or `part 2`. */
  readonly name: string;
  readonly document: UserDocument;
  /** Where its text begins in the archive; absent when it is encoded there. */
  readonly base?: number;
  /** Where each line of a part in quoted-printable begins in the archive. */
  readonly lines?: readonly number[];
  /** What to mark where nothing else is known: the first line of its body or, when that is not read, of its head. */
  readonly place: { readonly start: number; readonly end: number };
}

/** Archives within archives: more than this is no user-data. */
const DEPTH_LIMIT = 3;

/** Unpacks and reads user-data of any kind. Never throws: whatever is wrong with it is a diagnostic. */
export function openDocument(content: Uint8Array, gunzip: Gunzip, options: ReadOptions = {}): UserDocument {
  return open(content, gunzip, options, DEPTH_LIMIT);
}

function open(content: Uint8Array, gunzip: Gunzip, options: ReadOptions, depth: number): UserDocument {
  const envelope = openEnvelope(content, gunzip, depth > 0 ? 'archives' : 'no archives');
  switch (envelope.kind) {
    case 'cloud-config':
      return {
        kind: 'cloud-config',
        reading: readDocument(envelope.text, { size: content.length, ...options, gunzip }),
      };
    case 'refused':
      return { kind: 'refused', source: envelope.text, diagnostics: envelope.diagnostics };
    case 'multipart':
      return openMultipart(envelope.text, (part) => open(part, gunzip, options, depth - 1));
    default:
      return envelope;
  }
}
