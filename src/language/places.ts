import type { Entry, ListNode, MapNode, ScalarNode, TreeNode } from '../config/tree.ts';

/** The scalar that a place is in, when it is in one. */
export function enclosingScalar(root: TreeNode, offset: number): ScalarNode | undefined {
  let node: TreeNode | undefined = root;
  while (node !== undefined && node.kind !== 'scalar')
    node = writtenChildren(node).find(({ start, end }) => start <= offset && offset < end);
  return node;
}

/**
 * The nodes that stand inside of a node in the text. What an alias or a merge key brings stands elsewhere: following it
 * could take very long, and its place would be wrong.
 */
export function writtenChildren(node: TreeNode): readonly TreeNode[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return writtenItems(node).map(([, item]) => item);
  return writtenEntries(node).flatMap((entry) => (isAliased(entry) ? [] : [entry.value]));
}

/** With their positions in the list. */
export function writtenItems({ items, start }: ListNode): readonly (readonly [number, TreeNode])[] {
  const written: (readonly [number, TreeNode])[] = [];
  let end = start;
  for (const [index, item] of items.entries()) {
    if (item.start < end) continue;
    written.push([index, item]);
    end = item.end;
  }
  return written;
}

export function writtenEntries({ entries, start, end }: MapNode): readonly Entry[] {
  return [...entries.values()].filter(({ keyStart }) => start <= keyStart && keyStart <= end);
}

/** An anchor always stands before its aliases. */
export function isAliased({ keyStart, value }: Entry): boolean {
  return value.start < keyStart;
}
