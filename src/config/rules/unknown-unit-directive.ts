import type { Fix, Severity } from '../diagnostic.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import {
  directivesOf,
  isDirective,
  kindsWithDirective,
  nearestName,
  sectionsOf,
  sectionsWith,
} from '../units/directives.ts';
import { moveTo } from '../units/misplaced-line.ts';
import { type Assignment, valueStretch } from '../units/unit-file.ts';
import { indentationOf, placeIn, replacement, type UnitText } from '../units/unit-texts.ts';

/** Names are compared with all others only so often: a document of nothing but unknown names is not one mistake. */
const SUGGESTION_LIMIT = 100;

export const unknownUnitDirective: Rule = {
  code: 'CC317',
  name: 'unknown-unit-directive',
  severity: 'error',
  boot: 'keep',
  summary: 'systemd ignores a directive that it does not know in the section that it stands in',
  details:
    'Names of directives are case-sensitive, and each belongs to certain sections: ordering and dependencies to `[Unit]`, commands to `[Service]`. Names that begin with `X-` are for other programs. The names are those of systemd 259 and of the releases before it; see systemd.directives(7).',
  *check({ source, units }) {
    let suggestions = 0;
    for (const unit of units.texts()) {
      const known = sectionsOf(unit.kind);
      let lost: string | undefined;
      for (const item of unit.items) {
        if (item.kind !== 'assignment' || item.section === undefined) continue;
        const { key, section } = item;
        if (!known.includes(section) || key.startsWith('X-')) continue;
        if (isDirective(unit.kind, section, key) || /\{[{%]|<%/.test(key)) continue;
        const headless = missingHeaderFor(unit, key);
        if (headless !== undefined && headless === lost) continue;
        lost = headless;
        const followers = headless === undefined ? 0 : followersOf(unit, item, headless);
        if (headless !== undefined && followers > 0) {
          yield withoutHeader(unit, source, { ...item, section }, headless, followers);
          continue;
        }
        suggestions += 1;
        yield findingOf(unit, source, { ...item, section }, suggestions <= SUGGESTION_LIMIT);
      }
    }
  },
};

type Placed = Assignment & { readonly section: string };

interface Advice {
  readonly message: string;
  readonly severity?: Severity;
  readonly fix?: Fix;
}

/** The only section that has a directive, when the text has no header of it. */
function missingHeaderFor(unit: UnitText, key: string): string | undefined {
  const [only, ...others] = sectionsWith(unit.kind, key);
  if (only === undefined || others.length > 0) return undefined;
  const isThere = unit.items.some((item) => item.kind === 'section' && item.name === only);
  return isThere ? undefined : only;
}

/** How many directives of the same section come after one. */
function followersOf(unit: UnitText, { start, section }: Assignment, home: string): number {
  return unit.items.filter(
    (item) =>
      item.kind === 'assignment' &&
      item.start > start &&
      item.section === section &&
      missingHeaderFor(unit, item.key) === home,
  ).length;
}

function withoutHeader(
  unit: UnitText,
  source: string,
  { key, section, start, keyStart, keyEnd }: Placed,
  home: string,
  others: number,
): Finding {
  const place = placeIn(unit, { start: keyStart, end: keyEnd });
  const message = `systemd ignores ${quote(`${key}=`)} and ${others} more in \`[${section}]\`, which belong in \`[${home}]\`; write its header above them`;
  const indentation = indentationOf(unit, source);
  const at = unit.places(start, start + 1);
  if (indentation === undefined || !at.isExact) return { message, ...place };
  const edits = [{ start: at.start, end: at.start, text: `[${home}]\n${indentation}` }];
  return { message, ...place, fix: { title: `Add [${home}]`, edits } };
}

function findingOf(unit: UnitText, source: string, assignment: Placed, mayCompare: boolean): Finding {
  const { keyStart: start, keyEnd: end } = assignment;
  const advice = elsewhere(unit, source, assignment) ?? (mayCompare ? mistyped(unit, assignment) : undefined);
  if (advice !== undefined) return { ...placeIn(unit, { start, end }), ...advice };
  const message = `systemd ignores ${quote(`${assignment.key}=`)}, which it does not know in \`[${assignment.section}]\`; remove it or correct its name`;
  return { message, ...placeIn(unit, { start, end }), severity: 'warning' };
}

function elsewhere(unit: UnitText, source: string, assignment: Placed): Advice | undefined {
  const { key, section } = assignment;
  const start = `systemd ignores ${quote(`${key}=`)} in \`[${section}]\``;
  const sections = sectionsWith(unit.kind, key);
  if (sections.length > 0) {
    const [only] = sections.length === 1 ? sections : [];
    const fix = only === undefined ? undefined : moveTo(unit, source, assignment, only);
    return {
      message: `${start}; it belongs in ${sections.map((name) => `\`[${name}]\``).join(' or ')}`,
      ...(/^(?:Description|Documentation)$/.test(key) ? { severity: 'warning' } : {}),
      ...(fix === undefined ? {} : { fix }),
    };
  }
  const [kind] = kindsWithDirective(section, key);
  if (kind === undefined) return undefined;
  return { message: `${start} of a \`.${unit.kind}\` unit; it belongs in a \`.${kind}\` unit` };
}

/** `ExecStart-=/bin/x`, whose mark belongs before the program. */
function withMark(unit: UnitText, assignment: Placed): Advice | undefined {
  const [, name, mark] = /^(Exec\w+)\s*([-@+!:]+)$/.exec(assignment.key) ?? [];
  if (name === undefined || !isDirective(unit.kind, assignment.section, name)) return undefined;
  const { start: end } = valueStretch(assignment);
  const text = `${name}=${mark}`;
  return {
    message: `systemd ignores ${quote(`${assignment.key}=`)}; the mark stands before the program: \`${text}/…\``,
    ...replacement(unit, { start: assignment.keyStart, end }, text, `Write ${text}`),
  };
}

function mistyped(unit: UnitText, assignment: Placed): Advice | undefined {
  const { key, section, keyStart, keyEnd } = assignment;
  const marked = withMark(unit, assignment);
  if (marked !== undefined) return marked;
  const start = `systemd ignores ${quote(`${key}=`)}`;
  const [words, name] = /^([A-Za-z]+)\s+/.exec(key) ?? [];
  if (words !== undefined && name !== undefined && isDirective(unit.kind, section, name)) {
    const piece = { start: keyStart, end: keyStart + words.length };
    const message = `systemd ignores this line; write \`${name}=\` with the \`=\` behind the name`;
    return { message, ...replacement(unit, piece, `${name}=`, `Write ${name}=`) };
  }
  const names = directivesOf(unit.kind, section);
  const meant = nearestName(key, names) ?? sameWords(key, names);
  if (meant !== undefined) {
    return {
      message: `${start}; did you mean \`${meant}=\`?`,
      ...replacement(unit, { start: keyStart, end: keyEnd }, meant, `Write ${meant}`),
    };
  }
  for (const other of sectionsOf(unit.kind)) {
    const there = nearestName(key, directivesOf(unit.kind, other));
    if (there !== undefined) return { message: `${start}; did you mean \`${there}=\` in \`[${other}]\`?` };
  }
  return undefined;
}

/** `exec_start`, `ExecPreStart`, `OnBoot`: the right words in another order or writing, or but for their unit of time. */
function sameWords(key: string, names: readonly string[]): string | undefined {
  const near = names.filter((name) => Math.abs(name.length - key.length) < 4);
  const [words, timed] = [wordsOf(key), wordsOf(`${key}Sec`)];
  return near.find((name) => wordsOf(name) === words) ?? near.find((name) => wordsOf(name) === timed);
}

function wordsOf(name: string): string {
  const words = name.match(/[A-Z]?[a-z0-9]+|[A-Z]+/g) ?? [];
  return words.join(' ').toLowerCase().split(' ').sort().join(' ');
}
