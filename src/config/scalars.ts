import { type InRoot, oncePerRoot } from './once-per-root.ts';
import type { Path } from './path.ts';
import { isNull, type Place, type ScalarNode, type TreeNode } from './tree.ts';

/** Every text of a document but the bodies of files and units, in its order. */
export const scalarsOutsideBodies: InRoot<Place<ScalarNode>> = oncePerRoot((root) => {
  const found: Place<ScalarNode>[] = [];
  const look = (node: TreeNode, at: Path): void => {
    if (node.kind === 'scalar') {
      if (!isNull(node)) found.push({ node, at });
    } else if (node.kind === 'list')
      for (const [index, item] of node.items.entries()) look(item, [...at, index]);
    else for (const { key, value } of node.entries.values()) if (key !== 'content') look(value, [...at, key]);
  };
  look(root, []);
  return found;
});
