import { canonicalKey } from '../config/tree.ts';

/** A place in `[a, b]` or `{name: a}` on one line. */
export interface FlowPlace {
  readonly role: 'key' | 'value' | 'item';
  /** From the collection on. */
  readonly way: readonly (string | number)[];
  /** What a completion replaces. */
  readonly start: number;
  readonly end: number;
}

interface Level {
  readonly kind: 'map' | 'list';
  index: number;
  key: string | undefined;
  /** Where the current word may begin. */
  from: number;
}

/** Follows brackets, commas and colons up to the cursor; whatever is not closed yet stays open. */
export function flowPlace(text: string, cursor: number): FlowPlace {
  const levels: Level[] = [];
  let quote = '';
  for (let at = 0; at < cursor; at++) {
    const letter = text[at] ?? '';
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else step(levels, letter, at, text);
  }
  const top = levels.at(-1);
  const from = top?.from ?? 0;
  const start = from + (/^\s*/.exec(text.slice(from, cursor))?.[0].length ?? 0);
  const rest = /^[^,\]}:]*/.exec(text.slice(cursor))?.[0].trimEnd() ?? '';
  const isKey = top?.kind === 'map' && top.key === undefined;
  const way = levels.flatMap((level, index) => (isKey && index === levels.length - 1 ? [] : [wayOf(level)]));
  const role = top?.kind === 'list' ? 'item' : 'value';
  return { role: isKey ? 'key' : role, way, start, end: cursor + rest.length };
}

function wayOf({ kind, index, key }: Level): string | number {
  return kind === 'list' ? index : canonicalKey(key ?? '');
}

function step(levels: Level[], letter: string, at: number, text: string): void {
  const top = levels.at(-1);
  if (letter === '[' || letter === '{') {
    levels.push({ kind: letter === '[' ? 'list' : 'map', index: 0, key: undefined, from: at + 1 });
    return;
  }
  if (top === undefined) return;
  if (letter === ']' || letter === '}') levels.pop();
  else if (letter === ',') {
    top.index += 1;
    top.key = undefined;
    top.from = at + 1;
  } else if (
    letter === ':' &&
    top.kind === 'map' &&
    top.key === undefined &&
    /[\s,}]|^$/.test(text[at + 1] ?? '')
  ) {
    top.key = text
      .slice(top.from, at)
      .trim()
      .replace(/^["']|["']$/g, '');
    top.from = at + 1;
  }
}
