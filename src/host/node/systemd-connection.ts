import * as fs from 'node:fs';
import type { Commands, Systemd } from '../../apply/host.ts';
import type { Bus } from './bus.ts';
import { connectBus } from './dbus-connection.ts';
import { createSystemd } from './systemd.ts';

const PRIVATE = '/run/systemd/private';
const SYSTEM_BUS = '/run/dbus/system_bus_socket';
const DESTINATION = 'org.freedesktop.systemd1';
const TIMEOUT = 10_000;
const SIGNAL = 'JobRemoved';
const JOBS_REMOVED = `type='signal',sender='${DESTINATION}',interface='${DESTINATION}.Manager',member='${SIGNAL}'`;

export interface SystemdConnectionOptions {
  readonly privileged: boolean;
  readonly commands: Commands;
  /** Told when the connection is gone: the next call needs a new one. */
  readonly onLost: () => void;
}

/**
 * As root by systemd's own socket, which answers before there is a bus, else by the system bus. The private one only
 * speaks to root in the same PID namespace.
 */
export async function connectSystemd({
  privileged,
  commands,
  onLost,
}: SystemdConnectionOptions): Promise<Systemd> {
  const isPrivate = privileged && fs.existsSync(PRIVATE);
  const bus = isPrivate ? await connectPrivate() : await connectSystemBus();
  bus.onLost(onLost);
  return createSystemd(bus, commands);
}

async function connectPrivate(): Promise<Bus> {
  try {
    return await connectBus({ socket: PRIVATE, signal: SIGNAL, timeout: TIMEOUT });
  } catch (error) {
    if (!fs.existsSync(SYSTEM_BUS)) throw error;
    return connectSystemBus();
  }
}

/** The bus daemon of the machine; `createSystemd` hears of removed jobs through it. */
export async function connectSystemBus(): Promise<Bus> {
  const bus = await connectBus({
    socket: SYSTEM_BUS,
    destination: DESTINATION,
    signal: SIGNAL,
    timeout: TIMEOUT,
  });
  await bus.call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'AddMatch',
    signature: 's',
    body: [JOBS_REMOVED],
  });
  return bus;
}
