import { positionsIn } from '../config/lines.ts';
import { find, type Place, scalar, type TreeNode } from '../config/tree.ts';
import type { Analysis } from './analysis.ts';
import { patternOf } from './keys.ts';
import { isAliased, writtenChildren, writtenEntries, writtenItems } from './places.ts';

/** A part of a document by its name, for outlines. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'section' | 'unit' | 'drop-in' | 'user' | 'file' | 'key' | 'list';
  readonly start: number;
  readonly end: number;
  /** Of the name, inside of it. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly children: readonly DocumentSymbol[];
}

/** The sections of a document, and what is in them: units, files and users by name. */
export function symbolsIn({ root }: Analysis): readonly DocumentSymbol[] {
  return root === undefined ? [] : entriesOf({ node: root, at: [] });
}

const KINDS = { map: 'section', list: 'list', scalar: 'key' } as const;

function entriesOf(place: Place): readonly DocumentSymbol[] {
  if (place.node.kind !== 'map') return [];
  return writtenEntries(place.node).map((entry) => {
    const { key, written, keyStart, keyEnd, value } = entry;
    const inner: Place = { node: value, at: [...place.at, key] };
    const children = value.kind === 'list' ? itemsOf : entriesOf;
    return {
      name: written === '' ? '?' : written,
      ...detail(inner),
      kind: KINDS[value.kind],
      start: keyStart,
      end: Math.max(keyEnd, value.end),
      nameStart: keyStart,
      nameEnd: keyEnd,
      children: isAliased(entry) ? [] : children(inner),
    };
  });
}

/** How many there are; values are not shown, since they may be secret. */
function detail({ node }: Place): { readonly detail?: string } {
  return node.kind === 'list' ? { detail: `${node.items.length}` } : {};
}

const NAMED: Readonly<Record<string, { readonly kind: DocumentSymbol['kind']; readonly by: string }>> = {
  'coreos.units[]': { kind: 'unit', by: 'name' },
  'coreos.units[].drop_ins[]': { kind: 'drop-in', by: 'name' },
  'users[]': { kind: 'user', by: 'name' },
  'write_files[]': { kind: 'file', by: 'path' },
};

function itemsOf({ node, at }: Place): readonly DocumentSymbol[] {
  if (node.kind !== 'list') return [];
  return writtenItems(node).flatMap(([index, item]) => {
    const place: Place = { node: item, at: [...at, index] };
    const named = NAMED[patternOf(place.at)];
    if (named === undefined) return [];
    const name = scalar(find(place, named.by))?.node;
    const [nameStart, nameEnd] = name === undefined ? [item.start, item.start] : [name.start, name.end];
    const isInside = item.start <= nameStart && nameEnd <= item.end;
    const dropIns = find(place, 'drop_ins');
    return [
      {
        name: name?.text === undefined || name.text === '' ? `${named.kind} ${index + 1}` : name.text,
        ...verbOf(place),
        kind: named.kind,
        start: item.start,
        end: item.end,
        nameStart: isInside ? nameStart : item.start,
        nameEnd: isInside ? nameEnd : item.start,
        children: dropIns === undefined ? [] : itemsOf(dropIns),
      },
    ];
  });
}

function verbOf(place: Place): { readonly detail?: string } {
  const verb = scalar(find(place, 'command'))?.node.text;
  return verb === undefined ? {} : { detail: verb };
}

export interface Fold {
  /** Lines from 0; the last is folded too. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment';
}

/** Mappings, elements and block scalars of more than a line, and runs of comments. */
export function foldsIn({ text, root }: Analysis): readonly Fold[] {
  const folds = new Map<number, Fold>();
  const positions = positionsIn(text);
  const add = (start: number, end: number): void => {
    const last = start + text.slice(start, end).trimEnd().length;
    const [startLine, endLine] = [positions(start).line - 1, positions(Math.max(start, last)).line - 1];
    const known = folds.get(startLine);
    if (endLine > startLine && (known === undefined || known.endLine < endLine))
      folds.set(startLine, { startLine, endLine });
  };
  if (root !== undefined) walk(root, add);
  for (const comment of commentFolds(text))
    if (!folds.has(comment.startLine)) folds.set(comment.startLine, comment);
  return [...folds.values()].sort((left, right) => left.startLine - right.startLine);
}

function walk(node: TreeNode, add: (start: number, end: number) => void): void {
  if (node.kind === 'map')
    for (const entry of writtenEntries(node)) if (!isAliased(entry)) add(entry.keyStart, entry.value.end);
  for (const child of writtenChildren(node)) {
    if (node.kind === 'list' && child.kind !== 'scalar') add(child.start, child.end);
    walk(child, add);
  }
}

function* commentFolds(text: string): Generator<Fold> {
  let first: number | undefined;
  const lines = text.split('\n');
  for (let line = 0; line <= lines.length; line++) {
    const isComment = /^\s*#/.test(lines[line] ?? '');
    if (isComment) first ??= line;
    else {
      if (first !== undefined && line - first > 1)
        yield { startLine: first, endLine: line - 1, kind: 'comment' };
      first = undefined;
    }
  }
}
