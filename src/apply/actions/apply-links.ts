import type { ApplyLinks } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import { isLinkChangeDue, noteLinksApplied } from '../unit-changes.ts';

/**
 * udev reads `.link` files when a device appears. Those that appeared before are shown to it again; a device that is
 * up already keeps its name until the next boot.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.link.html
 */
export const applyLinks: Handler<ApplyLinks> = {
  inspect(_, host, context) {
    if (!isLinkChangeDue(host, context)) return UNCHANGED;
    if (host.root === '/') return { state: 'change', note: 'link files changed' };
    return { state: 'skipped', note: 'no devices in this root' };
  },
  async perform(_, host, context) {
    const left = await host.network.applyLinks();
    noteLinksApplied(host, context);
    if (left === undefined) return { status: 'skipped', reason: 'udev does not run here' };
    if (left.length === 0) return DONE;
    return { status: 'done', reason: `at the next boot for ${left.join(', ')}: up already` };
  },
};
