import type { Finding, Rule } from '../rule.ts';
import { isOpen, placeIn, type UnitText } from '../units/unit-texts.ts';
import { isTrue, lastValue, mayHave, settingsOf, type WholeUnit } from '../units/whole-units.ts';

const JUDGED = ['ExecStart', 'ExecStop', 'Type', 'RemainAfterExit', 'SuccessAction', 'BusName'];

export const serviceStart: Rule = {
  code: 'CC325',
  name: 'service-start',
  severity: 'error',
  boot: 'keep',
  summary:
    'systemd refuses a service that has nothing to start, several commands to start, or a type that cannot work',
  details:
    'A service has one `ExecStart=`; with `Type=oneshot` it may have several, or only `ExecStop=` with `RemainAfterExit=yes`. What drop-ins in the same document add is counted. See systemd.service(5).',
  *check({ units }) {
    for (const unit of units.whole()) {
      if (unit.main.kind !== 'service') continue;
      const finding = nothingToStart(unit) ?? severalStarts(unit) ?? badCombination(unit);
      if (finding !== undefined && !mayHave(unit, JUDGED)) yield finding;
    }
  },
};

function nothingToStart(unit: WholeUnit): Finding | undefined {
  if (settingsOf(unit, 'Service', 'ExecStart').length > 0) return undefined;
  const hasStop = settingsOf(unit, 'Service', 'ExecStop').length > 0;
  const hasSuccess = (lastValue(unit, 'Unit', 'SuccessAction') ?? 'none') !== 'none';
  const isOneshot = (lastValue(unit, 'Service', 'Type') ?? 'oneshot') === 'oneshot';
  const remains = isTrue(lastValue(unit, 'Service', 'RemainAfterExit'));
  if (isOneshot && (hasSuccess || (hasStop && remains))) return undefined;
  const message = hasStop
    ? 'systemd refuses this service, which has no `ExecStart=`; add one, or write `Type=oneshot` and `RemainAfterExit=yes`'
    : 'systemd refuses this service, which has no `ExecStart=` in `[Service]`; add the command to start';
  return { message, ...headerPlace(unit.main) };
}

function headerPlace(unit: UnitText): ReturnType<typeof placeIn> {
  const header =
    unit.items.find((item) => item.kind === 'section' && item.name === 'Service') ?? unit.items[0];
  return placeIn(unit, header ?? { start: 0, end: 0 });
}

function severalStarts(unit: WholeUnit): Finding | undefined {
  const starts = settingsOf(unit, 'Service', 'ExecStart');
  const type = lastValue(unit, 'Service', 'Type') ?? '';
  const second = starts[1];
  if (second === undefined || type === 'oneshot' || isOpen(type)) return undefined;
  const message =
    second.unit.dropIn === undefined
      ? 'systemd refuses a service with a second `ExecStart=`; write `Type=oneshot`, or keep one and make the others `ExecStartPre=`'
      : 'systemd refuses the service, since this `ExecStart=` is its second; write an empty `ExecStart=` before it, which takes back the first';
  return { message, ...placeIn(second.unit, second.assignment) };
}

function badCombination(unit: WholeUnit): Finding | undefined {
  const type = settingsOf(unit, 'Service', 'Type').at(-1);
  const restart = settingsOf(unit, 'Service', 'Restart').at(-1);
  if (type?.assignment.value === 'dbus' && lastValue(unit, 'Service', 'BusName') === undefined) {
    const message =
      'systemd refuses a service of `Type=dbus` without `BusName=`; name the bus name that it takes';
    return { message, ...placeIn(type.unit, type.assignment) };
  }
  if (type?.assignment.value !== 'oneshot' || restart === undefined) return undefined;
  const { value } = restart.assignment;
  if (value === 'no' || isOpen(value)) return undefined;
  const place = placeIn(restart.unit, restart.assignment);
  if (value === 'always' || value === 'on-success') {
    const message = `systemd refuses \`Restart=${value}\` with \`Type=oneshot\`; use \`on-failure\` or another type`;
    return { message, ...place };
  }
  const message = `systemd before 244, so CoreOS of 2018 too, refuses a restarting service of \`Type=oneshot\`; remove \`Restart=\` if it is to run there`;
  return { message, ...place, severity: 'info' };
}
