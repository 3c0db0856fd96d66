import { type FSWatcher, watch } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Interfaces, NetworkInterface } from '../../datasources/datasource.ts';

/** systemd-networkd writes here whenever a link, an address or a route of it changes. */
const STATE = '/run/systemd/netif';
const LINK_LOCAL = /^(?:169\.254\.|fe[89ab])/i;

export function createInterfaces(): Interfaces {
  let watched: Promise<void> | undefined;

  function changed(): Promise<void> {
    watched ??= watchState(() => {
      watched = undefined;
    });
    return watched ?? new Promise(() => {});
  }

  return { list, changed };
}

function list(): readonly NetworkInterface[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) => {
    const [first] = addresses;
    if (first === undefined || first.internal) return [];
    const of = (family: 'IPv4' | 'IPv6') =>
      addresses
        .filter((each) => each.family === family && !LINK_LOCAL.test(each.address))
        .map(({ address }) => address);
    const subnets = addresses.flatMap(({ family, cidr }) =>
      family === 'IPv4' && cidr !== null && !LINK_LOCAL.test(cidr) ? [cidr] : [],
    );
    return [{ name, mac: first.mac, ipv4: of('IPv4'), subnets, ipv6: of('IPv6') }];
  });
}

/** `undefined` where systemd-networkd does not run: the pause that a change would end ends by itself. */
function watchState(onSettled: () => void): Promise<void> | undefined {
  const watchers: FSWatcher[] = [];
  const settled = new Promise<void>((resolve) => {
    function settle(): void {
      for (const each of watchers) each.close();
      onSettled();
      resolve();
    }
    for (const path of [STATE, `${STATE}/links`]) {
      try {
        // It must not keep a process alive that has nothing else to do.
        const watcher = watch(path, { persistent: false }, settle);
        watcher.on('error', () => {});
        watchers.push(watcher);
      } catch {
        // Not there yet, or another network manager: there is nothing to watch.
      }
    }
  });
  return watchers.length === 0 ? undefined : settled;
}
