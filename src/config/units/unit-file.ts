/** A stretch of a unit file's text; UTF-16 units from 0, the end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** `[Name]`. */
export interface SectionHeader extends Stretch {
  readonly kind: 'section';
  readonly name: string;
  /** The name without its brackets. */
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** `Key=value`; a value over several lines is joined as systemd joins it. */
export interface Assignment extends Stretch {
  readonly kind: 'assignment';
  /** Of the header above, known or not; `undefined` before the first header. */
  readonly section: string | undefined;
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Without surrounding white space; empty to reset a list. */
  readonly value: string;
  /** The line goes on behind a backslash. */
  readonly lines: readonly LinePart[];
}

/** One line of an assignment that goes over several. */
export interface LinePart extends Stretch {
  /** Where the line begins in the joined value; below 0 on the first line, whose key is not part of the value. */
  readonly at: number;
}

/** A line that systemd does not take: it ignores it, and of a file with a broken header it refuses all. */
export interface BadLine extends Stretch {
  readonly kind: 'bad-header' | 'no-equals' | 'no-key';
  readonly section: string | undefined;
  readonly text: string;
}

const HEADER = /^\s*\[([A-Za-z0-9-]+)\]\s*\\?$/;

export type UnitItem = SectionHeader | Assignment | BadLine;

/**
 * Reads a unit file as systemd does: comments also stand between continued lines, a backslash joins a line to the
 * next, everything before the first `=` is the key. Linear in the length of the text.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html
 */
export function parseUnitFile(text: string): readonly UnitItem[] {
  const items: UnitItem[] = [];
  let section: string | undefined;
  let parts: Stretch[] = [];
  for (const line of linesOf(text)) {
    const first = text.slice(line.start, line.end).trimStart()[0];
    if (first === '#' || first === ';') continue;
    parts.push(line);
    if (isContinued(text, line)) continue;
    const item = itemOf(text, parts, section);
    parts = [];
    if (item === undefined) continue;
    section = sectionBelow(item, text) ?? section;
    items.push(item);
  }
  const item = itemOf(text, parts, section);
  return item === undefined ? items : [...items, item];
}

/**
 * The section that the author means the lines below to be in: a broken header and one that a backslash above it
 * made part of a value are headers too. What is wrong is said once, of them.
 */
function sectionBelow(item: UnitItem, text: string): string | undefined {
  switch (item.kind) {
    case 'section':
      return item.name;
    case 'bad-header':
      return item.text.replace(/^\[|\].*$/g, '').trim();
    case 'assignment': {
      const [, ...others] = item.lines;
      const last = others.map(({ start, end }) => HEADER.exec(text.slice(start, end))?.[1]);
      return last.findLast((name) => name !== undefined);
    }
    default:
      return undefined;
  }
}

/** Where a piece of an assignment's joined value stands in the text. */
export function stretchIn({ lines }: Assignment, from: number, to: number): Stretch {
  return {
    start: offsetIn(lines, from),
    end: to > from ? offsetIn(lines, to - 1) + 1 : offsetIn(lines, from),
  };
}

/** The value's own stretch, or its end when it is empty. */
export function valueStretch(assignment: Assignment): Stretch {
  return stretchIn(assignment, 0, assignment.value.length);
}

function offsetIn(lines: readonly LinePart[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  return line === undefined ? offset : line.start + offset - line.at;
}

function* linesOf(text: string): Generator<Stretch> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found === -1 ? text.length : found;
    yield { start, end: text[next - 1] === '\r' && next > start ? next - 1 : next };
    start = next + 1;
  }
}

/** An odd number of backslashes ends the line. */
function isContinued(text: string, { start, end }: Stretch): boolean {
  let count = 0;
  while (end - count > start && text[end - count - 1] === '\\') count += 1;
  return count % 2 === 1;
}

function itemOf(text: string, parts: readonly Stretch[], section: string | undefined): UnitItem | undefined {
  const { joined, lines } = join(text, parts);
  const trimmed = joined.trim();
  const lead = joined.length - joined.trimStart().length;
  const place = { start: offsetIn(lines, lead), end: offsetIn(lines, lead + trimmed.length - 1) + 1 };
  if (trimmed === '') return undefined;
  if (trimmed.startsWith('[')) return headerOf(trimmed, place, section);
  const equals = trimmed.indexOf('=');
  if (equals === -1) return { kind: 'no-equals', section, text: trimmed, ...place };
  const key = trimmed.slice(0, equals).trimEnd();
  if (key === '') return { kind: 'no-key', section, text: trimmed, ...place };
  const behind = trimmed.slice(equals + 1);
  const value = behind.trimStart();
  const skipped = lead + equals + 1 + behind.length - value.length;
  return {
    kind: 'assignment',
    section,
    key,
    keyStart: place.start,
    keyEnd: place.start + key.length,
    value,
    lines: lines.map((line) => ({ ...line, at: line.at - skipped })),
    ...place,
  };
}

/** Lines that continue each other as one; a backslash becomes a space, and the next line loses its indentation. */
function join(text: string, parts: readonly Stretch[]): { joined: string; lines: readonly LinePart[] } {
  let joined = '';
  const lines: LinePart[] = [];
  for (const [index, { start, end }] of parts.entries()) {
    const line = text.slice(start, end);
    const kept = index === 0 ? line : line.trimStart();
    lines.push({ start: start + line.length - kept.length, end, at: joined.length });
    joined += isContinued(text, { start, end }) ? `${kept.slice(0, -1)} ` : kept;
  }
  return { joined, lines };
}

function headerOf(trimmed: string, place: Stretch, section: string | undefined): UnitItem {
  const name = trimmed.slice(1, -1);
  // Of systemd's string_is_safe: no control characters, no quotes and no backslashes.
  const isSafe = ![...name].some((letter) => letter < ' ' || letter === '\x7f' || `\\"'`.includes(letter));
  if (!trimmed.endsWith(']') || trimmed.length < 2 || !isSafe)
    return { kind: 'bad-header', section, text: trimmed, ...place };
  return { kind: 'section', name, nameStart: place.start + 1, nameEnd: place.end - 1, ...place };
}
