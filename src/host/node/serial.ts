import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Serial } from '../../datasources/datasource.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import { errnoOf } from './fs-errors.ts';

const POLL = 20;
const MOST = 1024 * 1024;

/** A serial device as the hypervisor left it: raw, its speed of no meaning. */
export function createSerial(): Serial {
  return { exchange };
}

async function exchange(device: string, request: string, end: string, timeout: number): Promise<string> {
  const line = open(device);
  try {
    writeSync(line, request);
    let text = '';
    for (const limit = performance.now() + timeout; performance.now() < limit; ) {
      const part = available(line);
      text += part;
      if (text.includes(end)) return text;
      if (text.length > MOST) break;
      if (part === '') await delay(POLL);
    }
    throw new CloudConfigError(
      'SERIAL_TIMEOUT',
      `${device}: no whole answer within ${Math.round(timeout / 1000)} s`,
    );
  } finally {
    closeSync(line);
  }
}

function open(device: string): number {
  try {
    return openSync(device, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  } catch (cause) {
    throw new CloudConfigError('SERIAL_UNREADABLE', `${device} cannot be opened: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

/** What has come by now; nothing yet is the empty text. */
function available(line: number): string {
  const buffer = new Uint8Array(4096);
  try {
    return new TextDecoder().decode(buffer.subarray(0, readSync(line, buffer)));
  } catch (error) {
    if (errnoOf(error) === 'EAGAIN') return '';
    throw new CloudConfigError('SERIAL_UNREADABLE', `the serial line cannot be read: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}
