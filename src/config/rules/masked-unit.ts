import { textAt, unitsIn } from '../entries.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import type { Place } from '../tree.ts';
import { isSet } from '../units/switches.ts';

export const maskedUnit: Rule = {
  code: 'CC332',
  name: 'masked-unit',
  severity: 'warning',
  boot: 'keep',
  summary: 'a masked unit cannot be started or enabled, and its content is not written',
  details: '`mask: true` links the unit to `/dev/null`. See the command `mask` in systemctl(1).',
  *check({ root }) {
    for (const unit of unitsIn(root)) {
      const finding = isSet(unit, 'mask') ? findingOf(unit) : undefined;
      if (finding !== undefined) yield finding;
    }
  },
};

/** What else the entry asks for and does not get, at its `mask`. */
function findingOf(unit: Place): Finding | undefined {
  const mask = unit.node.kind === 'map' ? unit.node.entries.get('mask') : undefined;
  if (mask === undefined) return undefined;
  const command = textAt(unit, 'command')?.node.text ?? '';
  const isStarted = /^(?:start|restart|reload-or-restart)$/.test(command);
  const lost = [
    ...(isStarted ? [{ key: 'command', effect: `it cannot ${quote(command)}` }] : []),
    ...(isSet(unit, 'enable') ? [{ key: 'enable', effect: 'enabling it does nothing' }] : []),
    ...(textAt(unit, 'content') === undefined
      ? []
      : [{ key: 'content', effect: 'its content is not written' }]),
  ];
  if (lost.length === 0) return undefined;
  const effects = lost.map(({ effect }) => effect).join(', ');
  const keys = lost.map(({ key }) => `\`${key}\``).join(', ');
  const name = quote(textAt(unit, 'name')?.node.text ?? '');
  const message = `${name} is masked, so ${effects}; remove \`mask\` or ${keys}`;
  const place = { at: [...unit.at, 'mask'], start: mask.keyStart, end: mask.keyEnd };
  return { message, ...place, ...(isStarted ? { severity: 'error' } : {}) };
}
