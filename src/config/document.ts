import type { Diagnostic } from './diagnostic.ts';
import { type Gunzip, openEnvelope } from './envelope.ts';
import { type Reading, type ReadOptions, readDocument } from './read.ts';

/** User-data, unpacked and read. */
export type UserDocument =
  | { readonly kind: 'empty' }
  | { readonly kind: 'script'; readonly bytes: Uint8Array }
  | { readonly kind: 'cloud-config'; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly source: string; readonly diagnostics: readonly Diagnostic[] };

/** Unpacks and reads user-data of any kind. Never throws: whatever is wrong with it is a diagnostic. */
export function openDocument(content: Uint8Array, gunzip: Gunzip, options: ReadOptions = {}): UserDocument {
  const envelope = openEnvelope(content, gunzip);
  switch (envelope.kind) {
    case 'cloud-config':
      return { kind: 'cloud-config', reading: readDocument(envelope.text, options) };
    case 'refused':
      return { kind: 'refused', source: envelope.text, diagnostics: envelope.diagnostics };
    default:
      return envelope;
  }
}
