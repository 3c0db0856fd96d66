import type { Finding, Rule } from '../rule.ts';
import { type Assignment, stretchIn } from '../units/unit-file.ts';
import { placeIn, type UnitText } from '../units/unit-texts.ts';
import { type Word, wordsIn } from '../units/words.ts';

export const unitQuote: Rule = {
  code: 'CC399',
  name: 'unit-quote',
  severity: 'error',
  boot: 'keep',
  summary: 'systemd ignores a command, or variables, with a quote that is not closed',
  details:
    "Quotes count within words as well, so that `it's` needs a backslash or other quotes around it. See systemd.syntax(7).",
  *check({ units }) {
    for (const { unit, assignment, words } of units.commands()) yield* check(unit, assignment, words);
    for (const unit of units.texts()) {
      for (const item of unit.items)
        if (item.kind === 'assignment' && item.key === 'Environment')
          yield* check(unit, item, wordsIn(item.value));
    }
  },
};

function* check(unit: UnitText, assignment: Assignment, words: readonly Word[]): Generator<Finding> {
  const open = words.find(({ isOpen }) => isOpen);
  if (open === undefined || unit.isTemplate) return;
  const message = `systemd ignores \`${assignment.key}=\`, in which a quote is not closed; close it, or write a backslash before it`;
  yield { message, ...placeIn(unit, stretchIn(assignment, open.start, open.end)) };
}
