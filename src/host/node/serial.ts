import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Commands, Serial } from '../../datasources/datasource.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import { errnoOf } from './fs-errors.ts';

const POLL = 20;
const MOST = 1024 * 1024;

/** A line to a hypervisor; its speed has no meaning. */
export function createSerial(commands: Commands): Serial {
  return { exchange: (device, request, end, timeout) => exchange(commands, device, request, end, timeout) };
}

async function exchange(
  commands: Commands,
  device: string,
  request: string,
  end: string,
  timeout: number,
): Promise<string> {
  const line = open(device);
  try {
    // The kernel opens it as a terminal, which echoes, waits for whole lines and swallows the end of an answer (^D).
    await commands.run(['stty', '-F', device, 'raw', '-echo']);
    send(line, request);
    const decoder = new TextDecoder();
    let text = '';
    for (const limit = performance.now() + timeout; performance.now() < limit; ) {
      const part = available(line);
      text += decoder.decode(part, { stream: true });
      if (text.includes(end)) return text;
      if (text.length > MOST) break;
      if (part.length === 0) await delay(POLL);
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

function send(line: number, request: string): void {
  try {
    writeSync(line, request);
  } catch (cause) {
    throw new CloudConfigError('SERIAL_UNREADABLE', `the serial line takes nothing: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

/** What has come by now; it may end within a character. */
function available(line: number): Uint8Array {
  const buffer = new Uint8Array(4096);
  try {
    return buffer.subarray(0, readSync(line, buffer));
  } catch (error) {
    if (errnoOf(error) === 'EAGAIN') return new Uint8Array();
    throw new CloudConfigError('SERIAL_UNREADABLE', `the serial line cannot be read: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}
