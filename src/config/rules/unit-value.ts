import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { sectionsWith } from '../units/directives.ts';
import { networkValueProblem } from '../units/network-values.ts';
import { type Assignment, stretchIn, valueStretch } from '../units/unit-file.ts';
import { isOpen, placeIn, replacement, type UnitText } from '../units/unit-texts.ts';
import { valueProblem } from '../units/unit-values.ts';
import type { ValueProblem } from '../units/value-problem.ts';

/** Variables that no template engine fills in. */
const OF_SHELLS = /^-?\$\{?(?:HOME|USER|PWD)\b/;
const NETWORK = /^(?:network|netdev|link)$/;

export const unitValue: Rule = {
  code: 'CC321',
  name: 'unit-value',
  severity: 'error',
  boot: 'keep',
  summary: 'systemd ignores a directive whose value it cannot read, and goes on with the default',
  details:
    'Judged are directives with a few values, such as `Type=` and `Restart=`, booleans, times, numbers, sizes, modes, signals, paths, ports and addresses. Values are case-sensitive, and a comment does not stand behind one. See systemd.service(5), systemd.exec(5), systemd.kill(5), systemd.resource-control(5) and systemd.time(7).',
  *check({ units }) {
    for (const unit of units.texts()) {
      const problemOf = NETWORK.test(unit.kind) ? networkValueProblem : valueProblem;
      for (const item of unit.items) {
        if (item.kind !== 'assignment' || item.section === undefined) continue;
        const { section, key, value } = item;
        if (value === '' || section.startsWith('X-') || (isOpen(value) && !OF_SHELLS.test(value))) continue;
        const problem = problemOf(section, key, value);
        // Where the directive is not known, that is what is said.
        if (problem === undefined || sectionsWith(unit.kind, key).length === 0) continue;
        const bare = /^(["'])(.*)\1$/.exec(value)?.[2];
        const isQuoted = bare !== undefined && problemOf(section, key, bare) === undefined;
        yield findingOf(unit, item, isQuoted ? { ...problem, meant: bare } : problem);
      }
    }
  },
};

function findingOf(unit: UnitText, assignment: Assignment, problem: ValueProblem): Finding {
  const { key, value } = assignment;
  const { takes, choices = [], piece } = problem;
  const comment = value.search(/\s[#;]/);
  if (comment !== -1) {
    const rest = stretchIn(assignment, value.slice(0, comment).trimEnd().length, value.length);
    const message = `the comment is part of the value, so systemd ignores \`${key}=\`; put it on a line of its own`;
    return { message, ...placeIn(unit, rest), ...replacement(unit, rest, '', 'Remove the comment') };
  }
  const place =
    piece === undefined ? valueStretch(assignment) : stretchIn(assignment, piece.start, piece.end);
  const wrong = piece?.text ?? value;
  const bare = wrong.toLowerCase();
  const meant = problem.meant ?? choices.find((choice) => choice === bare) ?? nearlyOf(bare, choices);
  const verdict =
    piece === undefined
      ? `systemd does not take ${quote(wrong)} for \`${key}=\` and goes on with the default`
      : `systemd ignores ${quote(wrong)} in \`${key}=\``;
  const remedy = meant === undefined ? `it takes ${takes}` : `did you mean ${quote(meant)}?`;
  const fix = meant === undefined ? {} : replacement(unit, place, meant, `Write ${meant}`);
  return { message: `${verdict}; ${remedy}`, ...placeIn(unit, place), ...fix };
}

/** A choice that is mistyped, or begun as no other is: `fork` for `forking`. Two letters say nothing. */
function nearlyOf(word: string, choices: readonly string[]): string | undefined {
  if (word.length < 3) return undefined;
  const [only, ...others] = choices.filter((choice) => choice.startsWith(word));
  return nearest(word, choices) ?? (others.length === 0 ? only : undefined);
}
