import * as fs from 'node:fs';
import { reasonOf } from '../../errors.ts';
import { errnoOf } from './fs-errors.ts';

/** Standard output or standard error. */
export interface Output {
  readonly descriptor: 1 | 2;
  /** Node's own stream for it; to load one costs a quarter of what it costs to check a small document. */
  readonly stream: () => NodeJS.WriteStream;
}

/** Major number 1, minor 3: https://docs.kernel.org/admin-guide/devices.html */
const NULL_DEVICE = 0x103;

/** Whether a person may watch. Only a character device can be a terminal: the others are known without the stream. */
export function isTerminal({ descriptor, stream }: Output): boolean {
  const stats = statsOf(descriptor);
  if (stats?.isCharacterDevice() !== true || stats.rdev === NULL_DEVICE) return false;
  return stream().isTTY === true;
}

function statsOf(descriptor: number): fs.Stats | undefined {
  try {
    return fs.fstatSync(descriptor);
  } catch {
    return undefined;
  }
}

/**
 * Gives what writes texts there, each at once; a pipe that is full and does not block is left to the stream. Output that
 * is lost is told to `onLost` once, and the run goes on to its end; that a reader has enough, as head(1) soon has, is
 * nothing to tell.
 */
export function writerTo(output: Output, onLost: (reason: string) => void): (text: string) => void {
  let isLost = false;
  let stream: NodeJS.WriteStream | undefined;
  const lose = (error: unknown) => {
    if (isLost) return;
    isLost = true;
    if (errnoOf(error) !== 'EPIPE') onLost(reasonOf(error));
  };
  const leaveToStream = (rest: Uint8Array) => {
    stream = output.stream();
    stream.on('error', lose);
    stream.write(rest);
  };
  return (text) => {
    if (isLost) return;
    if (stream !== undefined) return void stream.write(text);
    const bytes = new TextEncoder().encode(text);
    let written = 0;
    try {
      while (written < bytes.length) written += fs.writeSync(output.descriptor, bytes, written);
    } catch (error) {
      if (errnoOf(error) === 'EAGAIN') leaveToStream(bytes.subarray(written));
      else lose(error);
    }
  };
}
