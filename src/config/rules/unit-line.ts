import type { Fix } from '../diagnostic.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { isDirective, sectionsOf, sectionsWith } from '../units/directives.ts';
import type { Assignment, BadLine, UnitItem } from '../units/unit-file.ts';
import { indentationOf, placeIn, replacement, type UnitText } from '../units/unit-texts.ts';

export const unitLine: Rule = {
  code: 'CC318',
  name: 'unit-line',
  severity: 'error',
  boot: 'keep',
  summary:
    'systemd ignores a line that is neither a section nor a directive in one, and refuses a unit with a broken section header',
  details:
    'A unit file is made of `[Section]` headers, `Key=value` lines below them, and comments that begin with `#` or `;`. A value goes on in the next line only behind a backslash at the very end of the line. See systemd.syntax(7).',
  *check({ source, units }) {
    for (const unit of units.texts()) {
      if (unit.isTemplate) continue;
      let before: UnitItem | undefined;
      for (const item of unit.items) {
        const isOutside = item.kind === 'assignment' && item.section === undefined;
        // A header that is missing is one mistake, however many lines are below it.
        if (isOutside && !isFollowing(before) && sectionMeantBy(unit, before) === undefined)
          yield outside(unit, source, item, before);
        if (item.kind !== 'assignment' && item.kind !== 'section' && !isCutOff(unit, item, before))
          yield bad(unit, item, before);
        before = item;
      }
    }
  },
};

function isFollowing(before: UnitItem | undefined): boolean {
  return before?.kind === 'assignment' && before.section === undefined;
}

/** Blanks behind a backslash made a line of its own of it, which CC319 reports. */
function isCutOff(unit: UnitText, item: BadLine, before: UnitItem | undefined): boolean {
  return (
    before !== undefined &&
    /^\\?[ \t]+\r?\n\s*$/.test(unit.text.slice(before.end - 1, item.start)) &&
    unit.text[before.end - 1] === '\\'
  );
}

function outside(
  unit: UnitText,
  source: string,
  { key, start, end }: Assignment,
  before: UnitItem | undefined,
): Finding {
  const [section, ...others] = sectionsWith(unit.kind, key);
  const place = placeIn(unit, { start, end });
  const isOne = section !== undefined && others.length === 0;
  const header = isOne ? `\`[${section}]\`` : 'its section';
  const message = `systemd ignores ${quote(`${key}=`)} before the first section; put ${header} above it`;
  const indentation = isOne && before === undefined ? indentationOf(unit, source) : undefined;
  if (indentation === undefined) return { message, ...place };
  const text = `[${section}]\n${indentation}`;
  const fix: Fix = { title: `Add [${section}]`, edits: [{ start: place.start, end: place.start, text }] };
  return { message, ...place, fix };
}

function bad(unit: UnitText, item: BadLine, before: UnitItem | undefined): Finding {
  const place = placeIn(unit, item);
  switch (item.kind) {
    case 'bad-header':
      return { ...place, ...brokenHeader(unit, item) };
    case 'no-key':
      return {
        ...place,
        message: 'systemd ignores a line that begins with `=`; name the directive before it',
      };
    case 'no-equals':
      return { ...place, ...withoutEquals(unit, item, before) };
    default:
      return item.kind satisfies never;
  }
}

type Advice = Pick<Finding, 'message'> & { readonly fix?: Fix };

function brokenHeader(unit: UnitText, item: BadLine): Advice {
  const [head = '', name = '', rest = ''] = /^\[\s*([A-Za-z0-9-]+)[\s\])};:]*(.*)$/s.exec(item.text) ?? [];
  const message = `systemd refuses the unit for the section header ${quote(item.text)}; a header is \`[Section]\` alone on its line`;
  if (head === '' || !sectionsOf(unit.kind).includes(name)) return { message };
  if (rest !== '' && !/^[#;]/.test(rest)) return { message };
  return { message, ...replacement(unit, item, `[${name}]`, `Write [${name}]`) };
}

/** The section that a line without brackets, or with others, is meant to begin. */
function sectionMeantBy(unit: UnitText, item: UnitItem | undefined): string | undefined {
  if (item?.kind !== 'no-equals') return undefined;
  const name = /^[(<{]?\s*([A-Z][A-Za-z]+)\s*[\])>}:]?$/.exec(item.text)?.[1];
  return name !== undefined && sectionsOf(unit.kind).includes(name) ? name : undefined;
}

function withoutEquals(unit: UnitText, item: BadLine, before: UnitItem | undefined): Advice {
  // Its words can be a secret, as those of a command that is cut off here.
  const start = 'systemd ignores this line, which has no `=`';
  const section = sectionMeantBy(unit, item);
  if (section !== undefined) {
    const message = `${start}; the header of a section is \`[${section}]\``;
    return { message, ...replacement(unit, item, `[${section}]`, `Write [${section}]`) };
  }
  const comment = /^(?:\/\/|--)\s+/.exec(item.text)?.[0];
  if (comment !== undefined) {
    const piece = { start: item.start, end: item.start + comment.length };
    return { message: `${start}; comments begin with \`#\``, ...replacement(unit, piece, '# ', 'Write #') };
  }
  const colon = /^([A-Za-z0-9-]+)(?:\s*:\s*|\s+)/.exec(item.text);
  if (
    colon?.[1] !== undefined &&
    item.section !== undefined &&
    isDirective(unit.kind, item.section, colon[1])
  ) {
    const piece = { start: item.start, end: item.start + colon[0].length };
    const message = `${start}; write \`${colon[1]}=\``;
    return { message, ...replacement(unit, piece, `${colon[1]}=`, `Write ${colon[1]}=`) };
  }
  const isNext =
    before?.kind === 'assignment' && /^\r?\n[ \t]*$/.test(unit.text.slice(before.end, item.start));
  // Other directives hardly ever go on in a next line.
  if (before === undefined || !isNext || !/^(?:Exec\w+|Environment)$/.test(before.key))
    return { message: `${start}; remove it or correct it` };
  const message = `${start}; end the line above it with \`\\\` when it goes on here`;
  const place = unit.places(before.end - 1, before.end);
  if (!place.isExact || unit.node.style !== 'block') return { message };
  const edits = [{ start: place.end, end: place.end, text: ' \\' }];
  return { message, fix: { title: 'Continue the line above', edits, isUnsafe: true } };
}
