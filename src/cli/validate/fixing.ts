import { chosenFixes, fixed } from '../../config/fix.ts';
import type { ReadOptions } from '../../config/read.ts';
import { validate } from '../../config/validate.ts';
import { CloudConfigError } from '../../errors.ts';
import { gunzip } from '../../host/node/gunzip.ts';
import { type Checked, check } from './check.ts';

/** A file before and after its fixes. */
export interface Corrected {
  readonly before: Checked;
  readonly after: Checked;
  /** How many findings were corrected. */
  readonly count: number;
}

export interface Fixing {
  readonly unsafe: boolean;
  readonly options: ReadOptions;
}

/** Makes the fixes of a file; `FIX_PACKED` when what would be corrected is packed in it. */
export function correct(before: Checked, { unsafe, options }: Fixing): Corrected {
  const { input, file, source, diagnostics, isVerbatim, packedFixes } = before;
  const isNeeded = input.isStandardInput === true || chosenFixes(packedFixes, { unsafe }).length > 0;
  if (!isVerbatim && isNeeded)
    throw new CloudConfigError(
      'FIX_PACKED',
      `${file}: the document is packed as gzip or base64, or no UTF-8, and cannot be corrected; unpack it first`,
    );
  if (!isVerbatim) return { before, after: before, count: 0 };
  const judge = (text: string) => validate(text, gunzip, options).diagnostics;
  const { text, applied } = fixed(source, diagnostics, { validate: judge, unsafe });
  if (text === source) return { before, after: before, count: 0 };
  const content = new TextEncoder().encode(text);
  return { before, after: check({ ...input, content }, options), count: applied.length };
}
