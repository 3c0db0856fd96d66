import { agentKeysIn } from '../agent-keys.ts';
import { AGENT_TITLES, LOST_KEYS } from '../agents.ts';
import type { Rule } from '../rule.ts';

const DETAILS = 'Only said for `--target coreos`, `flatcar` or `cloud-init`; see [targets](../targets.md).';

export const agentDropsKey: Rule = {
  code: 'CC401',
  name: 'agent-drops-key',
  severity: 'error',
  boot: 'keep',
  summary: 'the agent that the document is for does not know the key, and drops it',
  details: DETAILS,
  *check({ root, agent }) {
    if (agent === undefined) return;
    for (const { pattern, at, entry, isKnown } of agentKeysIn(root, agent)) {
      if (isKnown) continue;
      const lost = LOST_KEYS.find(({ path, agents }) => path === pattern && agents.includes(agent.name));
      const message = `${AGENT_TITLES[agent.name]} does not know \`${entry.written}\` and drops it; ${lost?.remedy ?? 'remove it'}`;
      const isHarmless = entry.value.kind === 'scalar' && lost?.harmless?.test(entry.value.text) === true;
      yield {
        message,
        at,
        start: entry.keyStart,
        end: entry.keyEnd,
        ...(isHarmless ? { severity: 'info' } : {}),
      };
    }
  },
};
