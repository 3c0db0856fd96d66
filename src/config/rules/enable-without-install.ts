import type { Fix } from '../diagnostic.ts';
import { textAt, unitsIn } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { isNetworkUnit } from '../unit-names.ts';
import { isSet } from '../units/switches.ts';
import { indentationOf, type UnitText } from '../units/unit-texts.ts';
import { mayHave, settingsOf, type WholeUnit } from '../units/whole-units.ts';

const WANTING: Readonly<Record<string, string>> = {
  timer: 'timers.target',
  socket: 'sockets.target',
  path: 'paths.target',
};

const INSTALLING = ['WantedBy', 'RequiredBy', 'UpheldBy', 'Alias', 'Also'];

export const enableWithoutInstall: Rule = {
  code: 'CC324',
  name: 'enable-without-install',
  severity: 'error',
  boot: 'keep',
  summary: 'enabling a unit does what its `[Install]` section says, and without one it does nothing',
  details:
    '`enable: true` links the unit where `WantedBy=`, `RequiredBy=`, `UpheldBy=`, `Alias=` or `Also=` say. A unit that has `command: start` too is started in every boot by the agent, so there the finding is a warning. See systemd.unit(5).',
  *check({ source, root, units }) {
    const whole = new Map(units.whole().map((unit) => [unit.main.unit, unit]));
    for (const entry of unitsIn(root)) {
      const enable = textAt(entry, 'enable');
      const name = textAt(entry, 'name')?.node.text ?? '';
      if (enable === undefined || !isSet(entry, 'enable') || isSet(entry, 'mask') || isNetworkUnit(name))
        continue;
      const unit = whole.get(name);
      if (unit === undefined || isInstalled(unit) || mayHave(unit, INSTALLING)) continue;
      const isStarted = /start/.test(textAt(entry, 'command')?.node.text ?? '');
      const message = `enabling ${quote(name)} does nothing, since it has no \`[Install]\` section with \`WantedBy=\`; add one or remove \`enable\``;
      const { start, end } = enable.node;
      const fix = installing(unit.main, source);
      yield {
        message,
        at: enable.at,
        start,
        end,
        ...(isStarted ? { severity: 'warning' } : {}),
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
};

function isInstalled(unit: WholeUnit): boolean {
  return INSTALLING.some((key) => settingsOf(unit, 'Install', key).length > 0);
}

function installing(unit: UnitText, source: string): Fix | undefined {
  const indentation = indentationOf(unit, source);
  const last = unit.text.trimEnd().length;
  const place = unit.places(last - 1, last);
  if (indentation === undefined || !place.isExact || unit.items.some(isInstallHeader)) return undefined;
  const wanting = WANTING[unit.kind] ?? 'multi-user.target';
  const text = `\n\n${indentation}[Install]\n${indentation}WantedBy=${wanting}`;
  const edits = [{ start: place.end, end: place.end, text }];
  return { title: `Add [Install] with WantedBy=${wanting}`, edits, isUnsafe: true };
}

function isInstallHeader(item: UnitText['items'][number]): boolean {
  return item.kind === 'section' && item.name === 'Install';
}
