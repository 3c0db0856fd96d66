import type { Socket } from 'node:net';
import type { BusMessage, MessageBus } from '@homebridge/dbus-native';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import { type Bus, type BusCall, BusCallError, type BusSignal } from './bus.ts';

const SIGNAL = 4;

declare module '@homebridge/dbus-native' {
  /** What the library's own types leave out. */
  interface BusMessage {
    readonly type?: number;
    readonly path?: string;
    readonly interface?: string;
    readonly member?: string;
    readonly body?: readonly unknown[];
  }

  interface ClientOptions {
    readonly stream: Socket;
    /** No bus daemon at the other end: no Hello. */
    readonly direct: boolean;
  }

  export function createClient(options: ClientOptions): MessageBus;
}

export interface ConnectionOptions {
  /** Path of the socket. */
  readonly socket: string;
  /** Who is called through a bus daemon; `undefined` when the socket is that of the service itself. */
  readonly destination?: string;
  /** The one signal that is listened to, by its member; none when undefined. */
  readonly signal?: string;
  /** Milliseconds for a call that names none. */
  readonly timeout: number;
}

/** Connects by the D-Bus library, which is loaded here and not before. */
export async function connectBus(options: ConnectionOptions): Promise<Bus> {
  const { default: library } = await import('@homebridge/dbus-native');
  const direct = options.destination === undefined;
  const { createConnection } = await import('node:net');
  const stream = createConnection(options.socket);
  if (direct) beginAtOnce(stream);
  hearOnly(stream, options.signal);
  const connection = new Connection(library.createClient({ stream, direct }), options);
  await connection.ready();
  return connection;
}

const BEGIN = 'BEGIN\r\n';

/**
 * Sends BEGIN with the authentication, as systemd's own tools do, and not after its answer, as the library does:
 * systemd stops listening when the first call reaches it in the same read as BEGIN.
 */
function beginAtOnce(stream: Socket): void {
  const write = stream.write.bind(stream);
  stream.write = (data: Uint8Array | string): boolean => {
    if (typeof data === 'string' && data.startsWith('AUTH ')) return write(data + BEGIN);
    return data === BEGIN ? true : write(data);
  };
}

/** Of a message: byte order, type, flags, version, length of the body, serial, length of the fields. */
const HEADER = 16;
const LITTLE_ENDIAN = 0x6c;

/**
 * Leaves out the signals that nobody listens to before the library takes them apart: by its own socket systemd tells of
 * every unit, often again and again, and to read that takes longer than all the rest of a connection.
 */
function hearOnly(stream: Socket, signal: string | undefined): void {
  const take = stream.read.bind(stream);
  /** At the end of the stream there is less than was asked for, and a message that breaks off is none. */
  const read = (size?: number): Buffer | null => {
    const bytes: Buffer | null = take(size);
    return bytes === null || bytes.length < (size ?? 0) ? null : bytes;
  };
  /** Read, with what follows it still to come. */
  let header: Buffer | null = null;
  let body: Buffer | null = null;
  let isBodyNext = false;
  const readHeader = (): Buffer | null => {
    for (;;) {
      header ??= read(HEADER);
      if (header === null || header[1] !== SIGNAL) return header;
      body = read(restOf(header));
      if (body === null) return null;
      if (signal !== undefined && body.includes(signal)) return header;
      header = null;
      body = null;
    }
  };
  stream.read = (size?: number) => {
    if (isBodyNext) {
      const rest = body ?? read(size);
      if (rest === null) return null;
      [header, body, isBodyNext] = [null, null, false];
      return rest;
    }
    // The greeting is read letter by letter.
    if (size !== HEADER) return read(size);
    const next = readHeader();
    isBodyNext = next !== null;
    return next;
  };
}

/** Bytes of a message behind its header. @see https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-messages */
function restOf(header: Buffer): number {
  const length = (at: number) =>
    header[0] === LITTLE_ENDIAN ? header.readUInt32LE(at) : header.readUInt32BE(at);
  return Math.ceil(length(12) / 8) * 8 + length(4);
}

class Connection implements Bus {
  private readonly bus: MessageBus;
  private readonly options: ConnectionOptions;
  /** How to fail what still waits for an answer when the connection goes. */
  private readonly waiting = new Set<(error: CloudConfigError) => void>();
  private readonly signalled: ((signal: BusSignal) => void)[] = [];
  private readonly whenLost: ((error: CloudConfigError) => void)[] = [];
  private gone: CloudConfigError | undefined;

  constructor(bus: MessageBus, options: ConnectionOptions) {
    this.bus = bus;
    this.options = options;
    const { connection } = bus;
    connection.on('error', (error: unknown) => this.lose(reasonOf(error), error));
    connection.on('end', () => this.lose('it closed the connection'));
    connection.stream.on('close', () => this.lose('it closed the connection'));
    connection.on('message', (message: BusMessage) => this.receive(message));
  }

  ready(): Promise<void> {
    return this.within(`connecting to ${this.options.socket}`, this.options.timeout, (resolve) => {
      this.bus.connection.once('connect', () => resolve());
    });
  }

  async call(call: BusCall): Promise<readonly unknown[]> {
    const { subject, timeout, ...message } = call;
    const what = subject === undefined ? call.member : `${call.member} ${subject}`;
    const destination = call.destination ?? this.options.destination;
    return this.within(what, timeout ?? this.options.timeout, (resolve, reject) => {
      this.bus.invoke(
        { ...message, ...(destination !== undefined && { destination }) },
        (error, ...values) => {
          if (error)
            reject(new BusCallError(error.name, `${what}: ${error.name}: ${reasonOf(error.message)}`));
          else resolve(values);
        },
      );
    });
  }

  onSignal(listener: (signal: BusSignal) => void): void {
    this.signalled.push(listener);
  }

  onLost(listener: (error: CloudConfigError) => void): void {
    this.whenLost.push(listener);
  }

  close(): void {
    this.whenLost.length = 0;
    this.lose('it was closed');
  }

  private within<T>(
    what: string,
    timeout: number,
    begin: (resolve: (value: T) => void, reject: (error: CloudConfigError) => void) => void,
  ): Promise<T> {
    if (this.gone !== undefined) return Promise.reject(this.gone);
    const { promise, resolve, reject } = withResolvers<T>();
    const timer = setTimeout(() => {
      reject(
        new CloudConfigError(
          'SYSTEMD_TIMEOUT',
          `${what}: systemd has not answered for ${timeout} ms; see its journal`,
        ),
      );
    }, timeout);
    this.waiting.add(reject);
    begin(resolve, reject);
    return promise.finally(() => {
      clearTimeout(timer);
      this.waiting.delete(reject);
    });
  }

  private receive(message: BusMessage): void {
    if (message.type !== SIGNAL) return;
    const { path = '', member = '', body = [] } = message;
    const signal = { path, member, body, interface: message.interface ?? '' };
    for (const listener of this.signalled) listener(signal);
  }

  private lose(reason: string, cause?: unknown): void {
    if (this.gone !== undefined) return;
    const message = `no connection to systemd by ${this.options.socket}: ${reason}`;
    const error = new CloudConfigError('SYSTEMD_CONNECT', message, { cause });
    this.gone = error;
    this.bus.connection.stream.destroy();
    for (const reject of this.waiting) reject(error);
    for (const listener of this.whenLost) listener(error);
  }
}

interface Resolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: CloudConfigError) => void;
}

function withResolvers<T>(): Resolvers<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: CloudConfigError) => void = () => {};
  const promise = new Promise<T>((whenDone, whenFailed) => {
    resolve = whenDone;
    reject = whenFailed;
  });
  return { promise, resolve, reject };
}
