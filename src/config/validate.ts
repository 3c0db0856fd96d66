import type { Diagnostic } from './diagnostic.ts';
import { openDocument, type UserDocument } from './document.ts';
import type { Gunzip } from './envelope.ts';
import type { ReadOptions } from './read.ts';
import { type Suppressed, suppress } from './suppress.ts';

/** What validating finds; the one answer that the command line, editors, the web page and the library show. */
export interface Validation {
  readonly kind: UserDocument['kind'];
  /** The text that the findings stand in; empty for what is not read as text. */
  readonly source: string;
  /** Sorted by place, without those that a comment in the document suppresses. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
  readonly document: UserDocument;
}

/** Says what is wrong with user-data. Never throws: whatever is wrong with it is a diagnostic. */
export function validate(
  content: string | Uint8Array,
  gunzip: Gunzip,
  options: ReadOptions = {},
): Validation {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const document = openDocument(bytes, gunzip, options);
  switch (document.kind) {
    case 'cloud-config': {
      const { source, diagnostics } = document.reading;
      return { kind: document.kind, source, ...suppress(source, diagnostics), document };
    }
    case 'multipart':
    case 'refused':
      return {
        kind: document.kind,
        source: document.source,
        diagnostics: document.diagnostics,
        suppressed: [],
        document,
      };
    default:
      return { kind: document.kind, source: '', diagnostics: [], suppressed: [], document };
  }
}
