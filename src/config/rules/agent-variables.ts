import { agentKeysIn } from '../agent-keys.ts';
import { AGENT_TITLES } from '../agents.ts';
import type { Shape } from '../generated/shape.ts';
import type { Path } from '../path.ts';
import type { Finding, Rule } from '../rule.ts';
import { markOf, stretchOf } from '../source-text.ts';
import type { AgentName } from '../target.ts';
import type { ScalarNode, TreeNode } from '../tree.ts';
import { referencesIn } from '../variables.ts';

export const agentVariables: Rule = {
  code: 'CC406',
  name: 'agent-variables',
  severity: 'error',
  boot: 'keep',
  summary: 'the agent that the document is for does not replace the variable, which stays as it is written',
  details: 'Only said for `--target coreos`, `flatcar` or `cloud-init`; see [targets](../targets.md).',
  *check({ root, agent, source }) {
    if (agent === undefined) return;
    for (const { at, entry, key, isKnown } of agentKeysIn(root, agent)) {
      if (!isKnown) continue;
      for (const [node, place, mode] of textsOf(entry.value, key.shape, at))
        yield* check(node, place, mode, agent.name, source);
    }
  },
};

type Text = readonly [node: ScalarNode, at: Path, mode: 'setting' | 'body'];

/** A text, or the texts of a list of texts. */
function* textsOf(node: TreeNode, shape: Shape, at: Path): Generator<Text> {
  if (shape.kind === 'list' && node.kind === 'list') {
    for (const [index, item] of node.items.entries())
      if (item.kind === 'scalar') yield* textsOf(item, shape.items, [...at, index]);
  }
  if (node.kind !== 'scalar' || shape.kind !== 'string' || shape.substitute === 'never') return;
  yield [node, at, shape.substitute];
}

function* check(
  node: ScalarNode,
  at: Path,
  mode: 'setting' | 'body',
  agent: AgentName,
  source: string,
): Generator<Finding> {
  for (const { name, written, isOld } of referencesIn(node.text, mode)) {
    const isBraced = written.startsWith('${');
    if (agent !== 'cloud-init' && isOld && !isBraced) continue;
    const place = stretchOf(written, node, source) ?? markOf(node);
    const isMendable = agent !== 'cloud-init' && isOld && node.text.split(written).length === 2;
    const plain = `$${name}`;
    const remedy = isMendable ? `write \`${plain}\`` : 'write the value itself';
    const message = `${AGENT_TITLES[agent]} does not replace \`${written}\`; ${remedy}`;
    const edit = { start: place.start, end: place.end, text: plain };
    yield {
      message,
      at,
      ...place,
      ...(isMendable && place.end - place.start === written.length
        ? { fix: { title: `Write ${plain}`, edits: [edit] } }
        : {}),
    };
    // One finding a text: a script may have many.
    return;
  }
}
