import { readBlockLines } from './plain-block.ts';
import {
  canonicalKey,
  type Entry,
  type ListNode,
  type MapNode,
  type ScalarNode,
  type TreeNode,
} from './tree.ts';

const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;
const COMMA = 44;
const DASH = 45;
const OPENING = 91;
const CLOSING = 93;

const KEY = /([A-Za-z0-9_][\w./-]{0,99}):(?=[ \n])/y;
const PLAIN = /(?:[^ \t\n,[\]{}#&*!|>'"%@`:?-]|[:?-][^ \t\n])[^\t\n]*/y;
const PLAIN_IN_FLOW = /[A-Za-z0-9_./][\w./+@%~-]*/y;
// With more escapes than that an engine remembers too many places that it could go back to.
const SINGLE_QUOTED = /'([^'\t\n]*(?:''[^'\t\n]*){0,10000})'/y;
const DOUBLE_QUOTED = /"([^"\\\t\n]*(?:\\[\\"nt][^"\\\t\n]*){0,10000})"/y;
const BLOCK_HEADER = /\|(-?)(?: +#[^\n]*| *)\n/y;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** Nesting that no document has; the library says so in words. */
const DEPTH_LIMIT = 50;

/**
 * Reads a document in the form that nearly all have: maps and lists in lines, scalars on one line, texts after `|`,
 * comments. `undefined` for every other, and for each that may have a mistake: those are read by the YAML library,
 * which takes ten times as long. What both can read they read alike, to the last offset.
 */
export function readPlainDocument(document: string): TreeNode | undefined {
  if (document.includes('\r') || /[ \t]$/.test(document.slice(-1))) return undefined;
  const source = document.endsWith('\n') ? document : `${document}\n`;
  /** The next that is to be read. */
  let at = 0;
  /** Column of the line's first word; -1 at the end of the document. */
  let indent = 0;
  /** Behind the last value, its comment and its line break: where every collection ends that it is the last of. */
  let end = 0;
  /** Column of the comment that stands before this line and further in, if any: what ends here may count it in. */
  let comment = 0;
  let depth = 0;

  /** Goes to the next line that says something. */
  function nextLine(): void {
    let deepest = 0;
    for (;;) {
      const start = at;
      skipSpaces();
      const code = source.charCodeAt(at);
      if (code === NEWLINE) at++;
      else if (code === HASH) {
        deepest = Math.max(deepest, at - start);
        at = lineEnd() + 1;
      } else {
        indent = at < source.length ? at - start : -1;
        comment = deepest > indent ? deepest : 0;
        return;
      }
    }
  }

  function skipSpaces(): void {
    while (source.charCodeAt(at) === SPACE) at++;
  }

  function lineEnd(): number {
    return source.indexOf('\n', at);
  }

  /** Leaves a line on which nothing but a comment follows. */
  function leaveLine(): boolean {
    const isApart = source.charCodeAt(at) === SPACE;
    skipSpaces();
    const code = source.charCodeAt(at);
    if (code !== NEWLINE && !(code === HASH && isApart)) return false;
    at = lineEnd() + 1;
    end = at;
    nextLine();
    return true;
  }

  function isDash(): boolean {
    const next = source.charCodeAt(at + 1);
    return source.charCodeAt(at) === DASH && (next === SPACE || next === NEWLINE);
  }

  function matching(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(source);
  }

  function collection(column: number): TreeNode | undefined {
    if (++depth > DEPTH_LIMIT) return undefined;
    const node = isDash() ? list(column) : map(column);
    depth--;
    // A comment in line with the innermost does not count, unless more ends than that.
    if (indent > column || (comment > 0 && comment !== column)) return undefined;
    if (comment > 0) comment = Number.POSITIVE_INFINITY;
    return node;
  }

  /** Whether another entry of the collection in that column follows. */
  function goesOn(column: number): boolean {
    if (indent !== column) return false;
    comment = 0;
    return true;
  }

  function map(column: number): MapNode | undefined {
    const start = at;
    const entries = new Map<string, Entry>();
    do {
      const written = matching(KEY)?.[1];
      if (written === undefined) return undefined;
      const key = canonicalKey(written);
      const keyStart = at;
      const keyEnd = at + written.length;
      at = keyEnd + 1;
      const value = entryValue(column);
      if (value === undefined || entries.has(key)) return undefined;
      entries.set(key, { key, written, keyStart, keyEnd, value });
    } while (goesOn(column));
    return { kind: 'map', entries, start, end: Math.min(end, document.length) };
  }

  function entryValue(column: number): TreeNode | undefined {
    if (!isLineOver()) return value(column);
    if (!leaveLine()) return undefined;
    if (indent > column || (indent === column && isDash())) return collection(indent);
    return undefined;
  }

  /** Whether a key or dash is the last of its line. */
  function isLineOver(): boolean {
    let next = at;
    while (source.charCodeAt(next) === SPACE) next++;
    const code = source.charCodeAt(next);
    return code === NEWLINE || (code === HASH && next > at);
  }

  function list(column: number): ListNode | undefined {
    const start = at;
    const items: TreeNode[] = [];
    do {
      const item = listItem(column);
      if (item === undefined) return undefined;
      items.push(item);
    } while (isDash() && goesOn(column));
    return { kind: 'list', items, start, end: Math.min(end, document.length) };
  }

  function listItem(column: number): TreeNode | undefined {
    const dash = at++;
    if (isLineOver()) return leaveLine() && indent > column ? collection(indent) : undefined;
    skipSpaces();
    if (isDash() || matching(KEY) !== null) return collection(column + at - dash);
    return value(column);
  }

  /** A value that begins on this line, of a collection in that column. */
  function value(column: number): TreeNode | undefined {
    skipSpaces();
    const header = matching(BLOCK_HEADER);
    if (header !== null) return blockText(header, column);
    const node = source.charCodeAt(at) === OPENING ? flowList() : (quoted() ?? plain());
    return node !== undefined && leaveLine() && indent <= column ? node : undefined;
  }

  function quoted(): ScalarNode | undefined {
    const double = matching(DOUBLE_QUOTED);
    const written = double ?? matching(SINGLE_QUOTED);
    const inner = written?.[1];
    if (inner === undefined) return undefined;
    const text =
      double === null
        ? inner.replaceAll("''", "'")
        : inner.replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
    return scalar(text, 'quoted', inner.length + 2);
  }

  function scalar(text: string, style: ScalarNode['style'], length: number): ScalarNode {
    const start = at;
    at += length;
    return { kind: 'scalar', text, style, start, end: at };
  }

  function plain(): ScalarNode | undefined {
    const line = matching(PLAIN)?.[0];
    if (line === undefined) return undefined;
    const comment = line.indexOf(' #');
    let length = comment === -1 ? line.length : comment;
    while (line.charCodeAt(length - 1) === SPACE) length--;
    const text = line.slice(0, length);
    return text.includes(': ') || text.endsWith(':') ? undefined : scalar(text, 'plain', length);
  }

  /** `[a, "b"]` */
  function flowList(): ListNode | undefined {
    const start = at++;
    const items: TreeNode[] = [];
    skipSpaces();
    while (source.charCodeAt(at) !== CLOSING) {
      const word = matching(PLAIN_IN_FLOW)?.[0];
      const item = word === undefined ? quoted() : scalar(word, 'plain', word.length);
      if (item === undefined) return undefined;
      items.push(item);
      skipSpaces();
      if (source.charCodeAt(at) === COMMA) at++;
      else if (source.charCodeAt(at) !== CLOSING) return undefined;
      skipSpaces();
    }
    return { kind: 'list', items, start, end: ++at };
  }

  function blockText([header, chomping]: RegExpExecArray, column: number): ScalarNode | undefined {
    const start = at;
    const block = readBlockLines(source, at + header.length, column);
    if (block === undefined) return undefined;
    at = block.next;
    end = block.end;
    nextLine();
    if (indent > column) return undefined;
    const isCutOff = end > document.length;
    const text = `${block.lines.join('\n')}${chomping === '' && !isCutOff ? '\n' : ''}`;
    return { kind: 'scalar', text, style: 'block', start, end: end - 1 };
  }

  nextLine();
  if (indent === 0 && source.startsWith('---\n', at)) {
    at += 4;
    nextLine();
  }
  const root = indent === 0 ? collection(0) : undefined;
  return indent === -1 ? root : undefined;
}
