import { readFileSync, realpathSync } from 'node:fs';
import { CloudConfigError, reasonOf } from '../../errors.ts';

export interface OwnProgram {
  /** `executable`: everything in one file; `script`: one file that needs Node. */
  readonly kind: 'executable' | 'script';
  readonly content: Uint8Array;
}

/** The file that is running, to be installed elsewhere; `script` is its path where an interpreter runs it. */
export function ownProgram(script: string): OwnProgram {
  const kind = 'bun' in process.versions ? 'executable' : 'script';
  const path = kind === 'executable' ? process.execPath : script;
  try {
    return { kind, content: readFileSync(realpathSync(path)) };
  } catch (cause) {
    throw new CloudConfigError('PROGRAM_UNREADABLE', `cannot read the program itself: ${reasonOf(cause)}`, {
      cause,
    });
  }
}
