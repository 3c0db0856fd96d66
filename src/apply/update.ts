import type { Step } from './action.ts';
import type { PlanInput } from './layer.ts';
import { step } from './step.ts';
import { strongest } from './strongest.ts';

const LOCKSMITH = 'locksmithd.service';

/**
 * `/etc/coreos/update.conf`, and what must happen to the services that read it. With the strategy `off` locksmith is
 * masked and stopped before anything else is done, so that it never restarts the machine by the old one.
 */
export function planUpdate({ layers }: PlanInput): readonly Step[] {
  const layer = strongest(layers, ({ coreos }) => coreos?.update);
  const update = layer?.config.coreos?.update;
  if (layer === undefined || update === undefined) return [];
  const path = 'coreos.update';
  const file = '/etc/coreos/update.conf';
  const values = [
    ['GROUP', update.group],
    ['REBOOT_STRATEGY', update.reboot_strategy],
    ['SERVER', update.server],
  ] as const;
  const variables = values.flatMap(([key, value]) => (value ? [[key, value] as const] : []));
  if (variables.length === 0) return [];
  const base = '/usr/share/coreos/update.conf';
  const steps = [
    step('files', layer, path, { kind: 'setVariables', path: file, base, variables, mode: 0o644 }),
  ];
  const isMaskedByUser = layers.some(({ config }) =>
    config.coreos?.units?.some(({ name, mask }) => name === LOCKSMITH && mask),
  );
  if (update.reboot_strategy === 'off') {
    steps.push(step('identity', layer, path, { kind: 'maskUnit', unit: LOCKSMITH, scope: 'runtime' }));
    steps.push(
      step('identity', layer, path, {
        kind: 'runJob',
        unit: LOCKSMITH,
        verb: 'stop',
        ifMissing: 'skip',
      }),
    );
  } else if (update.reboot_strategy && !isMaskedByUser) {
    steps.push(step('units', layer, path, { kind: 'unmaskUnit', unit: LOCKSMITH, scope: 'runtime' }));
    steps.push(step('jobs', layer, path, restart(LOCKSMITH, file)));
  }
  if (update.group || update.server)
    steps.push(step('jobs', layer, path, restart('update-engine.service', file)));
  return steps;
}

function restart(unit: string, file: string) {
  return {
    kind: 'runJob',
    unit,
    verb: 'restart',
    changedBy: [file],
    ifMissing: 'skip',
  } as const;
}
