import type { ReadOptions } from '../../config/read.ts';
import { CloudConfigError } from '../../errors.ts';
import { replaceFile } from '../../host/node/replace-file.ts';
import { printable } from '../../printable.ts';
import type { Trouble } from '../../report/findings.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import type { ParsedOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import type { Checked } from './check.ts';
import { type Corrected, correct } from './fixing.ts';
import { noteTrouble } from './trouble.ts';

export interface FixOutcome {
  /** As they are now. */
  readonly files: readonly Checked[];
  readonly troubles: readonly Trouble[];
  readonly hasChanges: boolean;
  /** Standard output has a corrected text, and no room for findings. */
  readonly hasPrinted: boolean;
}

/** Corrects files in place and standard input on its way through, or shows with `--diff` what that would change. */
export function fixFiles(
  checked: readonly Checked[],
  parsed: ParsedOptions,
  options: ReadOptions,
  terminal: Terminal,
): FixOutcome {
  const troubles: Trouble[] = [];
  const results: Corrected[] = [];
  let hasPrinted = false;
  for (const one of checked) {
    try {
      const result = correct(one, { unsafe: parsed.has('unsafe-fixes'), options });
      if (parsed.has('diff')) terminal.print(unifiedDiff(one.file, one.source, result.after.source));
      else hasPrinted = write(result, terminal) || hasPrinted;
      results.push(result);
    } catch (error) {
      if (!(error instanceof CloudConfigError)) throw error;
      const trouble = { file: one.file, code: error.code, message: error.message };
      noteTrouble(trouble, terminal);
      troubles.push(trouble);
      results.push({ before: one, after: one, count: 0 });
    }
  }
  const files = results.map(({ after }) => after);
  return { files, troubles, hasPrinted, hasChanges: results.some(({ count }) => count > 0) };
}

/** Whether it went to standard output. */
function write({ before, after, count }: Corrected, terminal: Terminal): boolean {
  const { content, isStandardInput } = after.input;
  if (isStandardInput === true) {
    terminal.print(new TextDecoder('utf-8', { ignoreBOM: true }).decode(content));
    return true;
  }
  if (count === 0) return false;
  replaceFile(after.file, before.input.content, content);
  terminal.note(`${printable(after.file)}: ${count} corrected\n`);
  return false;
}
