import type { RunContext } from './handler.ts';
import type { Host } from './host.ts';

/** There while unit files have changed and systemd has not read them: a killed run leaves it for the next. */
const MARK = '/run/cloud-config/reload-due';

/** Called before a unit's files change. */
export function noteUnitChange(path: string, host: Host, context: RunContext): void {
  if (path.includes('/systemd/network/')) {
    context.networkChanged = true;
    return;
  }
  if (host.root === '/' && !context.unitsChanged && host.files.stat(MARK) === undefined) {
    host.files.write(MARK, new Uint8Array(), { mode: 0o644 });
  }
  context.unitsChanged = true;
}

export function isReloadDue(host: Host, context: RunContext): boolean {
  return context.unitsChanged || (host.root === '/' && host.files.stat(MARK) !== undefined);
}

/** Called when systemd has read the unit files. */
export function noteReload(host: Host, context: RunContext): void {
  context.unitsChanged = false;
  host.files.remove(MARK);
}
