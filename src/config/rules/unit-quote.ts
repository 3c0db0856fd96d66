import type { Rule } from '../rule.ts';
import { commandsIn } from '../units/commands.ts';
import { stretchIn } from '../units/unit-file.ts';
import { placeIn } from '../units/unit-texts.ts';

export const unitQuote: Rule = {
  code: 'CC399',
  name: 'unit-quote',
  severity: 'error',
  boot: 'keep',
  summary: 'systemd ignores a command with a quote that is not closed',
  details:
    "Quotes count within words as well, so that `it's` needs a backslash or other quotes around it. See systemd.syntax(7).",
  *check({ units }) {
    for (const { unit, assignment, words } of commandsIn(units.texts())) {
      const open = words.find(({ isOpen }) => isOpen);
      if (open === undefined || unit.isTemplate) continue;
      const message = `systemd ignores \`${assignment.key}=\`, in which a quote is not closed; close it, or write a backslash before it`;
      yield { message, ...placeIn(unit, stretchIn(assignment, open.start, open.end)) };
    }
  },
};
