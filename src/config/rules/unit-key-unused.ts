import { textAt, unitsIn } from '../entries.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { find, items, type Place } from '../tree.ts';
import { dropInOf, isNetworkUnit } from '../unit-names.ts';
import { isSet } from '../units/switches.ts';

export const unitKeyUnused: Rule = {
  code: 'CC334',
  name: 'unit-key-unused',
  severity: 'info',
  boot: 'keep',
  summary: 'a key of a unit that has no effect beside what the entry is, or a drop-in without content',
  details:
    'Files of systemd-networkd are no units: they are read when networkd starts and cannot be enabled or started. `runtime: true` says that files and links go to `/run`, which means nothing where an entry has neither.',
  *check({ root }) {
    for (const unit of unitsIn(root)) {
      const name = textAt(unit, 'name')?.node.text;
      if (name === undefined || unit.node.kind !== 'map') continue;
      for (const { key, reason, severity = 'info' } of unusedKeys(unit, name)) {
        const entry = unit.node.entries.get(key);
        if (entry === undefined) continue;
        const message = `${quote(entry.written)} has no effect: ${reason}; remove it`;
        yield { message, severity, at: [...unit.at, key], start: entry.keyStart, end: entry.keyEnd };
      }
      if (dropInOf(name) !== undefined) yield* emptyDropIn(unit);
      for (const dropIn of items(find(unit, 'drop_ins'))) yield* emptyDropIn(dropIn);
    }
  },
};

function* emptyDropIn(dropIn: Place): Generator<Finding> {
  const name = textAt(dropIn, 'name');
  if (name === undefined || hasContent(dropIn)) return;
  const { at, node } = name;
  const message = `the drop-in ${quote(node.text)} has no content, so it is not written; add \`content\`, or remove it`;
  yield { message, at, start: node.start, end: node.end, severity: 'warning' };
}

interface Unused {
  readonly key: string;
  readonly reason: string;
  /** Something that the document writes out is lost. */
  readonly severity?: 'warning';
}

function unusedKeys(unit: Place, name: string): readonly Unused[] {
  const isCommanded = (textAt(unit, 'command')?.node.text ?? '') !== '';
  const isEnabled = isSet(unit, 'enable');
  const asked = [...(isEnabled ? ['enable'] : []), ...(isCommanded ? ['command'] : [])];
  if (dropInOf(name) !== undefined) {
    const reason = `${quote(name)} is a drop-in, not a unit`;
    const lost = [...(isSet(unit, 'mask') ? ['mask'] : []), ...(hasDropIns(unit) ? ['drop_ins'] : [])];
    return [
      ...asked.map((key) => ({ key, reason })),
      ...lost.map((key) => ({ key, reason, severity: 'warning' as const })),
    ];
  }
  const isNetwork = isNetworkUnit(name);
  const isEnabledUnit = isEnabled && !isNetwork;
  const isPlaced = isEnabledUnit || find(unit, 'mask') !== undefined || hasDropIns(unit) || hasContent(unit);
  const nowhere = `nothing of ${quote(name)} is written, enabled or masked here`;
  const itself = `${quote(name)} is read by systemd-networkd, which takes it up by itself`;
  return [
    ...(isNetwork ? asked.map((key) => ({ key, reason: itself })) : []),
    ...(isSet(unit, 'runtime') && !isPlaced ? [{ key: 'runtime', reason: nowhere }] : []),
  ];
}

function hasContent(unit: Place): boolean {
  return (textAt(unit, 'content')?.node.text ?? '') !== '';
}

function hasDropIns(unit: Place): boolean {
  return [...items(find(unit, 'drop_ins'))].length > 0;
}
