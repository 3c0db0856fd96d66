import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { connectBus } from '../../src/host/node/dbus-connection.ts';

/** The server's half of the handshake; hangs up when a call contains `word`, and answers none. */
function silentServer(word: string, sockets: net.Socket[]): net.Server {
  return net.createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      const words = String(chunk);
      if (words.includes('AUTH EXTERNAL')) socket.write('OK 0123456789abcdef0123456789abcdef\r\n');
      if (words.includes(word)) socket.destroy();
    });
  });
}

const { marshall } = createRequire(import.meta.url)('@homebridge/dbus-native/lib/message.js') as {
  marshall: (message: object) => Buffer;
};

function signalOf(serial: number, member: string, text: string): Buffer {
  return marshall({ type: 4, serial, path: '/a', interface: 'a.b', member, signature: 's', body: [text] });
}

describe('a D-Bus connection', () => {
  let directory: string;
  let socket: string;
  let server: net.Server | undefined;
  let sockets: net.Socket[];

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-config-dbus-'));
    socket = path.join(directory, 'bus');
    sockets = [];
  });

  afterEach(() => {
    for (const open of sockets) open.destroy();
    server?.close();
    server = undefined;
    fs.rmSync(directory, { recursive: true, force: true });
  });

  async function listen(started: net.Server): Promise<void> {
    server = started;
    await new Promise<void>((resolve) => started.listen(socket, resolve));
  }

  const call = { path: '/x', interface: 'x.y', member: 'Reload', subject: 'a.service' };

  it('says which socket nobody answers at', async () => {
    await assert.rejects(connectBus({ socket, signal: 'JobRemoved', timeout: 1000 }), {
      code: 'SYSTEMD_CONNECT',
      message: /dbus-.*ENOENT/,
    });
  });

  it('gives a call up at its deadline and names it', async () => {
    await listen(silentServer('nothing', sockets));
    const bus = await connectBus({ socket, signal: 'JobRemoved', timeout: 1000 });
    await assert.rejects(bus.call({ ...call, timeout: 1 }), {
      code: 'SYSTEMD_TIMEOUT',
      message: /Reload a\.service.*1 ms/,
    });
    bus.close();
  });

  it('fails what is open when the other side goes, and all calls after it', async () => {
    await listen(silentServer('HangUp', sockets));
    const bus = await connectBus({ socket, signal: 'JobRemoved', timeout: 10_000 });
    const lost = new Promise((resolve) => bus.onLost(resolve));
    await assert.rejects(bus.call({ ...call, member: 'HangUp' }), { code: 'SYSTEMD_CONNECT' });
    await assert.rejects(bus.call(call), { code: 'SYSTEMD_CONNECT' });
    await lost;
    bus.close();
  });

  it('hears of the signal that it is for, among others and however they are cut up', async () => {
    await listen(silentServer('nothing', sockets));
    const bus = await connectBus({ socket, signal: 'JobRemoved', timeout: 10_000 });
    const heard: unknown[] = [];
    const over = new Promise<void>((resolve) => {
      bus.onSignal(({ member, body }) => {
        heard.push([member, ...body]);
        if (body[0] === 'last') resolve();
      });
    });
    const answer = marshall({ type: 2, serial: 90, replySerial: 1, signature: 's', body: ['done'] });
    const called = bus.call(call);
    const stream = Buffer.concat([
      signalOf(1, 'PropertiesChanged', 'x'.repeat(100_000)),
      signalOf(2, 'JobRemoved', 'first'),
      signalOf(3, 'UnitNew', 'a'),
      answer,
      signalOf(4, 'UnitRemoved', 'a'),
      signalOf(5, 'JobRemoved', 'last'),
    ]);
    let at = 0;
    for (const size of [5, 11, 3, 100_120, 60, 7, 1, stream.length]) {
      sockets[0]?.write(stream.subarray(at, at + size));
      at += size;
      await new Promise(setImmediate);
    }
    assert.deepEqual(await called, ['done']);
    await over;
    assert.deepEqual(heard, [
      ['JobRemoved', 'first'],
      ['JobRemoved', 'last'],
    ]);
    bus.close();
  });

  it('takes a message that breaks off for the end of the connection', async () => {
    await listen(silentServer('nothing', sockets));
    const message = signalOf(1, 'JobRemoved', 'a.service');
    for (const length of [7, 16, 40, message.length - 4]) {
      const bus = await connectBus({ socket, signal: 'JobRemoved', timeout: 10_000 });
      const heard: unknown[] = [];
      bus.onSignal((signal) => heard.push(signal));
      const lost = new Promise((resolve) => bus.onLost(resolve));
      const called = assert.rejects(bus.call(call), { code: 'SYSTEMD_CONNECT' });
      sockets.at(-1)?.end(message.subarray(0, length));
      await called;
      await lost;
      assert.deepEqual(heard, [], `${length} bytes`);
    }
  });
});
