/**
 * A strict reader for the small XML documents of metadata services: elements, attributes, text. No document type, so no
 * entities but the five that XML has. Names are without their namespace's prefix.
 */
import { malformed } from './datasource-error.ts';
import type { JsonFile } from './json-file.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of the element itself, trimmed. */
  readonly text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[(?<raw>[\s\S]*?)\]\]>|<\/(?<end>[\w:.-]+)\s*>|<(?<start>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const DEEPEST = 64;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

type Fail = (problem: string) => never;

/** The root element; messages name the line and column, and never quote what is there. */
export function parseXml({ source, path, content }: JsonFile): XmlElement {
  const text = new TextDecoder().decode(content);
  const token = new RegExp(TOKEN);
  let position = 0;

  function fail(problem: string): never {
    const before = text.slice(0, position).split('\n');
    const place = `${path}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
    throw malformed(source, `${place}: ${problem}`);
  }

  const tree = createTree(fail);
  while (position < text.length) {
    token.lastIndex = position;
    const groups = token.exec(text)?.groups;
    if (groups === undefined) fail('cut off or not XML');
    const { start, end, attributes = '', empty, raw, text: between } = groups;
    if (between !== undefined) tree.text(decodeEntities(between, fail));
    if (raw !== undefined) tree.text(raw);
    if (start !== undefined) tree.start(start, attributesOf(attributes, fail));
    if (start !== undefined && empty === '/') tree.end(start);
    if (end !== undefined) tree.end(end);
    position = token.lastIndex;
  }
  return tree.root();
}

interface Open {
  /** With its prefix, as the end must have it. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

interface Tree {
  start(tag: string, attributes: Readonly<Record<string, string>>): void;
  end(tag: string): void;
  text(text: string): void;
  root(): XmlElement;
}

function createTree(fail: Fail): Tree {
  const roots: XmlElement[] = [];
  const open: Open[] = [];
  return {
    start: (tag, attributes) => {
      if (open.length >= DEEPEST) fail('nested too deep');
      if (open.length === 0 && roots.length > 0) fail('a second root element');
      open.push({ tag, attributes, children: [], text: '' });
    },
    end: (tag) => {
      const ended = open.pop();
      if (ended === undefined || ended.tag !== tag) return fail('an end without its start');
      const { attributes, children, text } = ended;
      (open.at(-1)?.children ?? roots).push({
        name: localName(tag),
        attributes,
        children,
        text: text.trim(),
      });
    },
    text: (text) => {
      const within = open.at(-1);
      if (within !== undefined) within.text += text;
      else if (text.trim() !== '') fail('text outside of the root element');
    },
    root: () => {
      const [root] = roots;
      return root === undefined || open.length > 0 ? fail('cut off or not XML') : root;
    },
  };
}

function localName(name: string): string {
  return name.replace(/^.*:/, '');
}

function attributesOf(text: string, fail: Fail): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => {
    return [localName(name), decodeEntities(double ?? single ?? '', fail)] as const;
  });
  return Object.fromEntries(pairs);
}

function decodeEntities(text: string, fail: Fail): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));|&/gi, (_, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? fail('an entity that is not known');
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    const isCharacter = code > 0 && code <= 0x10ffff;
    return isCharacter ? String.fromCodePoint(code) : fail('an ampersand that stands for nothing');
  });
}

/** The elements at a path of names below one. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  const [name, ...rest] = path;
  if (name === undefined) return [element];
  const named = element.children.filter((child) => child.name === name);
  return named.flatMap((child) => elementsAt(child, ...rest));
}

/** The text of the first of them; empty is `undefined`. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  return elementsAt(element, ...path)[0]?.text || undefined;
}

/** Text as it may stand in an element or an attribute; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  const marks: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[<>&"]/g, (mark) => marks[mark] ?? '');
}
