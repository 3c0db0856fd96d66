import type { Path } from './path.ts';

/**
 * A document as written: every scalar keeps its source text and its place, so that the schema, not YAML, says how it
 * is read. Offsets are UTF-16 units from 0, ends are exclusive.
 */
export interface ScalarNode {
  readonly kind: 'scalar';
  /** Plain scalars as written, quoted and block scalars without their quoting. */
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block';
  readonly start: number;
  readonly end: number;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
  readonly start: number;
  readonly end: number;
}

export interface Entry {
  /** Underscore spelling: `-` and `_` are the same in keys. */
  readonly key: string;
  readonly written: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: TreeNode;
}

export interface MapNode {
  readonly kind: 'map';
  /** One entry a key; of a repeated key the last one. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly start: number;
  readonly end: number;
}

export type TreeNode = ScalarNode | ListNode | MapNode;

/** A node and the way to it. */
export interface Place<N extends TreeNode = TreeNode> {
  readonly node: N;
  readonly at: Path;
}

export function canonicalKey(written: string): string {
  return written.includes('-') ? written.replaceAll('-', '_') : written;
}

const NULL = /^(?:~|null|Null|NULL)?$/;

/** Whether a node says "no value", which is the same as leaving the key out. */
export function isNull(node: TreeNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && NULL.test(node.text);
}

/** The place below `place` that the keys and positions lead to, or nothing. */
export function find(place: Place | undefined, ...way: Path): Place | undefined {
  let here = place;
  for (const part of way) {
    if (here === undefined) return undefined;
    const child = childOf(here.node, part);
    here = child === undefined ? undefined : { node: child, at: [...here.at, part] };
  }
  return here;
}

function childOf(node: TreeNode, part: string | number): TreeNode | undefined {
  if (node.kind === 'map' && typeof part === 'string') return node.entries.get(part)?.value;
  if (node.kind === 'list' && typeof part === 'number') return node.items[part];
  return undefined;
}

/** The elements of the list at `place`; none when it is not a list. */
export function* items(place: Place | undefined): Generator<Place> {
  if (place?.node.kind !== 'list') return;
  for (const [index, node] of place.node.items.entries()) yield { node, at: [...place.at, index] };
}

/** The text at `place`, when there is a scalar with a value. */
export function scalar(place: Place | undefined): Place<ScalarNode> | undefined {
  if (place?.node.kind !== 'scalar' || isNull(place.node)) return undefined;
  return { node: place.node, at: place.at };
}
