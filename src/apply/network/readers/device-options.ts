import { nearest } from '../../../config/nearest.ts';
import { printable } from '../../../printable.ts';
import { BOND_OPTIONS, BOND_OPTIONS_WITHOUT_EFFECT } from '../bond-options.ts';
import { BRIDGE_OPTIONS, BRIDGE_OPTIONS_WITHOUT_EFFECT, PORT_OPTIONS } from '../bridge-options.ts';
import { malformedNetwork } from '../error.ts';
import type { Bond, Bridge } from '../model.ts';
import { primaryOf } from '../named-options.ts';
import { findOption, type OptionSpec, optionValue } from '../options.ts';
import { type Reading, type Value, wordsOf } from './fields.ts';

type Option = readonly [key: string, value: string];

/** A bond of these members, with parameters as any version of cloud-init's formats spells them. */
export function readBond(members: readonly string[], parameters: Value | undefined, reading: Reading): Bond {
  const [, primary] = entriesOf(parameters).find(([name]) => bare(name) === 'primary') ?? [];
  const read = { specs: BOND_OPTIONS, withoutEffect: BOND_OPTIONS_WITHOUT_EFFECT, elsewhere: ['primary'] };
  const options = readOptions(parameters, read, reading);
  const warn = (problem: string): void => reading.warn(primary?.place ?? '', problem);
  return { kind: 'bond', members, options, ...primaryOf({ settings: options }, primary?.text(), warn) };
}

export function readBridge(
  members: readonly string[],
  parameters: Value | undefined,
  reading: Reading,
): Bridge {
  const elsewhere = PORT_OPTIONS.flatMap(({ names }) => names);
  const read = {
    specs: BRIDGE_OPTIONS,
    withoutEffect: BRIDGE_OPTIONS_WITHOUT_EFFECT,
    elsewhere: [...elsewhere, 'ports'],
  };
  const ports = new Map<string, Option[]>();
  for (const [name, value] of entriesOf(parameters)) {
    const spec = findOption(PORT_OPTIONS, name);
    if (spec === undefined) continue;
    for (const [port, setting] of portValues(value)) {
      if (!members.includes(port)) {
        reading.warn(setting.place, `${printable(port)} is no port of this bridge; it is ignored`);
        continue;
      }
      ports.set(port, [...(ports.get(port) ?? []), [spec.key, valueFor(spec, setting.text, setting.place)]]);
    }
  }
  return {
    kind: 'bridge',
    members,
    options: readOptions(parameters, read, reading),
    ...(ports.size === 0 ? {} : { ports: Object.fromEntries(ports) }),
  };
}

function entriesOf(parameters: Value | undefined): readonly (readonly [string, Value])[] {
  return parameters?.fields().entries() ?? [];
}

/** `{eth0: 50}`, or `eth0 50` once or in a list. */
function portValues(value: Value): readonly (readonly [string, { text: string; place: string }])[] {
  if (value.kind === 'map')
    return value
      .fields()
      .entries()
      .map(([port, each]) => [port, { text: each.text(), place: each.place }]);
  return value.list().map((each) => {
    const [port = '', text = ''] = wordsOf(each);
    return [port, { text, place: each.place }];
  });
}

function bare(name: string): string {
  return name.replaceAll('-', '_').replace(/^(?:bond|bridge)_/, '');
}

interface Known {
  readonly specs: readonly OptionSpec[];
  readonly withoutEffect: readonly string[];
  /** Read by others. */
  readonly elsewhere: readonly string[];
}

function readOptions(
  parameters: Value | undefined,
  { specs, withoutEffect, elsewhere }: Known,
  reading: Reading,
): readonly Option[] {
  const options = new Map<string, string>();
  for (const [name, value] of entriesOf(parameters)) {
    const spec = findOption(specs, name);
    if (spec !== undefined) {
      if (value.kind === 'map' || value.list().length > 0)
        options.set(spec.key, valueFor(spec, wordsOf(value).join(' '), value.place));
    } else if (!elsewhere.includes(bare(name)) && !withoutEffect.includes(bare(name))) {
      const meant = nearest(bare(name), [...specs.flatMap(({ names }) => names), ...elsewhere]);
      const spelt = name.includes('-') ? meant?.replaceAll('_', '-') : meant;
      const hint = spelt === undefined ? '' : `, did you mean ${spelt}?`;
      reading.warn(value.place, `unknown parameter; it is ignored${hint}`);
    }
  }
  return [...options];
}

function valueFor(spec: OptionSpec, text: string, place: string): string {
  const value = optionValue(spec, text);
  if (typeof value !== 'string') throw malformedNetwork(place, value.problem);
  return value;
}
