import { textAt } from '../entries.ts';
import { isOn } from '../scalar.ts';
import type { Place } from '../tree.ts';

/** Whether a boolean key of an element of `coreos.units` is on, in any spelling that the schema takes. */
export function isSet(entry: Place, key: 'enable' | 'mask' | 'runtime'): boolean {
  return isOn(textAt(entry, key)?.node);
}
