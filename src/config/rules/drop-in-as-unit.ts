import { textAt, unitsIn } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { dropInOf } from '../unit-names.ts';

export const dropInAsUnit: Rule = {
  code: 'CC310',
  name: 'drop-in-as-unit',
  severity: 'info',
  boot: 'keep',
  summary: 'a unit that is named like a drop-in file, as OEM documents do, is written as that drop-in',
  *check({ root }) {
    for (const unit of unitsIn(root)) {
      const name = textAt(unit, 'name');
      const parts = name === undefined ? undefined : dropInOf(name.node.text);
      if (name === undefined || parts === undefined) continue;
      const message = `this is a drop-in of ${quote(parts.unit)}; list it under that unit's \`drop_ins\``;
      yield { message, at: name.at, start: name.node.start, end: name.node.end };
    }
  },
};
