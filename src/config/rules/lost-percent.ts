import { type Finding, quote, type Rule } from '../rule.ts';
import { type Assignment, stretchIn } from '../units/unit-file.ts';
import { placeIn, replacement, type UnitText } from '../units/unit-texts.ts';

/** What systemd.unit(5) replaces in a command, in 2018 or now; others stay as they are written. */
const SPECIFIER = /[aAbBCdDEfgGhHiIjJlLmMnNopPqrRsStTuUvVwWyY]/;

interface Format {
  readonly program: string;
  /** Finds the format, as its only group. */
  readonly text: RegExp;
  /** Which of the letters behind a `%` the program means. */
  readonly letters: RegExp;
}

const FORMATS: readonly Format[] = [
  {
    program: 'date',
    text: /\bdate(?: -[uR]| --utc)? \\?["']?\+([^\s"'`);|&\\]+)/g,
    letters: /[a-zA-Z]/,
  },
  {
    program: 'printf',
    text: /\bprintf (?:-- )?\\?["']?((?:[^\s"';|&])*%[^\s"';|&]*)/g,
    letters: /[sdiuofgGbE]/,
  },
];

export const lostPercent: Rule = {
  code: 'CC381',
  name: 'lost-percent',
  severity: 'warning',
  boot: 'keep',
  summary:
    'systemd replaces a `%` of a command before its program sees it: the program gets one for each `%%`, and nothing for `%i` without an instance',
  details:
    '`date +%s` in a unit prints the name of a shell, since `%s` is the shell of the user to systemd, also within quotes: write `date +%%s`. Scripts of `write_files` are not touched. See systemd.unit(5), "Specifiers".',
  *check({ units }) {
    for (const { unit, assignment } of units.commands()) {
      if (!assignment.value.includes('%') || unit.isTemplate) continue;
      const found = FORMATS.flatMap((format) => [...check(unit, assignment, format)]);
      yield* found.length > 0 ? found : instanceOfNone(unit, assignment);
    }
  },
};

function* check(unit: UnitText, assignment: Assignment, format: Format): Generator<Finding> {
  for (const match of assignment.value.matchAll(format.text)) {
    const text = match[1] ?? '';
    const lost = (text.match(/%%|%./g) ?? []).find((each) => isLost(each, format));
    if (lost === undefined) continue;
    const start = match.index + match[0].length - text.length;
    const stretch = stretchIn(assignment, start, start + text.length);
    const doubled = text.replace(/%+/g, (run) => (run.length % 2 === 0 ? run : `${run}%`));
    const message = `systemd replaces ${quote(lost)} before \`${format.program}\` sees it; write \`%%\` for each \`%\` of its format`;
    const { fix } = replacement(unit, stretch, doubled, 'Double each %');
    yield {
      message,
      ...placeIn(unit, stretch),
      ...(fix === undefined ? {} : { fix: { ...fix, isUnsafe: true } }),
    };
  }
}

/** `%i` in a unit that has no instances. */
function* instanceOfNone(unit: UnitText, assignment: Assignment): Generator<Finding> {
  if (unit.unit.includes('@')) return;
  for (const { index, 0: text } of assignment.value.matchAll(/%./g)) {
    if (text.toLowerCase() !== '%i') continue;
    const meant = unit.unit.replace('.', '@.');
    const message = `${quote(unit.unit)} is no template, so that nothing stands in place of ${quote(text)}; name it ${quote(meant)}, or write the value`;
    yield { message, ...placeIn(unit, stretchIn(assignment, index, index + 2)) };
    return;
  }
}

function isLost(found: string, { letters }: Format): boolean {
  const letter = found.slice(1);
  return letter !== '%' && SPECIFIER.test(letter) && letters.test(letter);
}
