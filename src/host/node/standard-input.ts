import { readFileSync } from 'node:fs';
import { CloudConfigError } from '../../errors.ts';
import { systemReason } from './system-reason.ts';

/** All of standard input. */
export function readStandardInput(): Uint8Array {
  return readDescriptor(0, 'standard input');
}

/** The open file that a path stands for: what a shell hands over for `<(command)`, or standard input by its name. */
export function descriptorOf(path: string): number | undefined {
  if (path === '/dev/stdin') return 0;
  const number = /^\/dev\/fd\/(\d{1,4})$/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** All that an open file has to give. */
export function readDescriptor(descriptor: number, name: string): Uint8Array {
  try {
    return readFileSync(descriptor);
  } catch (cause) {
    throw new CloudConfigError('INPUT_UNREADABLE', `${name}: ${systemReason(cause)}`, { cause });
  }
}
