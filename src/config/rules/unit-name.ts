import { textAt, unitsIn } from '../entries.ts';
import type { Finding, Rule } from '../rule.ts';
import { quote } from '../rule.ts';
import type { Place, ScalarNode } from '../tree.ts';
import { dropInOf, isUnitName, UNIT_SUFFIXES } from '../unit-names.ts';
import { hasVariable } from '../variables.ts';

export const unitName: Rule = {
  code: 'CC303',
  name: 'unit-name',
  severity: 'error',
  boot: 'drop-item',
  summary: 'a unit needs a name with a suffix that systemd or systemd-networkd knows, and no path in it',
  *check({ root }) {
    for (const unit of unitsIn(root)) {
      const name = textAt(unit, 'name');
      if (name !== undefined && !hasVariable(name.node.text)) yield* checkName(name);
    }
  },
};

function* checkName({ at, node }: Place<ScalarNode>): Generator<Finding> {
  const { text, start, end } = node;
  if (isUnitName(text) || dropInOf(text) !== undefined) return;
  if (text.includes('/')) {
    yield {
      message: `the unit name ${quote(text)} must not contain a path; write the name alone`,
      at,
      start,
      end,
    };
    return;
  }
  const suffix = /\.[a-z]+$/.exec(text)?.[0];
  if (suffix !== undefined && UNIT_SUFFIXES.has(suffix.slice(1))) {
    yield {
      message: `the unit name ${quote(text)} has characters that systemd does not allow`,
      at,
      start,
      end,
    };
    return;
  }
  const message = `the unit name ${quote(text)} has no suffix that systemd knows; add \`.service\` or the suffix that is meant`;
  const fix = { title: 'Add .service', edits: [{ start, end, text: `${text}.service` }] };
  yield { message, at, start, end, ...(/^[\w:@-]+$/.test(text) ? { fix } : {}) };
}
