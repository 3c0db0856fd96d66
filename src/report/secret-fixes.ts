import type { Diagnostic, Edit } from '../config/diagnostic.ts';
import { lineStartAt } from '../config/lines.ts';
import { sourceLines } from './source-lines.ts';

/**
 * Findings as programs are told of them, whose reports are kept and sent about: a fix that moves or quotes a secret
 * would bring it there, so it is left out. `--fix` still makes it.
 */
export function withoutSecretFixes(
  source: string,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { fix, ...rest } = diagnostic;
    return fix?.edits.some((edit) => isSecret(edit, source)) ? rest : diagnostic;
  });
}

/** A few letters, such as a quote or `- ` between them, give nothing away. */
const TELLING = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){3}/u;

/** Whether what is inserted would be masked where it comes to stand, or brings the content of a file along. */
function isSecret({ start, text }: Edit, source: string): boolean {
  if (!TELLING.test(text)) return false;
  const before = source.slice(lineStartAt(source, start), start);
  const inserted = text.split('\n');
  const { shown, written, isContent } = sourceLines(before + text);
  return inserted.some((line, index) => {
    if (!TELLING.test(line)) return false;
    return shown(index + 1) !== written(index + 1) || (index > 0 && isContent(index + 1));
  });
}
