import type { Diagnostic } from '../../config/diagnostic.ts';
import type { ReadOptions } from '../../config/read.ts';
import { type Validation, validate } from '../../config/validate.ts';
import { gunzip } from '../../host/node/gunzip.ts';
import type { FileFindings } from '../../report/findings.ts';
import type { NamedInput } from './inputs.ts';

/** One file after validating. */
export interface Checked extends FileFindings {
  readonly input: NamedInput;
  /** The text of the findings stands in the file as it is; it does not where the file is packed, or no text. */
  readonly isVerbatim: boolean;
  /** Findings of a packed text with their fixes, which do not fit the file. */
  readonly packedFixes: readonly Diagnostic[];
}

export function check(input: NamedInput, options: ReadOptions): Checked {
  const { name, content } = input;
  const { kind, source, diagnostics, suppressed, document } = validate(content, gunzip, options);
  const isVerbatim = isSame(kind, source, content);
  return {
    input,
    file: name,
    source,
    root: document.kind === 'cloud-config' ? document.reading.root : undefined,
    suppressed,
    isVerbatim,
    packedFixes: isVerbatim ? [] : diagnostics,
    diagnostics: isVerbatim ? diagnostics : diagnostics.map(withoutFix),
  };
}

function isSame(kind: Validation['kind'], source: string, content: Uint8Array): boolean {
  if (kind === 'empty' || (kind === 'script' && source === '')) return true;
  return Buffer.from(source).equals(content);
}

/** Edits of an unpacked text do not fit the packed file. */
function withoutFix({ fix: _fix, ...diagnostic }: Diagnostic): Diagnostic {
  return diagnostic;
}
