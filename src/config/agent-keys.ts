import { agentKnows } from './agents.ts';
import { type Key, type Shape, shape } from './generated/shape.ts';
import type { Path } from './path.ts';
import type { Agent } from './target.ts';
import { type Entry, isNull, type TreeNode } from './tree.ts';

/** A key of a document that the schema knows, and whether an agent does too. */
export interface AgentKey {
  /** `users[].name`: the way to it, whatever the position in a list. */
  readonly pattern: string;
  readonly at: Path;
  readonly entry: Entry;
  readonly key: Key;
  readonly isKnown: boolean;
}

/** The keys of a document from the top down; those below a key that the agent drops are left out. */
export function agentKeysIn(root: TreeNode | undefined, agent: Agent): Iterable<AgentKey> {
  return root === undefined ? [] : below(root, shape, { agent, pattern: '', at: [] });
}

interface Way {
  readonly agent: Agent;
  readonly pattern: string;
  readonly at: Path;
}

function* below(node: TreeNode, type: Shape, way: Way): Generator<AgentKey> {
  const { agent, pattern, at } = way;
  if (node.kind === 'list' && type.kind === 'list') {
    for (const [index, item] of node.items.entries())
      yield* below(item, type.items, { agent, pattern: `${pattern}[]`, at: [...at, index] });
    return;
  }
  if (node.kind !== 'map' || type.kind !== 'map') return;
  for (const entry of node.entries.values()) {
    const key = type.keys[entry.key];
    if (key === undefined || isNull(entry.value)) continue;
    const next = pattern === '' ? entry.key : `${pattern}.${entry.key}`;
    const isKnown = agentKnows(agent, next, key);
    const place = [...at, entry.key];
    yield { pattern: next, at: place, entry, key, isKnown };
    if (isKnown) yield* below(entry.value, key.shape, { agent, pattern: next, at: place });
  }
}
