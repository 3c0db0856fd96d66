import { malformedNetwork } from './error.ts';
import { findOption, type OptionSpec, optionValue } from './options.ts';

/** An option of a bond or bridge as a format of names and texts has it. */
export interface NamedOption {
  readonly place: string;
  readonly name: string;
  readonly value: string;
}

export interface NamedOptions {
  readonly settings: readonly (readonly [key: string, value: string])[];
  /** Those that networkd has no key for. */
  readonly unknown: readonly NamedOption[];
}

/** What networkd calls them; the last of a key counts. */
export function namedOptions(specs: readonly OptionSpec[], options: readonly NamedOption[]): NamedOptions {
  const settings = new Map<string, string>();
  const unknown: NamedOption[] = [];
  for (const option of options) {
    const spec = findOption(specs, option.name);
    if (spec === undefined) {
      unknown.push(option);
      continue;
    }
    const value = optionValue(spec, option.value);
    if (typeof value !== 'string') throw malformedNetwork(option.place, `${option.name} ${value.problem}`);
    settings.set(spec.key, value);
  }
  return { settings: [...settings], unknown };
}

export function bareOptionName(name: string): string {
  return name.replaceAll('-', '_').replace(/^(?:bond|bridge)_/, '');
}

const MODES_WITH_PRIMARY: readonly string[] = ['active-backup', 'balance-tlb', 'balance-alb'];

/** The primary member where the mode has one; the kernel refuses to be told one in another. */
export function primaryOf(
  { settings }: Pick<NamedOptions, 'settings'>,
  primary: string | undefined,
  warn: (problem: string) => void,
): { readonly primary?: string } {
  if (primary === undefined) return {};
  const mode = settings.find(([key]) => key === 'Mode')?.[1] ?? 'balance-rr';
  if (MODES_WITH_PRIMARY.includes(mode)) return { primary };
  warn(`a bond of mode ${mode} has no primary member; ${primary} is one like the others`);
  return {};
}
