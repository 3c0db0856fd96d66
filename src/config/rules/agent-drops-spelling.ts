import { agentKeysIn } from '../agent-keys.ts';
import { AGENT_TITLES, hyphenEffect } from '../agents.ts';
import type { Rule } from '../rule.ts';
import { writing } from '../source-text.ts';

// Flatcar's agent changed its YAML library and lost the spelling that its own examples used.
export const agentDropsSpelling: Rule = {
  code: 'CC402',
  name: 'agent-drops-spelling',
  severity: 'error',
  boot: 'keep',
  summary: 'the agent that the document is for drops keys that are written with hyphens',
  details:
    "Only said for `--target flatcar` or `cloud-init`; see [targets](../targets.md). Flatcar's agent drops them since release 3975 ([flatcar/Flatcar#1567](https://github.com/flatcar/Flatcar/issues/1567)); name an older one as `flatcar:3815`.",
  *check({ root, agent, source }) {
    if (agent === undefined) return;
    for (const { pattern, at, entry, isKnown } of agentKeysIn(root, agent)) {
      const effect = hyphenEffect(agent, pattern);
      if (!isKnown || !entry.written.includes('-') || effect === 'read') continue;
      const { keyStart: start, keyEnd: end, key, written } = entry;
      const text = source.slice(start, end).replaceAll('-', '_');
      const what = effect === 'dropped' ? 'drops' : 'warns of';
      const message = `${AGENT_TITLES[agent.name]} ${what} the spelling \`${written}\`; write \`${key}\``;
      const fix = writing({ start, end }, text, key);
      yield { message, at, start, end, fix, ...(effect === 'dropped' ? {} : { severity: 'info' }) };
    }
  },
};
