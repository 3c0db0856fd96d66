import type { WithheldUnit } from '../apply/layer.ts';
import { SERVICE_UNITS } from '../apply/service-units.ts';
import type { Diagnostic } from '../config/diagnostic.ts';

/** Services that must not be started, because a setting of theirs needs an address that nobody supplied. */
export function withheldServices(diagnostics: readonly Diagnostic[]): readonly WithheldUnit[] {
  const withheld: WithheldUnit[] = [];
  for (const { rule, at, path, message } of diagnostics) {
    if (rule !== 'unsupplied-variable' || at[0] !== 'coreos') continue;
    const section = String(at[1]);
    const unit = Object.entries(SERVICE_UNITS).find(([name]) => name === section)?.[1];
    if (unit !== undefined) withheld.push({ unit, path, reason: message });
  }
  return withheld;
}
