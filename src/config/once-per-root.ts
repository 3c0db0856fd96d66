import type { TreeNode } from './tree.ts';

/** What is found in a document, from its root. */
export type InRoot<T> = (root: TreeNode | undefined) => readonly T[];

/** Keeps what `look` finds with the root: a document does not change, and many rules ask the same of it. */
export function oncePerRoot<T>(look: (root: TreeNode) => Iterable<T>): InRoot<T> {
  const kept = new WeakMap<TreeNode, readonly T[]>();
  return (root) => {
    if (root === undefined) return [];
    const known = kept.get(root);
    if (known !== undefined) return known;
    const found = [...look(root)];
    kept.set(root, found);
    return found;
  };
}
