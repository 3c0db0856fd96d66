import type { Diagnostic } from '../config/diagnostic.ts';

/** Which unit a section of `coreos` configures. */
const UNITS: Readonly<Record<string, string>> = {
  etcd: 'etcd.service',
  etcd2: 'etcd2.service',
  fleet: 'fleet.service',
  flannel: 'flanneld.service',
  locksmith: 'locksmithd.service',
};

export interface WithheldUnit {
  readonly unit: string;
  /** The setting that has no value. */
  readonly path: string;
  readonly reason: string;
}

/** Services that must not be started, because a setting of theirs needs an address that nobody supplied. */
export function withheldServices(diagnostics: readonly Diagnostic[]): readonly WithheldUnit[] {
  const withheld: WithheldUnit[] = [];
  for (const { rule, at, path, message } of diagnostics) {
    if (rule !== 'unsupplied-variable' || at[0] !== 'coreos') continue;
    const section = String(at[1]);
    const unit = Object.hasOwn(UNITS, section) ? UNITS[section] : undefined;
    if (unit !== undefined) withheld.push({ unit, path, reason: message });
  }
  return withheld;
}
