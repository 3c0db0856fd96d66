import { readFileSync } from 'node:fs';
import { CloudConfigError, reasonOf } from '../../errors.ts';

/** All of standard input. */
export function readStandardInput(): Uint8Array {
  try {
    return readFileSync(0);
  } catch (cause) {
    throw new CloudConfigError('INPUT_UNREADABLE', `standard input: ${reasonOf(cause)}`, { cause });
  }
}
