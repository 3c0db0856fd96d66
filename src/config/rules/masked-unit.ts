import { textAt, unitsIn } from '../entries.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { find, type Place } from '../tree.ts';
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
      const mask = textAt(unit, 'mask');
      if (mask !== undefined && isSet(unit, 'mask'))
        yield* check(unit, textAt(unit, 'name')?.node.text ?? '');
    }
  },
};

function* check(unit: Place, name: string): Generator<Finding> {
  const command = textAt(unit, 'command');
  if (command !== undefined && /^(?:start|restart|reload-or-restart)$/.test(command.node.text)) {
    const { start, end, text } = command.node;
    const message = `${quote(name)} is masked, so it cannot ${quote(text)}; remove \`mask\` or \`command\``;
    yield { message, at: command.at, start, end, severity: 'error' };
  }
  if (textAt(unit, 'content') !== undefined) yield lost(unit, 'content', 'its content is not written');
  if (isSet(unit, 'enable')) yield lost(unit, 'enable', 'enabling it does nothing');
}

function lost(unit: Place, key: 'content' | 'enable', effect: string): Finding {
  const entry = unit.node.kind === 'map' ? unit.node.entries.get(key) : undefined;
  const at = find(unit, key)?.at ?? unit.at;
  const message = `the unit is masked, so ${effect}; remove \`mask\` or \`${key}\``;
  return { message, at, start: entry?.keyStart ?? unit.node.start, end: entry?.keyEnd ?? unit.node.end };
}
