import { readFileSync } from 'node:fs';
import { CloudConfigError } from '../../errors.ts';
import { systemReason } from './system-reason.ts';

/** All of standard input. */
export function readStandardInput(): Uint8Array {
  return readStream(0, 'standard input');
}

/** Whether a path is what a shell hands over for `<(command)`, or standard input by its name. */
export function isStream(path: string): boolean {
  return /^\/dev\/(?:stdin|fd\/\d+)$/.test(path);
}

/** All that a pipe has to give. */
export function readStream(source: number | string, name: string): Uint8Array {
  try {
    return readFileSync(source);
  } catch (cause) {
    throw new CloudConfigError('INPUT_UNREADABLE', `${name}: ${systemReason(cause)}`, { cause });
  }
}
