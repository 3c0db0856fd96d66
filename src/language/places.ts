import type { ScalarNode, TreeNode } from '../config/tree.ts';

/** The scalar that a place is in, when it is in one. */
export function enclosingScalar(root: TreeNode, offset: number): ScalarNode | undefined {
  let node: TreeNode | undefined = root;
  while (node !== undefined && node.kind !== 'scalar') node = childAround(node, offset);
  return node;
}

function childAround(node: Exclude<TreeNode, ScalarNode>, offset: number): TreeNode | undefined {
  const children = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value);
  return children.find(({ start, end }) => start <= offset && offset < end);
}
