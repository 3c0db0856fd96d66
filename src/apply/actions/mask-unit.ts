import { isNetworkUnit } from '../../config/unit-names.ts';
import type { MaskUnit, UnitScope, UnmaskUnit } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import { noteUnitChange } from '../unit-changes.ts';

const NOWHERE = '/dev/null';

/** A link to /dev/null: systemctl(1), `mask`. */
export const maskUnit: Handler<MaskUnit> = {
  inspect(action, host) {
    const target = host.files.readLink(pathOf(action));
    if (target === NOWHERE) return UNCHANGED;
    const isReplaced = host.files.stat(pathOf(action)) !== undefined;
    return { state: 'change', note: isReplaced ? 'replaces the unit file' : pathOf(action) };
  },
  perform(action, host, context) {
    noteUnitChange(pathOf(action), host, context);
    host.files.link(pathOf(action), NOWHERE);
    return DONE;
  },
};

export const unmaskUnit: Handler<UnmaskUnit> = {
  inspect(action, host) {
    const isMasked = host.files.readLink(pathOf(action)) === NOWHERE;
    return isMasked ? { state: 'change', note: `removes ${pathOf(action)}` } : UNCHANGED;
  },
  perform(action, host, context) {
    noteUnitChange(pathOf(action), host, context);
    host.files.remove(pathOf(action));
    return DONE;
  },
};

function pathOf({ unit, scope }: { readonly unit: string; readonly scope: UnitScope }): string {
  return `${scope === 'runtime' ? '/run' : '/etc'}/systemd/${isNetworkUnit(unit) ? 'network' : 'system'}/${unit}`;
}
