import type { Diagnostic } from './diagnostic.ts';
import { openDocument, type UserDocument } from './document.ts';
import type { Gunzip } from './envelope.ts';
import { findingsOf, inArchive } from './multipart.ts';
import type { ReadOptions } from './read.ts';
import { scriptFindings } from './rules/header-in-script.ts';
import { type Suppressed, type Suppressing, suppress } from './suppress.ts';

/** What validating finds; the one answer that the command line, editors, the web page and the library show. */
export interface Validation {
  readonly kind: UserDocument['kind'];
  /** The text that the findings stand in; empty for a script without any and for what is not read as text. */
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
      return { kind: document.kind, source: document.source, ...suppressInParts(document), document };
    case 'refused':
      return {
        kind: document.kind,
        source: document.source,
        diagnostics: document.diagnostics,
        suppressed: [],
        document,
      };
    case 'script': {
      const text = new TextDecoder().decode(document.bytes);
      const diagnostics = scriptFindings(text);
      const source = diagnostics.length === 0 ? '' : text;
      return { kind: document.kind, source, ...suppress(source, diagnostics), document };
    }
    default:
      return { kind: document.kind, source: '', diagnostics: [], suppressed: [], document };
  }
}

/** Comments count in the part that they stand in. */
function suppressInParts({
  source,
  parts,
  problems,
}: Extract<UserDocument, { kind: 'multipart' }>): Suppressing {
  const diagnostics: Diagnostic[] = [...problems];
  const suppressed: Suppressed[] = [];
  for (const part of parts) {
    const { document } = part;
    const inPart =
      document.kind === 'cloud-config'
        ? suppress(document.reading.source, document.reading.diagnostics)
        : { diagnostics: findingsOf(document), suppressed: [] };
    diagnostics.push(...inArchive(part, inPart.diagnostics, source));
    for (const { diagnostic, reason } of inPart.suppressed)
      suppressed.push(
        ...inArchive(part, [diagnostic], source).map((moved) => ({ diagnostic: moved, reason })),
      );
  }
  return { diagnostics: diagnostics.sort((left, right) => left.start - right.start), suppressed };
}
