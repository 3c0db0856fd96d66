import type { Fix } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import type { Assignment } from '../units/unit-file.ts';
import { indentationOf, placeIn, type UnitText } from '../units/unit-texts.ts';

export const dropInStart: Rule = {
  code: 'CC326',
  name: 'drop-in-start',
  severity: 'warning',
  boot: 'keep',
  summary: "a drop-in's `ExecStart=` is added to that of the unit, and systemd refuses a service with two",
  details:
    'An empty `ExecStart=` takes back what the unit has. Without it, only services of `Type=oneshot` may have several commands. See systemd.service(5).',
  *check({ source, units }) {
    const texts = [...units.texts()].filter(({ kind }) => kind === 'service');
    // Units that the document writes itself are judged as a whole.
    const own = new Set(texts.filter(({ dropIn }) => dropIn === undefined).map(({ unit }) => unit));
    const cleared = new Set<string>();
    for (const unit of texts) {
      if (unit.dropIn === undefined || own.has(unit.unit) || unit.isTemplate) continue;
      const starts = unit.items.filter(isStart);
      if (starts.some(({ value }) => value === '')) cleared.add(unit.unit);
      const [first] = starts;
      if (first === undefined || first.value === '' || cleared.has(unit.unit)) continue;
      if (
        unit.items.some(
          (item) => item.kind === 'assignment' && item.key === 'Type' && item.value === 'oneshot',
        )
      )
        continue;
      const message = `\`${unit.unit}\` has an \`ExecStart=\` already, and with two systemd refuses it; write an empty \`ExecStart=\` before this one`;
      const fix = clearing(unit, source, first);
      yield { message, ...placeIn(unit, first), ...(fix === undefined ? {} : { fix }) };
    }
  },
};

function isStart(item: UnitText['items'][number]): item is Assignment {
  return item.kind === 'assignment' && item.section === 'Service' && item.key === 'ExecStart';
}

function clearing(unit: UnitText, source: string, first: Assignment): Fix | undefined {
  const indentation = indentationOf(unit, source);
  const place = unit.places(first.start, first.end);
  if (indentation === undefined || !place.isExact) return undefined;
  const edits = [{ start: place.start, end: place.start, text: `ExecStart=\n${indentation}` }];
  return { title: 'Take back the first ExecStart', edits, isUnsafe: true };
}
