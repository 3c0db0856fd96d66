import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { encodeBinaryContent, isBinary } from './binary-content.ts';
import type { Diagnostic } from './diagnostic.ts';
import { positionsIn } from './lines.ts';
import type { Path } from './path.ts';
import { diagnose, quote } from './rule.ts';
import { aliasBomb } from './rules/alias-bomb.ts';
import { duplicateKey } from './rules/duplicate-key.ts';
import { keyNotText } from './rules/key-not-text.ts';
import { mixedSpelling } from './rules/mixed-spelling.ts';
import { unknownAlias } from './rules/unknown-alias.ts';
import { unknownTag } from './rules/unknown-tag.ts';
import { unusedAnchor } from './rules/unused-anchor.ts';
import {
  canonicalKey,
  type Entry,
  type MapNode,
  type Place,
  type ScalarNode,
  type TreeNode,
} from './tree.ts';

/** Nodes that a small document may have once its aliases are expanded; every rule walks over all of them. */
const NODE_LIMIT = 10_000;

const KNOWN_TAG = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|binary|timestamp|merge))$/;

interface Built {
  readonly node: TreeNode;
  /** How many nodes it is when every alias in it is expanded. */
  readonly weight: number;
}

export interface TreeBuilder {
  build(contents: Node): TreeNode;
  diagnostics(): readonly Diagnostic[];
}

/** Turns the YAML library's nodes into a `TreeNode`, resolving aliases, merge keys and repeated keys on the way. */
export function createTreeBuilder(source: string): TreeBuilder {
  const found: Diagnostic[] = [];
  const anchors = new Map<string, Built>();
  /** Anchors of words that no alias has named so far. */
  const idle = new Map<string, Place<ScalarNode>>();
  // As libyaml reads it: a block scalar gets no line break that the file does not have.
  const isCutOff = !/\n[ \t]*$/.test(source.slice(-200));
  // Written out, a document has no more nodes than characters.
  const nodeLimit = Math.max(NODE_LIMIT, source.length);
  let bombed = false;
  let positions: ReturnType<typeof positionsIn> | undefined;

  function lineAt(offset: number): number {
    positions ??= positionsIn(source);
    return positions(offset).line;
  }

  function empty(start: number, end: number): Built {
    return { node: { kind: 'scalar', text: '', style: 'plain', start, end }, weight: 1 };
  }

  function build(node: unknown, at: Path, fallback: number): Built {
    const [start, end] = rangeOf(node, fallback);
    if (isAlias(node)) return buildAlias(node.source, at, start, end);
    const built = buildValue(node, at, start, end);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) {
      anchors.set(anchor, built);
      if (built.node.kind === 'scalar' && built.node.style === 'plain')
        idle.set(anchor, { node: built.node, at });
    }
    return built;
  }

  function buildValue(node: unknown, at: Path, start: number, end: number): Built {
    if (isMap(node)) return buildMap(node, at, start, end);
    if (isSeq(node)) return buildList(node, at, start, end);
    if (isScalar(node)) return { node: scalarNode(node, at, start, end), weight: 1 };
    return empty(start, end);
  }

  function buildAlias(name: string, at: Path, start: number, end: number): Built {
    const target = anchors.get(name);
    idle.delete(name);
    if (target !== undefined) return target;
    const message = `no anchor ${quote(`&${name}`)} stands before this alias; quote the value if \`*\` is meant literally`;
    found.push(diagnose(unknownAlias, { message, at, start, end }));
    return empty(start, end);
  }

  function nothingMerged({ start, end, text }: ScalarNode, at: Path): void {
    const isName = /^[\w-]+$/.test(text);
    const message = `\`<<\` takes an alias${isName ? `, \`*${text}\`` : ' such as `*defaults`'}; of this text nothing is merged`;
    const fix = {
      title: `Write *${text}`,
      edits: [{ start, end: start, text: '*' }],
      isUnsafe: true,
    } as const;
    found.push(diagnose(unknownAlias, { message, at, start, end, ...(isName ? { fix } : {}), boot: 'keep' }));
  }

  function weigh(weight: number, at: Path, start: number, end: number): void {
    if (weight <= nodeLimit || bombed) return;
    bombed = true;
    const message = `aliases expand this to more than ${nodeLimit} values; write out what is needed instead`;
    found.push(diagnose(aliasBomb, { message, at, start, end: Math.min(end, start + 1) }));
  }

  function buildList(list: YAMLSeq, at: Path, start: number, end: number): Built {
    let weight = 1;
    const nodes: TreeNode[] = [];
    for (const [index, item] of list.items.entries()) {
      const built = build(item, [...at, index], start);
      nodes.push(built.node);
      weight += built.weight;
    }
    weigh(weight, at, start, end);
    return { node: { kind: 'list', items: nodes, start, end }, weight };
  }

  function buildMap(map: YAMLMap, at: Path, start: number, end: number): Built {
    const entries = new Map<string, Entry>();
    const merged: MapNode[] = [];
    let weight = 1;
    for (const pair of map.items) {
      const key = keyOf(pair, at, start);
      if (key === undefined) continue;
      const built = build(pair.value, [...at, canonicalKey(key.text)], key.end);
      weight += built.weight;
      if (key.text === '<<') {
        merged.push(...mapsIn(built.node));
        if (built.node.kind === 'scalar') nothingMerged(built.node, at);
      } else
        add(
          entries,
          {
            key: canonicalKey(key.text),
            written: key.text,
            keyStart: key.start,
            keyEnd: key.end,
            value: built.node,
          },
          at,
        );
    }
    const binary = map.items.find(
      ({ key, value }) => isContent(key) && isScalar(value) && isBinary(value.value),
    );
    if (isScalar(binary?.value)) encodeBinaryContent(entries, binary.value.source?.replace(/\s/g, '') ?? '');
    for (const { entries: more } of merged) {
      for (const [name, entry] of more) if (!entries.has(name)) entries.set(name, entry);
    }
    weigh(weight, at, start, end);
    return { node: { kind: 'map', entries, start, end }, weight };
  }

  function keyOf(
    pair: Pair,
    at: Path,
    fallback: number,
  ): { text: string; start: number; end: number } | undefined {
    const [start, end] = rangeOf(pair.key, fallback);
    if (isScalar(pair.key)) return { text: textOf(pair.key), start, end };
    const message = 'a key must be plain text; quote it, or remove the bracket or brace';
    found.push(diagnose(keyNotText, { message, at, start, end }));
    return undefined;
  }

  function add(entries: Map<string, Entry>, entry: Entry, at: Path): void {
    const before = entries.get(entry.key);
    entries.delete(entry.key);
    entries.set(entry.key, entry);
    if (before === undefined) return;
    const first = `line ${lineAt(before.keyStart)}`;
    const place = { at: [...at, entry.key], start: entry.keyStart, end: entry.keyEnd };
    if (before.written === entry.written) {
      const message = `${quote(entry.written)} stands here and on ${first}; keep one, the later wins`;
      found.push(diagnose(duplicateKey, { ...place, message }));
      return;
    }
    const message = `${quote(entry.written)} here and ${quote(before.written)} on ${first} are the same key; keep one, the later wins`;
    found.push(diagnose(mixedSpelling, { ...place, message }));
  }

  function scalarNode(scalar: Scalar, at: Path, start: number, end: number): TreeNode {
    if (scalar.tag !== undefined && !KNOWN_TAG.test(scalar.tag)) {
      const message = `the tag ${quote(scalar.tag)} means nothing here; remove it`;
      found.push(diagnose(unknownTag, { message, at, start, end }));
    }
    const style = styleOf(scalar);
    const written = textOf(scalar);
    const text = style === 'block' && isCutOff && end >= source.length ? written.replace(/\n$/, '') : written;
    const last = style === 'block' && source[end - 1] === '\n' ? end - 1 : end;
    return { kind: 'scalar', text, style, start, end: last };
  }

  return {
    build: (contents) => build(contents, [], 0).node,
    diagnostics: () => [...found, ...[...idle].flatMap(([name, place]) => anchorInText(source, name, place))],
  };
}

/** `&Alice Doe`, of which YAML takes the first word for an anchor; one in lower case or capitals is meant as such. */
function anchorInText(source: string, name: string, { node, at }: Place<ScalarNode>): readonly Diagnostic[] {
  const start = source.lastIndexOf(`&${name}`, node.start);
  const written = source.slice(start, node.end);
  if (start === -1 || !/^&(?![a-z_]|[A-Z\d_-]+ )\S+ +[^\n"\\]+$/.test(written)) return [];
  const message = `${quote(`&${name}`)} is no part of the text but an anchor, which no alias names; quote the whole, or remove it`;
  const fix = {
    title: 'Quote the whole',
    edits: [{ start, end: node.end, text: `"${written}"` }],
    isUnsafe: true,
  } as const;
  return [diagnose(unusedAnchor, { message, at, start, end: start + name.length + 1, fix })];
}

function isContent(key: unknown): boolean {
  return isScalar(key) && key.value === 'content';
}

function styleOf(scalar: Scalar): 'plain' | 'quoted' | 'block' {
  if (scalar.type === 'PLAIN' || scalar.type === undefined) return 'plain';
  return scalar.type.startsWith('BLOCK') ? 'block' : 'quoted';
}

function textOf(scalar: Scalar): string {
  const { value } = scalar;
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return scalar.source ?? '';
}

function mapsIn(node: TreeNode): readonly MapNode[] {
  if (node.kind === 'map') return [node];
  if (node.kind === 'list') return node.items.filter((item) => item.kind === 'map');
  return [];
}

function rangeOf(node: unknown, fallback: number): readonly [number, number] {
  if (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) {
    const range = node.range;
    if (range) return [range[0], range[1]];
  }
  return [fallback, fallback];
}
