import type { Rule } from '../rule.ts';
import { stretchIn } from '../units/unit-file.ts';
import { placeIn } from '../units/unit-texts.ts';
import { wordsIn } from '../units/words.ts';
import { referencesIn } from '../variables.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)=/;
const REFERENCE = /\$\{?([A-Za-z_]\w*)\}?/g;

export const environmentReference: Rule = {
  code: 'CC374',
  name: 'environment-reference',
  severity: 'warning',
  boot: 'keep',
  summary:
    'systemd puts no variables into `Environment=`, so that one that shall grow holds its own name instead',
  details:
    '`Environment=PATH=$PATH:/opt/bin` leaves a service with a `PATH` whose first directory is called `$PATH`: it finds no program outside `/opt/bin`. Write the directories out. The agent replaces its own variables, such as `$private_ipv4`, before systemd reads the unit. See systemd.exec(5).',
  *check({ units }) {
    for (const unit of units.texts()) {
      for (const item of unit.items) {
        if (item.kind !== 'assignment' || item.key !== 'Environment' || !item.value.includes('$')) continue;
        for (const word of wordsIn(item.value)) {
          const wrong = referenceIn(word.text);
          if (wrong === undefined) continue;
          const message = `systemd takes \`${wrong}\` in \`Environment=\` as it is written; write its value`;
          yield { message, ...placeIn(unit, stretchIn(item, word.start, word.end)) };
        }
      }
    }
  },
};

/** A variable in its own value, or any in a search path: in others it can be meant for a shell. */
function referenceIn(assignment: string): string | undefined {
  const [head = '', name] = ASSIGNMENT.exec(assignment) ?? [];
  if (name === undefined) return undefined;
  const value = assignment.slice(head.length);
  const ours = new Set([...referencesIn(value, 'body')].map((each) => each.written));
  for (const [written, referred] of value.matchAll(REFERENCE)) {
    if (!ours.has(written) && (referred === name || /^(?:[A-Z]+_)*PATH$/.test(name))) return written;
  }
  return undefined;
}
