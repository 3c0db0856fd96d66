import { type Finding, quote, type Rule } from '../rule.ts';
import { isDirective } from '../units/directives.ts';
import type { Assignment, LinePart } from '../units/unit-file.ts';
import { placeIn, replacement, type UnitText } from '../units/unit-texts.ts';

export const unitContinuation: Rule = {
  code: 'CC319',
  name: 'unit-continuation',
  severity: 'error',
  boot: 'keep',
  summary:
    'a backslash joins two lines of a unit that belong apart, or does not join two that belong together',
  details:
    'Only a backslash that is the very last character of a line joins it to the next: one with blanks behind it does not, and one before the next section or directive swallows that. See systemd.syntax(7).',
  *check({ units }) {
    for (const unit of units.texts()) {
      yield* blanksBehind(unit);
      for (const item of unit.items) if (item.kind === 'assignment') yield* swallowed(unit, item);
    }
  },
};

const BLANKS = /^([ \t]*[^#;\s][^\n]*\\)([ \t]+)(?=\r?\n[ \t]*([^\s]))/gm;

function* blanksBehind(unit: UnitText): Generator<Finding> {
  if (!/\\[ \t]/.test(unit.text)) return;
  for (const match of unit.text.matchAll(BLANKS)) {
    const start = match.index + (match[1] ?? '').length;
    const piece = { start, end: start + (match[2] ?? '').length };
    const message =
      'the blanks behind this `\\` end the directive here, and systemd ignores the next line; remove the blanks';
    yield {
      message,
      ...placeIn(unit, { start: start - 1, end: piece.end }),
      ...replacement(unit, piece, '', 'Remove the blanks'),
    };
  }
}

function* swallowed(unit: UnitText, { key, section, lines }: Assignment): Generator<Finding> {
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (previous === undefined) continue;
    const text = unit.text.slice(line.start, line.end).trim();
    const name = /^\[[A-Za-z0-9-]+\]$/.test(text) ? text : directiveAt(unit, section, text);
    if (name === undefined) continue;
    const message = `${quote(name)} is part of \`${key}=\`, since the line above it ends with \`\\\`; remove that backslash`;
    yield {
      message,
      ...placeIn(unit, { start: line.start, end: line.start + name.length }),
      ...(text === name ? {} : { severity: 'warning' }),
      ...withoutBackslash(unit, previous),
    };
  }
}

function directiveAt(unit: UnitText, section: string | undefined, text: string): string | undefined {
  const name = /^([A-Z][A-Za-z0-9]+)=/.exec(text)?.[1];
  if (name === undefined || section === undefined) return undefined;
  return isDirective(unit.kind, section, name) ? `${name}=` : undefined;
}

function withoutBackslash(unit: UnitText, { start, end }: LinePart): ReturnType<typeof replacement> {
  const kept = unit.text.slice(start, end - 1).trimEnd();
  return replacement(unit, { start: start + kept.length, end }, '', 'Remove the backslash');
}
