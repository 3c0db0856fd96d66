import { lineStartAt } from '../config/lines.ts';
import type { Path } from '../config/path.ts';
import { find, scalar, type TreeNode } from '../config/tree.ts';
import { directivesOf, isDirective, sectionsOf } from '../config/units/directives.ts';
import { completeDirective } from './complete-directive.ts';
import type { Completion } from './completion.ts';
import type { Context } from './context.ts';
import { patternOf } from './keys.ts';
import { scanOutline } from './outline-scan.ts';

/** The kind of unit whose text stands at a place: `service` for the content of `x.service` and of its drop-ins. */
function kindAt(at: Path, nameAt: (unit: Path) => string | undefined): string | undefined {
  const pattern = patternOf(at);
  const isUnit = pattern === 'coreos.units[].content' || pattern === 'coreos.units[].drop_ins[].content';
  return isUnit ? /\.([a-z]+)$/.exec(nameAt(at.slice(0, 3)) ?? '')?.[1] : undefined;
}

/** The name that a unit has in a text that need not be good YAML. */
function typedName(text: string, unit: Path): string | undefined {
  let name: string | undefined;
  scanOutline(text, {
    entered({ key, rest }, { outline }) {
      const at = outline.frames.at(-1)?.at;
      const isHere =
        key?.name === 'name' && at?.length === unit.length && at.every((part, i) => part === unit[i]);
      if (isHere) name = rest.text.replace(/^["']|["']$/g, '');
    },
  });
  return name;
}

const MANUAL = 'https://www.freedesktop.org/software/systemd/man/latest/systemd.directives.html';

/** Sections of the unit, directives of the section that the cursor is in, and values of the directive. */
export function completeUnitBody(text: string, { at, start, end, typed }: Context): readonly Completion[] {
  const kind = kindAt(at, (unit) => typedName(text, unit));
  if (kind === undefined) return [];
  const before = text.slice(lineStartAt(text, start), start).trimStart();
  const after = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const place = { start, end, kind: 'directive' as const };
  if (before === '[')
    return sectionsOf(kind).map((name) => {
      return { ...place, label: name, text: after.startsWith(']') ? name : `${name}]`, rank: `0${name}` };
    });
  const section = sectionBefore(text, start);
  const offset = start + typed.length;
  const value = /^[ \t]*([A-Za-z][\w-]*)[ \t]*=(.*)$/.exec(text.slice(lineStartAt(text, start), offset));
  if (value !== null && section !== undefined)
    return completeDirective(text, { kind, section, key: value[1] ?? '', typed: value[2] ?? '', offset });
  if (before !== '') return [];
  if (section === undefined)
    return sectionsOf(kind).map((name) => ({
      ...place,
      label: `[${name}]`,
      text: `[${name}]`,
      rank: `0${name}`,
    }));
  return directivesOf(kind, section).map((name) => {
    const value = after.startsWith('=') ? name : `${name}=`;
    return { ...place, label: name, text: value, rank: `1${name}`, documentation: manual(name) };
  });
}

/** The section that a line of a unit is in; lines of the body have the same indentation or more. */
function sectionBefore(text: string, offset: number): string | undefined {
  let end = text.lastIndexOf('\n', offset - 1);
  for (let line = 0; end > 0 && line < 10_000; line++) {
    const start = lineStartAt(text, end);
    const content = text.slice(start, end).trim();
    const section = /^\[([\w-]+)\]$/.exec(content)?.[1];
    if (section !== undefined) return section;
    if (/:[ \t]*[|>][-+\d]*$/.test(content)) return undefined;
    end = start - 1;
  }
  return undefined;
}

function manual(name: string): string {
  return `[${name}= in the manual of systemd](${MANUAL}#${encodeURIComponent(name)}=)`;
}

/** Where the manual says more of the directive at a place. */
export function directiveAt(
  text: string,
  root: TreeNode | undefined,
  { at }: Context,
  offset: number,
): { readonly markdown: string; readonly start: number; readonly end: number } | undefined {
  const kind = kindAt(at, (unit) => root && scalar(find({ node: root, at: [] }, ...unit, 'name'))?.node.text);
  if (kind === undefined) return undefined;
  const line = lineStartAt(text, offset);
  const match = /^([ \t]*)([A-Za-z][\w-]*)[ \t]*=/.exec(text.slice(line, line + 200));
  const section = sectionBefore(text, line);
  if (match === null || section === undefined) return undefined;
  const [, margin = '', name = ''] = match;
  const start = line + margin.length;
  const end = start + name.length;
  if (offset < start || offset > end || !isDirective(kind, section, name)) return undefined;
  return { markdown: `**[${section}] ${name}=**\n\n${manual(name)}`, start, end };
}
