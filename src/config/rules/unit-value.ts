import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { networkValueProblem } from '../units/network-values.ts';
import { type Assignment, stretchIn, valueStretch } from '../units/unit-file.ts';
import { isOpen, placeIn, replacement, type UnitText } from '../units/unit-texts.ts';
import { type ValueProblem, valueProblem } from '../units/unit-values.ts';

const NETWORK = /^(?:network|netdev|link)$/;

export const unitValue: Rule = {
  code: 'CC321',
  name: 'unit-value',
  severity: 'error',
  boot: 'keep',
  summary: 'systemd ignores a directive whose value it cannot read, and goes on with the default',
  details:
    'Judged are directives with a few values, such as `Type=` and `Restart=`, booleans, times, paths, ports and addresses. Values are case-sensitive, and a comment does not stand behind one. See systemd.service(5), systemd.exec(5), systemd.kill(5) and systemd.time(7).',
  *check({ units }) {
    for (const unit of units.texts()) {
      const problemOf = NETWORK.test(unit.kind) ? networkValueProblem : valueProblem;
      for (const item of unit.items) {
        if (item.kind !== 'assignment' || item.section === undefined) continue;
        const { section, key, value } = item;
        if (value === '' || section.startsWith('X-') || isOpen(value)) continue;
        const problem = problemOf(section, key, value);
        if (problem !== undefined) yield findingOf(unit, item, problem);
      }
    }
  },
};

function findingOf(unit: UnitText, assignment: Assignment, { takes, choices }: ValueProblem): Finding {
  const { key, value } = assignment;
  const comment = value.search(/\s[#;]/);
  if (comment !== -1) {
    const piece = stretchIn(assignment, value.slice(0, comment).trimEnd().length, value.length);
    const message = `the comment is part of the value, so systemd ignores \`${key}=\`; put it on a line of its own`;
    return { message, ...placeIn(unit, piece), ...replacement(unit, piece, '', 'Remove the comment') };
  }
  const place = valueStretch(assignment);
  const bare = value.replace(/^(["'])(.*)\1$/, '$2');
  const meant =
    choices.find((choice) => choice === bare.toLowerCase()) ?? nearest(bare.toLowerCase(), choices);
  const message = `systemd does not take ${quote(value)} for \`${key}=\` and goes on with the default; ${meant === undefined ? `it takes ${takes}` : `did you mean \`${meant}\`?`}`;
  const fix = meant === undefined ? {} : replacement(unit, place, meant, `Write ${meant}`);
  return { message, ...placeIn(unit, place), ...fix };
}
