/**
 * One run at a time for each root, by a socket in the abstract namespace (unix(7)): the kernel removes it with the
 * process, so a killed run leaves nothing behind. The holder says who it is to everyone who connects.
 */
import * as fs from 'node:fs';
import * as net from 'node:net';
import type { Clock } from '../../datasources/datasource.ts';
import { CloudConfigError } from '../../errors.ts';
import { errnoOf, naming } from './fs-errors.ts';

const RETRY = 100;
/** Flags column of /proc/net/unix: a socket that listens. */
const LISTENS = '00010000';
const ANSWER_WITHIN = 1000;

export interface LockOptions {
  readonly root: string;
  /** What this run is, for those who wait: the command and its process id. */
  readonly holder: string;
  /** Milliseconds to wait for another run. */
  readonly timeout: number;
  readonly clock: Clock;
  /** Told once, with the holder in words, when another run must be waited for. */
  readonly onWait?: (holder: string) => void;
}

export interface Lock {
  release(): void;
}

/** Throws `LOCK_HELD`, naming the holder, when another run keeps the root for longer than `timeout`. */
export async function acquireLock(options: LockOptions): Promise<Lock> {
  const name = nameOf(options.root);
  const { clock } = options;
  const deadline = clock.monotonic() + options.timeout;
  for (let tries = 0; ; tries++) {
    const lock = await tryLock(name, options.holder);
    if (lock !== undefined) return lock;
    if (clock.monotonic() >= deadline) throw await held(name, options.root);
    if (tries === 0) options.onWait?.((await askHolder(name)) ?? 'unnamed');
    await clock.sleep(RETRY * (1 + clock.random()));
  }
}

/** Whether a run is at work on a root now. */
export function isLocked(root: string): boolean {
  return listenersOf(nameOf(root)) > 0;
}

function nameOf(root: string): string {
  const { dev, ino } = naming(root, () => fs.statSync(root, { bigint: true }));
  return `\0cloud-config/${dev}:${ino}`;
}

function tryLock(name: string, holder: string): Promise<Lock | undefined> {
  const server = net.createServer((socket) => {
    // One that asks and goes away is no concern of the holder.
    socket.on('error', () => {});
    socket.end(holder);
  });
  return new Promise((resolve, reject) => {
    server.on('error', (error) => {
      if (errnoOf(error) === 'EADDRINUSE') resolve(undefined);
      else
        reject(
          new CloudConfigError('LOCK_FAILED', `cannot take the lock: ${error.message}`, { cause: error }),
        );
    });
    server.listen(name, () => {
      // The lock must not keep a process alive that has nothing else to do.
      server.unref();
      if (listenersOf(name) > 1) server.close(() => resolve(undefined));
      else resolve({ release: () => server.close() });
    });
  });
}

/**
 * Node 20 pads an abstract name with zeros, bun and later Nodes do not: for the kernel these are two names, for us one.
 * Shown with `@` for each zero.
 */
function listenersOf(name: string): number {
  const shown = name.replace('\0', '@');
  const names = fs
    .readFileSync('/proc/net/unix', 'latin1')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === LISTENS)
    .map((columns) => columns[7]?.replace(/@+$/, ''));
  return names.filter((found) => found === shown).length;
}

async function held(name: string, root: string): Promise<CloudConfigError> {
  const holder = await askHolder(name);
  const who = holder === undefined ? 'another run' : `another run, ${holder},`;
  return new CloudConfigError('LOCK_HELD', `${who} is at work on ${root}; wait for it, or end it`);
}

function askHolder(name: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(name);
    socket.setEncoding('utf8');
    socket.setTimeout(ANSWER_WITHIN, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer = `${answer}${chunk}`.slice(0, 200);
    });
    socket.on('error', () => socket.destroy());
    // Anyone may hold an abstract name: only plain characters of what it says are repeated.
    socket.on('close', () => resolve(answer.replace(/[^\x20-\x7e]+/g, ' ').trim() || undefined));
  });
}
