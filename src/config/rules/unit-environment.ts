import type { Finding, Rule } from '../rule.ts';
import { type Assignment, stretchIn, valueStretch } from '../units/unit-file.ts';
import { placeIn, replacement, type UnitText } from '../units/unit-texts.ts';
import { type Word, wordsIn } from '../units/words.ts';

/** Set as a shell reads it. */
const SIGNED = /^\$[A-Za-z_]\w*=/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*=/;

export const unitEnvironment: Rule = {
  code: 'CC322',
  name: 'unit-environment',
  severity: 'error',
  boot: 'keep',
  summary:
    'in `Environment=` systemd ignores each word that is not `NAME=value`; a value with blanks needs quotes',
  details:
    '`Environment=OPTIONS=--a --b` sets `OPTIONS` to `--a` only. Quote the assignment as a whole: `Environment="OPTIONS=--a --b"`. See systemd.exec(5).',
  *check({ units }) {
    for (const unit of units.texts()) {
      for (const item of unit.items) {
        if (
          item.kind === 'assignment' &&
          item.key === 'Environment' &&
          !/\{\{|<%|[\u201c\u201d\u201e]/.test(item.value)
        )
          yield* check(unit, item);
      }
    }
  },
};

function* check(unit: UnitText, assignment: Assignment): Generator<Finding> {
  const words = wordsIn(assignment.value);
  const wrong = words.find(({ text }) => !VARIABLE.test(text) && (!/^[$%]/.test(text) || SIGNED.test(text)));
  if (wrong === undefined) return;
  const place = placeIn(unit, stretchIn(assignment, wrong.start, wrong.end));
  if (SIGNED.test(wrong.text)) {
    const sign = stretchIn(assignment, wrong.start, wrong.start + 1);
    const message = 'systemd ignores this word of `Environment=`: a name stands there without `$`; remove it';
    const fix = wrong.isQuoted ? {} : replacement(unit, sign, '', 'Remove the $');
    yield { message, ...place, ...fix };
    return;
  }
  const message = `systemd ignores this word of \`Environment=\`${reasonFor(wrong, words)}`;
  yield { message, ...place, ...quoting(unit, assignment, words) };
}

/** A value can be a secret, so the reason does not show it. */
function reasonFor(wrong: Word, [first]: readonly Word[]): string {
  if (/^[\w.-]+=/.test(wrong.text))
    return ': the name of a variable has letters, digits and underscores only; rename it';
  const name = VARIABLE.exec(first?.text ?? '')?.[0];
  if (name === undefined) return ', which is not `NAME=value`; name the variable';
  return `, which is not \`NAME=value\`; when it belongs to \`${name}\`, quote the whole assignment`;
}

/** Quotes around the assignment when it is the only one in the line. */
function quoting(
  unit: UnitText,
  assignment: Assignment,
  [first, ...others]: readonly Word[],
): ReturnType<typeof replacement> {
  const { value, lines } = assignment;
  const [, name, rest] =
    /^([A-Za-z_]\w*)(?:\s*:(?!\/\/|(?<=[a-z]:)\d+$)\s*|\s+=\s*|=\s+)([^\s"'=]+)$/.exec(value) ?? [];
  if (name !== undefined) {
    const text = `${name}=${rest}`;
    return replacement(unit, valueStretch(assignment), text, 'Write NAME=value');
  }
  const isOne =
    first !== undefined && VARIABLE.test(first.text) && !others.some(({ text }) => VARIABLE.test(text));
  if (!isOne || lines.length > 1 || /["'\\]/.test(value)) return {};
  return replacement(unit, valueStretch(assignment), `"${value}"`, 'Quote the assignment');
}
