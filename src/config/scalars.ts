import type { Path } from './path.ts';
import { type Place, type ScalarNode, scalar, type TreeNode } from './tree.ts';

/** Every text of a document but the bodies of files and units, in its order. */
export function* scalarsOutsideBodies(
  root: TreeNode | undefined,
  at: Path = [],
): Generator<Place<ScalarNode>> {
  if (root === undefined) return;
  if (root.kind === 'scalar') {
    const place = scalar({ node: root, at });
    if (place !== undefined) yield place;
    return;
  }
  if (root.kind === 'list') {
    for (const [index, node] of root.items.entries()) yield* scalarsOutsideBodies(node, [...at, index]);
    return;
  }
  for (const { key, value } of root.entries.values())
    if (key !== 'content') yield* scalarsOutsideBodies(value, [...at, key]);
}
