import { readScalar } from './scalar.ts';
import { isNull, type ScalarNode, type TreeNode } from './tree.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A tree as JSON, for settings that a program reads so: keys as written, unquoted numbers and true or false as such. */
export function jsonText(node: TreeNode): string {
  return JSON.stringify(plainOf(node));
}

function plainOf(node: TreeNode): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(
        [...node.entries.values()].map(({ written, value }) => [written, plainOf(value)]),
      );
    case 'list':
      return node.items.map(plainOf);
    default:
      return scalarOf(node);
  }
}

function scalarOf(node: ScalarNode): unknown {
  if (isNull(node)) return null;
  const isNumber = node.style === 'plain' && NUMBER.test(node.text);
  return isNumber ? Number(node.text) : (readScalar(node, { kind: 'boolean' }) ?? node.text);
}
