import type { Edit, Fix } from './diagnostic.ts';
import { lineStartAt } from './lines.ts';
import { scalarPlaces } from './scalar-places.ts';
import type { Entry, MapNode, ScalarNode, TreeNode } from './tree.ts';

/** A stretch of the source text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where words of a scalar stand in the source, line breaks between them included; `undefined` when they do not. */
export function stretchOf(words: string, { start, end }: ScalarNode, source: string): Stretch | undefined {
  const written = source.slice(start, end);
  const [first = '', ...rest] = words.trim().split(/\s+/);
  if (first === '') return undefined;
  for (let from = written.indexOf(first); from !== -1; from = written.indexOf(first, from + 1)) {
    let at = from + first.length;
    const isWhole = rest.every((word) => {
      const gap = /^\s+/.exec(written.slice(at, at + 1000))?.[0].length ?? 0;
      const isHere = gap > 0 && written.startsWith(word, at + gap);
      at += gap + word.length;
      return isHere;
    });
    if (isWhole) return { start: start + from, end: start + at };
  }
  return undefined;
}

/** What to underline of a scalar: all of it, of a block its mark only. */
export function markOf({ start, end, style }: ScalarNode): Stretch {
  return { start, end: style === 'block' ? start + 1 : end };
}

/** Finds pieces of a scalar's value by their offsets in it; one that quoting or folding hides is marked as a whole. */
export function piecesOf(node: ScalarNode, source: string): (start: number, end: number) => Stretch {
  const places = scalarPlaces(source, node);
  return (start, end) => {
    const { isExact, ...place } = places(start, end);
    return isExact ? place : markOf(node);
  };
}

/** The edit that gives a key of a map this value, written before `beside` when the map does not have the key. */
function settingEdit(
  map: MapNode,
  key: string,
  value: string,
  beside: Entry,
  source: string,
): Edit | undefined {
  const present = map.entries.get(key);
  if (present !== undefined) {
    if (present.value.kind !== 'scalar') return undefined;
    const { start, end } = present.value;
    // A key without a value stands at its colon.
    return { start, end, text: start === end ? ` ${value}` : value };
  }
  const at = beside.keyStart;
  if (source[map.start] === '{') return { start: at, end: at, text: `${key}: ${value}, ` };
  const indentation = ' '.repeat(at - lineStartAt(source, at));
  return { start: at, end: at, text: `${key}: ${value}\n${indentation}` };
}

/** The edit that takes an element out of a list: its lines, when it stands on them alone. */
export function removalOf({ start, end }: Stretch, source: string): Edit | undefined {
  const lineStart = lineStartAt(source, start);
  const next = source.indexOf('\n', end);
  const lineEnd = next === -1 ? source.length : next + 1;
  const isAlone =
    /^[ \t]*-[ \t]+$/.test(source.slice(lineStart, start)) && source.slice(end, lineEnd).trim() === '';
  return isAlone ? { start: lineStart, end: lineEnd, text: '' } : undefined;
}

/** The fix that gives an entry a key with this value, beside one that it has. */
export function settingFix(
  entry: TreeNode,
  { key, value, beside, title }: Readonly<Record<'key' | 'value' | 'beside' | 'title', string>>,
  source: string,
): Fix | undefined {
  const present = entry.kind === 'map' ? entry.entries.get(beside) : undefined;
  if (entry.kind !== 'map' || present === undefined) return undefined;
  const edit = settingEdit(entry, key, value, present, source);
  return edit && { title, edits: [edit] };
}

/** The fix that gives a file of `write_files` another mode. */
export function modeFix(file: TreeNode, mode: string, source: string): Fix | undefined {
  const setting = {
    key: 'permissions',
    value: `"${mode}"`,
    beside: 'path',
    title: `Give the file mode ${mode}`,
  };
  return settingFix(file, setting, source);
}

/** The fix that writes a text in place of a stretch; `shown` is what it is called. */
export function writing({ start, end }: Stretch, text: string, shown: string = text): Fix {
  return { title: `Write ${shown}`, edits: [{ start, end, text }] };
}

/** A fix that may change what the document means, or lose something. */
export function unsafe(fix: Fix | undefined): Fix | undefined {
  return fix && { ...fix, isUnsafe: true };
}
