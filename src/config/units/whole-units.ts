import { isDirective, nearestName, sectionsOf } from './directives.ts';
import type { Assignment, UnitItem } from './unit-file.ts';
import type { UnitText } from './unit-texts.ts';

/** A unit that a document writes, with all that the document adds to it. */
export interface WholeUnit {
  readonly main: UnitText;
  readonly dropIns: readonly UnitText[];
}

/** An assignment and the text that it stands in. */
export interface Setting {
  readonly unit: UnitText;
  readonly assignment: Assignment;
}

/** The units whose own file is among the texts; of two files of one name the later. */
export function wholeUnits(texts: readonly UnitText[]): readonly WholeUnit[] {
  const mains = new Map<string, UnitText>();
  const dropIns = new Map<string, UnitText[]>();
  for (const text of texts) {
    if (text.dropIn === undefined) mains.set(text.unit, text);
    else {
      const others = dropIns.get(text.unit) ?? [];
      others.push(text);
      dropIns.set(text.unit, others);
    }
  }
  return [...mains.values()].map((main) => ({ main, dropIns: (dropIns.get(main.unit) ?? []).sort(byName) }));
}

function byName(left: UnitText, right: UnitText): number {
  return (left.dropIn ?? '') < (right.dropIn ?? '') ? -1 : 1;
}

/** What a directive is set to in the order in which systemd reads it; an empty value takes back what was before. */
export function settingsOf({ main, dropIns }: WholeUnit, section: string, key: string): readonly Setting[] {
  let found: Setting[] = [];
  for (const unit of [main, ...dropIns]) {
    for (const item of unit.items) {
      if (item.kind !== 'assignment' || item.section !== section || item.key !== key) continue;
      if (item.value === '') found = [];
      else found.push({ unit, assignment: item });
    }
  }
  return found;
}

/** The last value of a directive that has only one. */
export function lastValue(unit: WholeUnit, section: string, key: string): string | undefined {
  return settingsOf(unit, section, key).at(-1)?.assignment.value;
}

/** Whether what is missing in a unit may stand in it under a wrong name or in a broken section, which other rules report. */
export function mayHave({ main, dropIns }: WholeUnit, keys: readonly string[]): boolean {
  return [main, ...dropIns].some(({ isTemplate, items, kind }) => {
    const known = sectionsOf(kind);
    return isTemplate || items.some((item) => isMistaken(item, kind, known, keys));
  });
}

function isMistaken(
  item: UnitItem,
  kind: string,
  known: readonly string[],
  keys: readonly string[],
): boolean {
  if (item.kind === 'section') return !known.includes(item.name) && !item.name.startsWith('X-');
  if (item.kind !== 'assignment') return item.kind === 'bad-header';
  const { section, key } = item;
  if (section !== undefined && isDirective(kind, section, key)) return false;
  return nearestName(key, keys) !== undefined;
}

/** Booleans as systemd reads them: `1 yes y true t on`. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:1|yes|y|true|t|on)$/i.test(value);
}
