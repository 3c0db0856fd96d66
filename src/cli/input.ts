import { CloudConfigError } from '../errors.ts';
import { createDisk } from '../host/node/disk.ts';
import { descriptorOf, readDescriptor, readStandardInput } from '../host/node/standard-input.ts';

/** A file that a user named, `-` for standard input. */
export interface Input {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Reads it whole; `INPUT_UNREADABLE` when that is impossible. */
export function readInput(file: string): Input {
  if (file === '-') return { name: '<stdin>', content: readStandardInput() };
  const descriptor = descriptorOf(file);
  if (descriptor !== undefined) return { name: file, content: readDescriptor(descriptor, file) };
  const content = createDisk().read(file);
  if (content === undefined) throw new CloudConfigError('INPUT_UNREADABLE', `${file}: no such file`);
  return { name: file, content };
}
