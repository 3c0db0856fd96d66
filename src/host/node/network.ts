/** systemd-networkd over the system bus, and udev through sysfs: no program is started. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Network, Systemd } from '../../apply/host.ts';
import type { Clock } from '../../datasources/datasource.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import { orAbsent } from './file-reading.ts';

const SYSTEM_BUS = '/run/dbus/system_bus_socket';
const NETWORKD = 'org.freedesktop.network1';
const UDEVD = 'systemd-udevd.service';
/** There while udev has events to deal with: udev_queue_get_udev_is_active(3). */
const UDEV_QUEUE = '/run/udev/queue';
const TIMEOUT = 10_000;
const UDEV_PATIENCE = 10_000;
const POLL = 10;
/** IFF_UP of netdevice(7). */
const UP = 1;

export interface NetworkOptions {
  readonly clock: Clock;
  readonly systemd: () => Promise<Systemd | undefined>;
  readonly devices?: string;
}

export function createNetwork({
  clock,
  systemd,
  devices: directory = '/sys/class/net',
}: NetworkOptions): Network {
  return { reload, applyLinks };

  async function reload(): Promise<boolean> {
    // Early in the boot there is no bus, and networkd has not started: it reads its files when it does.
    if (!existsSync(SYSTEM_BUS)) return false;
    const { connectBus } = await import('./dbus-connection.ts');
    const bus = await connectBus({ socket: SYSTEM_BUS, destination: NETWORKD, timeout: TIMEOUT });
    try {
      await bus.call({
        path: '/org/freedesktop/network1',
        interface: `${NETWORKD}.Manager`,
        member: 'Reload',
      });
      return true;
    } catch (cause) {
      const message = `systemd-networkd cannot reload: ${reasonOf(cause)}; see journalctl -u systemd-networkd`;
      throw new CloudConfigError('NETWORK_RELOAD', message, { cause });
    } finally {
      bus.close();
    }
  }

  async function applyLinks(): Promise<readonly string[] | undefined> {
    const manager = await systemd();
    if (manager === undefined || (await manager.state(UDEVD)).active !== 'active') return undefined;
    const result = await (await manager.queue(UDEVD, 'reload')).finished;
    if (result !== 'done') {
      throw new CloudConfigError(
        'NETWORK_LINKS',
        `udev cannot read its files again: the job ended with ${result}`,
      );
    }
    // udev may be renaming devices for the boot: they are there under one name or the other.
    await settled();
    const up: string[] = [];
    for (const name of readdirSync(directory)) {
      const device = `${directory}/${name}`;
      // A virtual function goes when the platform takes it away.
      orAbsent(() => {
        if (!existsSync(`${device}/device`)) return;
        if (isUp(device)) up.push(name);
        else writeFileSync(`${device}/uevent`, 'add', { flag: 'r+' });
      });
    }
    await settled();
    return up;
  }

  /** udev renames in its own time; what comes after us looks for the new names. */
  async function settled(): Promise<void> {
    const end = clock.monotonic() + UDEV_PATIENCE;
    do await clock.sleep(POLL);
    while (existsSync(UDEV_QUEUE) && clock.monotonic() < end);
  }
}

function isUp(device: string): boolean {
  const flags = Number.parseInt(readFileSync(`${device}/flags`, 'utf8'), 16);
  return (flags & UP) !== 0;
}
