import type { Edit } from '../diagnostic.ts';
import type { Path } from '../path.ts';
import type { Finding, Rule, RuleInput } from '../rule.ts';
import { scalarsOutsideBodies } from '../scalars.ts';
import { type Assignment, stretchIn } from '../units/unit-file.ts';
import { placeIn, type UnitText } from '../units/unit-texts.ts';

/** Characters of no width, which nobody sees and nobody means; the mark of right-to-left text may be meant. */
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/g;
const QUOTES = /[\u201c\u201d\u201e\u2018\u2019]/;
/** Texts for people. */
const PROSE = /^(?:gecos|comment)$/;
const PROSE_KEY = /^Description$/;

export const lookAlike: Rule = {
  code: 'CC390',
  name: 'look-alike',
  severity: 'error',
  boot: 'keep',
  summary: 'a character that a word processor or a web page put in place of a plain one is part of the value',
  details:
    'Typographic quotes are no quotes for YAML, systemd or a shell, a long dash begins no option, and a character of no width makes a name another one.',
  *check(input) {
    yield* values(input);
    yield* commands(input);
  },
};

/** Values in typographic quotes, and invisible characters in them. */
function* values({ root, source }: RuleInput): Generator<Finding> {
  for (const { node, at } of scalarsOutsideBodies(root)) {
    const { start, end, text } = node;
    if (PROSE.test(String(at.at(-1))) || !/[^\x20-\x7e]/.test(text)) continue;
    const written = source.slice(start, end);
    const edits = [...written.matchAll(INVISIBLE)].map(({ index }) => edit(start + index, ''));
    if (edits.length > 0) {
      const message = 'the value holds a character that is not seen; remove it';
      yield { message, at, start, end, fix: { title: 'Remove the invisible characters', edits } };
    } else if (node.style === 'plain' && isQuoted(text)) yield unquoted(at, start, end, text);
  }
}

function edit(start: number, text: string): Edit {
  return { start, end: start + 1, text };
}

function isQuoted(text: string): boolean {
  return text.length > 1 && QUOTES.test(text.charAt(0)) && QUOTES.test(text.charAt(text.length - 1));
}

function unquoted(at: Path, start: number, end: number, text: string): Finding {
  const inner = text.slice(1, -1);
  const message = 'typographic quotes are part of the value; write plain ones';
  if (end - start !== text.length || /["\\\n]/.test(inner)) return { message, at, start, end };
  const edits = [edit(start, '"'), edit(end - 1, '"')];
  return { message, at, start, end, fix: { title: 'Write plain quotes', edits } };
}

/** Words of commands that begin with a long dash or stand in typographic quotes, and such assignments of variables. */
function* commands({ units }: RuleInput): Generator<Finding> {
  for (const { unit, assignment, words } of units.commands()) {
    for (const { text, start } of words) {
      const [, before] = /^(-?)[\u2013\u2014]-?\w/.exec(text) ?? [];
      if (before === undefined) continue;
      const from = assignment.value.indexOf(text.charAt(before.length), start);
      const message = `a long dash begins no option of \`${assignment.key}=\`; write hyphens`;
      const stretch = stretchIn(assignment, from, from + 1);
      yield {
        message,
        ...placeIn(unit, stretch),
        ...replaced(unit, stretch, /^-|^.(?:\w|-\w.*)$/.test(text) ? '-' : '--'),
      };
    }
  }
  for (const unit of units.texts()) {
    for (const item of unit.items) {
      if (item.kind === 'assignment') yield* blanks(unit, item);
      if (item.kind !== 'assignment' || !/^(?:Exec\w+|Environment)$/.test(item.key) || unit.isTemplate)
        continue;
      yield* entities(unit, item);
      const at = item.value.search(/(?<=^|[\s=])[\u201c\u201d\u201e]/);
      const close = at === -1 ? -1 : item.value.slice(at + 1).search(/[\u201c\u201d]/);
      if (close === -1) continue;
      const message = `typographic quotes are part of the value of \`${item.key}=\`; write plain ones`;
      const place = placeIn(unit, stretchIn(item, at, at + 1));
      const last = placeIn(unit, stretchIn(item, at + 1 + close, at + 2 + close));
      const isShown = unit.node.style === 'block' && last.end - last.start === 1;
      const edits = isShown ? [edit(place.start, '"'), edit(last.start, '"')] : [];
      yield { message, ...place, ...(isShown ? { fix: { title: 'Write plain quotes', edits } } : {}) };
    }
  }
}

/** A blank at which neither systemd nor a program parts words. */
function* blanks(unit: UnitText, item: Assignment): Generator<Finding> {
  const at = PROSE_KEY.test(item.key) ? -1 : item.value.indexOf('\u00a0');
  if (at === -1) return;
  const stretch = stretchIn(item, at, at + 1);
  const message = `this blank in \`${item.key}=\` is one of a word processor, which parts no words; write a plain one`;
  yield { message, ...placeIn(unit, stretch), ...replaced(unit, stretch, ' ', 'Write a plain blank') };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** `&amp;&amp;`, copied from the source of a web page. */
function* entities(unit: UnitText, item: Assignment): Generator<Finding> {
  for (const { index, 0: text, 1: name = '' } of item.value.matchAll(/&(amp|lt|gt|quot|#39);/g)) {
    const stretch = stretchIn(item, index, index + text.length);
    const character = ENTITIES[name] ?? '';
    const message = `\`${text}\` of a web page is part of the value of \`${item.key}=\`; write \`${character}\``;
    yield { message, ...placeIn(unit, stretch), ...replaced(unit, stretch, character, `Write ${character}`) };
  }
}

function replaced(
  unit: UnitText,
  stretch: { start: number; end: number },
  text: string,
  title = 'Write hyphens',
): Pick<Finding, 'fix'> {
  const place = unit.places(stretch.start, stretch.end);
  if (!place.isExact || unit.node.style !== 'block') return {};
  return { fix: { title, edits: [{ start: place.start, end: place.end, text }] } };
}
