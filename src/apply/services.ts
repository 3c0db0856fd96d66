import { sectionKeys, variableOf } from '../config/key-variable.ts';
import type { Step } from './action.ts';
import { planFlannelNetwork } from './flannel-network.ts';
import { serviceUnit } from './image-units.ts';
import type { Layer, PlanInput } from './layer.ts';
import type { SERVICE_UNITS } from './service-units.ts';
import { encode, step, withheld } from './step.ts';
import { strongest } from './strongest.ts';

const DROP_IN = '20-cloudinit.conf';

interface Variables {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** Whether any of them must not be readable by others. */
  readonly hasSecret: boolean;
}

/** Drop-ins for etcd, fleet and locksmith, and flannel's options file, where the units of 2018 read them. */
export function planServices(input: PlanInput): readonly Step[] {
  const { layers } = input;
  const steps: Step[] = [];
  for (const section of ['etcd', 'etcd2', 'etcd_member', 'fleet', 'locksmith'] as const) {
    const layer = strongest(layers, ({ coreos }) => coreos?.[section]);
    if (layer !== undefined) steps.push(...planDropIn(section, layer, input));
  }
  const layer = strongest(layers, ({ coreos }) => coreos?.flannel);
  if (layer !== undefined) steps.push(...planFlannel(layer), ...planFlannelNetwork(layer));
  return steps;
}

function planDropIn(section: keyof typeof SERVICE_UNITS, layer: Layer, input: PlanInput): readonly Step[] {
  const unit = serviceUnit(section, input.layers);
  const { pairs, hasSecret } = variablesOf(section, layer.config.coreos?.[section]);
  if (pairs.length === 0 || hasOwnDropIn(unit, input)) return [];
  const path = `coreos.${section}`;
  if (isOfEtcd3(section, unit, input)) {
    const reason = 'on this image that is etcd 3, and coreos.etcd_member sets it up';
    return [withheld('units', layer, path, unit, reason, 'skipped')];
  }
  const lines = pairs.map(([name, value]) => `Environment="${name}=${quoteValue(value)}"\n`);
  const dropIn = `/run/systemd/system/${unit}.d/${DROP_IN}`;
  const content = `[Service]\n${lines.join('')}`;
  const mode = hasSecret ? 0o600 : 0o644;
  return [step('units', layer, path, { kind: 'placeUnit', unit, path: dropIn, content, mode })];
}

/** A document for images of every age has a section for each etcd; an image may have the last under the name of the first. */
function isOfEtcd3(section: string, unit: string, { layers }: PlanInput): boolean {
  if (section === 'etcd_member' || unit !== serviceUnit('etcd_member', layers)) return false;
  return strongest(layers, ({ coreos }) => coreos?.etcd_member) !== undefined;
}

/** A drop-in of that name which a document brings itself wins over the one made from settings. */
function hasOwnDropIn(unit: string, { layers }: PlanInput): boolean {
  return layers.some(({ config }) =>
    config.coreos?.units?.some(
      ({ name, drop_ins }) =>
        name === unit && drop_ins?.some((dropIn) => dropIn.name === DROP_IN && dropIn.content),
    ),
  );
}

function planFlannel(layer: Layer): readonly Step[] {
  const { pairs, hasSecret } = variablesOf('flannel', layer.config.coreos?.flannel);
  if (pairs.length === 0) return [];
  const text = pairs.map(([name, value]) => `${name}=${quoteLine(value)}\n`).join('');
  const mode = hasSecret ? 0o600 : 0o644;
  const body = { bytes: encode(text) };
  const action = {
    kind: 'writeFile',
    path: '/run/flannel/options.env',
    body,
    mode,
    manner: 'replace',
  } as const;
  return [step('files', layer, 'coreos.flannel', action)];
}

/** The variables that the set keys of a section become, in the schema's order; `false` and `0` are values. */
function variablesOf(section: string, options: object | undefined): Variables {
  const given = new Map<string, unknown>(Object.entries(options ?? {}));
  const pairs: (readonly [string, string])[] = [];
  let hasSecret = false;
  for (const [name, key] of Object.entries(sectionKeys(section))) {
    const value = given.get(name);
    const variable = variableOf(name, key);
    if (variable === undefined || value === undefined || value === '') continue;
    pairs.push([variable, typeof value === 'number' ? decimal(value) : String(value)]);
    hasSecret ||= key.shape.kind === 'string' && key.shape.secret === true;
  }
  return { pairs, hasSecret };
}

/** Without an exponent, which no daemon reads. */
function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : String(value);
}

/** @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment= */
function quoteValue(value: string): string {
  return value.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('\n', '\\n');
}

/** @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile= */
function quoteLine(value: string): string {
  return /[\s\\"'`$]/.test(value) ? `"${value.replace(/[\\"`$]/g, '\\$&')}"` : value;
}
