import { DIFFERENCES, type Difference, isAbout, type Value } from '../agent-differences.ts';
import { type AgentKey, agentKeysIn } from '../agent-keys.ts';
import { AGENT_TITLES } from '../agents.ts';
import type { Finding, Rule } from '../rule.ts';
import { writing } from '../source-text.ts';
import type { Agent } from '../target.ts';

export const agentReadsOtherwise: Rule = {
  code: 'CC403',
  name: 'agent-reads-otherwise',
  severity: 'error',
  boot: 'keep',
  summary: 'the agent that the document is for reads the value otherwise',
  details: 'Only said for `--target coreos`, `flatcar` or `cloud-init`; see [targets](../targets.md).',
  *check({ root, agent }) {
    if (agent === undefined) return;
    const rows = DIFFERENCES.filter(({ agents }) => agents.includes(agent.name));
    for (const each of agentKeysIn(root, agent)) {
      if (!each.isKnown) continue;
      const value = readValue(each);
      for (const row of rows)
        if (isAbout(row, each.pattern) && row.concerns(value)) yield findingOf(row, each, value, agent);
    }
  },
};

function readValue({ entry, key }: AgentKey): Value {
  const { value: node } = entry;
  const isScalar = node.kind === 'scalar';
  return {
    kind: node.kind,
    text: isScalar ? node.text : '',
    isPlain: isScalar && node.style === 'plain',
    type: key.shape.kind,
  };
}

function findingOf(row: Difference, { at, entry }: AgentKey, { text }: Value, agent: Agent): Finding {
  const { start, end } = entry.value;
  const written = entry.value.kind === 'scalar' ? row.write?.(text) : undefined;
  const message = `\`${entry.written}\`: ${AGENT_TITLES[agent.name]} ${row.effect}; ${row.remedy}`;
  const fix = written === undefined ? {} : { fix: writing({ start, end }, written) };
  return { message, at, start, end, severity: row.severity, ...fix };
}
