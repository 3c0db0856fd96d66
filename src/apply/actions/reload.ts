import type { ReloadDaemon, ReloadNetwork } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import type { Host } from '../host.ts';
import type { Inspection } from '../report.ts';
import { isNetworkReloadDue, isReloadDue, noteNetworkReload, noteReload } from '../unit-changes.ts';

const NETWORKD = 'systemd-networkd.service';

/** Costs 100 ms of systemd's time, so only when unit files changed, and once for all of them. */
export const reloadDaemon: Handler<ReloadDaemon> = {
  inspect: (_, host, context) => inspectReload(isReloadDue(host, context), 'unit files changed', host),
  async perform(_, host, context) {
    const systemd = await host.systemd();
    if (systemd === undefined) return { status: 'skipped', reason: 'no systemd runs in this root' };
    await systemd.reload();
    noteReload(host, context);
    return DONE;
  },
};

export const reloadNetwork: Handler<ReloadNetwork> = {
  inspect: (_, host, context) =>
    inspectReload(isNetworkReloadDue(host, context), 'network files changed', host),
  async perform(_, host, context) {
    const systemd = await host.systemd();
    if (systemd === undefined) return { status: 'skipped', reason: 'no systemd runs in this root' };
    const { active } = await systemd.state(NETWORKD);
    const isRead = active === 'active' && (await host.network.reload());
    noteNetworkReload(host, context);
    if (isRead) return DONE;
    return { status: 'skipped', reason: 'systemd-networkd does not run; it reads the files when it starts' };
  },
};

async function inspectReload(isDue: boolean, note: string, host: Host): Promise<Inspection> {
  if (!isDue) return UNCHANGED;
  const isRunning = (await host.systemd()) !== undefined;
  return isRunning ? { state: 'change', note } : { state: 'skipped', note: 'no systemd runs in this root' };
}
