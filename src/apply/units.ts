import type { Unit } from '../config/generated/types.ts';
import { dropInOf, isDropInName, isNetworkUnit, isUnitName } from '../config/unit-names.ts';
import type { Step, UnitScope } from './action.ts';
import type { Layer, PlanInput } from './layer.ts';
import { step, withheld } from './step.ts';

interface Asked {
  readonly unit: Unit;
  readonly path: string;
  readonly layer: Layer;
  /** What stronger documents say about the unit: it is theirs. */
  readonly stronger: readonly Unit[];
}

/** Units in document order: files and drop-ins, masks, enabling; one reload; then their commands. */
export function planUnits(input: PlanInput): readonly Step[] {
  const { layers } = input;
  const steps: Step[] = [];
  for (const [rank, layer] of layers.entries()) {
    for (const [index, unit] of (layer.config.coreos?.units ?? []).entries()) {
      const path = `coreos.units[${index}]`;
      const stronger = layers
        .slice(rank + 1)
        .flatMap(({ config }) => config.coreos?.units ?? [])
        .filter(({ name }) => name === unit.name);
      const { left, taken } = without(unit, stronger);
      steps.push(...planUnit({ unit: left, path, layer, stronger }, input));
      if (taken.length === 0) continue;
      const reason = `a stronger document says this of the unit too, and wins: ${taken.join(', ')}`;
      steps.push(withheld('units', layer, path, unit.name, reason, 'skipped'));
    }
  }
  const origin = { layer: layers.at(-1)?.name ?? 'user', path: '' };
  return [
    ...steps,
    { phase: 'reload', origin, action: { kind: 'reloadDaemon' } },
    { phase: 'reload', origin, action: { kind: 'reloadNetwork' } },
  ];
}

/**
 * A stronger document has its own way in what it says, and only in that: the drop-in that an image brings for a unit
 * stays when the user's document starts it.
 */
function without(
  unit: Unit,
  stronger: readonly Unit[],
): { readonly left: Unit; readonly taken: readonly string[] } {
  const { content, mask, enable, command, ...rest } = unit;
  const isWhole = stronger.some((other) => Boolean(other.content) || other.mask !== undefined);
  const isEnabled = stronger.some((other) => other.enable !== undefined);
  const isCommanded = stronger.some((other) => other.command !== undefined);
  const names = (unit.drop_ins ?? []).filter(({ name }) => hasDropIn(stronger, name)).map(({ name }) => name);
  const left: Unit = {
    ...rest,
    ...(content === undefined || isWhole ? {} : { content }),
    ...(mask === undefined || isWhole ? {} : { mask }),
    ...(enable === undefined || isEnabled ? {} : { enable }),
    ...(command === undefined || isCommanded ? {} : { command }),
  };
  const stated = { content, mask, enable, command };
  const lost = (['content', 'mask', 'enable', 'command'] as const).filter(
    (key) => stated[key] !== undefined && left[key] === undefined,
  );
  return { left, taken: [...lost, ...names] };
}

function hasDropIn(units: readonly Unit[], name: string): boolean {
  return units.some(({ drop_ins }) => drop_ins?.some((dropIn) => dropIn.name === name));
}

function planUnit(asked: Asked, input: PlanInput): readonly Step[] {
  const { unit, path, layer } = asked;
  const oem = dropInOf(unit.name);
  if (oem !== undefined) return planDropIn(asked, oem.unit, oem.dropIn, unit.content, path);
  if (!isUnitName(unit.name)) {
    const reason = 'this is no unit name; write it without a path and with its suffix';
    return [withheld('units', layer, path, unit.name, reason, 'failed')];
  }
  return [
    ...planContent(asked),
    ...planDropIns(asked),
    ...planEnablement(asked),
    ...planCommand(asked, input),
  ];
}

function planContent({ unit, path, layer }: Asked): readonly Step[] {
  if (!unit.content) return [];
  if (unit.mask) {
    const reason = 'a masked unit has no content; remove `mask` or `content`';
    return [withheld('units', layer, `${path}.content`, unit.name, reason, 'skipped')];
  }
  const file = `${directoryOf(unit)}/${unit.name}`;
  return [
    step('units', layer, path, {
      kind: 'placeUnit',
      unit: unit.name,
      path: file,
      content: unit.content,
      mode: 0o644,
    }),
  ];
}

function directoryOf(unit: Unit): string {
  return `${unit.runtime ? '/run' : '/etc'}/systemd/${isNetworkUnit(unit.name) ? 'network' : 'system'}`;
}

function planDropIns(asked: Asked): readonly Step[] {
  return (asked.unit.drop_ins ?? []).flatMap(({ name, content }, index) => {
    if (hasDropIn(asked.stronger, name)) return [];
    return planDropIn(asked, asked.unit.name, name, content, `${asked.path}.drop_ins[${index}]`);
  });
}

function planDropIn(
  asked: Asked,
  owner: string,
  name: string,
  content: string | undefined,
  path: string,
): readonly Step[] {
  const { unit, layer } = asked;
  if (!isDropInName(name)) {
    const reason = 'a drop-in is one file name that ends in `.conf`; rename it';
    return [withheld('units', layer, path, `${owner}.d/${name}`, reason, 'failed')];
  }
  if (!content) {
    const reason = 'the drop-in has no content; add `content` or remove it';
    return [withheld('units', layer, path, `${owner}.d/${name}`, reason, 'skipped')];
  }
  const directory = directoryOf({ ...unit, name: owner });
  return [
    step('units', layer, path, {
      kind: 'placeUnit',
      unit: owner,
      path: `${directory}/${owner}.d/${name}`,
      content,
      mode: 0o644,
    }),
  ];
}

function planEnablement({ unit, path, layer }: Asked): readonly Step[] {
  const scope: UnitScope = unit.runtime ? 'runtime' : 'persistent';
  const target = { unit: unit.name, scope } as const;
  if (unit.mask) {
    const mask = step('units', layer, `${path}.mask`, { kind: 'maskUnit', ...target });
    const reason = 'the unit is masked, so enabling it does nothing; remove `mask` or `enable`';
    return unit.enable
      ? [mask, withheld('units', layer, `${path}.enable`, `enable ${unit.name}`, reason, 'skipped')]
      : [mask];
  }
  const steps =
    unit.mask === false ? [step('units', layer, `${path}.mask`, { kind: 'unmaskUnit', ...target })] : [];
  if (unit.enable && !isNetworkUnit(unit.name))
    steps.push(step('units', layer, `${path}.enable`, { kind: 'enableUnit', ...target }));
  return steps;
}

function planCommand({ unit, path, layer }: Asked, { layers }: PlanInput): readonly Step[] {
  if (!unit.command || isNetworkUnit(unit.name)) return [];
  const place = `${path}.command`;
  const obstacle = layers.flatMap((each) => each.withheld ?? []).find((each) => each.unit === unit.name);
  const starts = unit.command !== 'stop';
  if (obstacle !== undefined && starts) {
    return [
      withheld(
        'jobs',
        layer,
        place,
        `${unit.command} ${unit.name}`,
        `${obstacle.path}: ${obstacle.reason}`,
        'failed',
      ),
    ];
  }
  return [step('jobs', layer, place, { kind: 'runJob', unit: unit.name, verb: unit.command })];
}
