import type { RunContext } from './handler.ts';
import type { Host } from './host.ts';

/** There while unit files have changed and systemd has not read them: a killed run leaves it for the next. */
const MARK = '/run/cloud-config/reload-due';
/** The same for systemd-networkd. */
const NETWORK_MARK = '/run/cloud-config/network-reload-due';
/** The same for udev and the `.link` files. */
const LINK_MARK = '/run/cloud-config/links-due';

/** Called before a unit's files change. */
export function noteUnitChange(path: string, host: Host, context: RunContext): void {
  if (path.includes('/systemd/network/')) {
    if (!context.networkChanged) leaveMark(NETWORK_MARK, host);
    context.networkChanged = true;
    if (path.endsWith('.link')) {
      leaveMark(LINK_MARK, host);
      context.linksChanged = true;
    }
    return;
  }
  if (!context.unitsChanged) leaveMark(MARK, host);
  context.unitsChanged = true;
}

function leaveMark(mark: string, host: Host): void {
  if (host.root === '/' && host.files.stat(mark) === undefined)
    host.files.write(mark, new Uint8Array(), { mode: 0o644 });
}

export function isReloadDue(host: Host, context: RunContext): boolean {
  return context.unitsChanged || (host.root === '/' && host.files.stat(MARK) !== undefined);
}

/** Called when systemd has read the unit files. */
export function noteReload(host: Host, context: RunContext): void {
  context.unitsChanged = false;
  host.files.remove(MARK);
}

export function isNetworkReloadDue(host: Host, context: RunContext): boolean {
  return context.networkChanged || (host.root === '/' && host.files.stat(NETWORK_MARK) !== undefined);
}

/** Called when systemd-networkd has read its files, or will when it starts. */
export function noteNetworkReload(host: Host, context: RunContext): void {
  context.networkChanged = false;
  host.files.remove(NETWORK_MARK);
}

export function isLinkChangeDue(host: Host, context: RunContext): boolean {
  return context.linksChanged || (host.root === '/' && host.files.stat(LINK_MARK) !== undefined);
}

/** Called when udev has read the link files. */
export function noteLinksApplied(host: Host, context: RunContext): void {
  context.linksChanged = false;
  host.files.remove(LINK_MARK);
}
