import { AGENT_TITLES } from '../agents.ts';
import { HEADER_NEAR_TOP } from '../header.ts';
import type { Rule } from '../rule.ts';

export const agentHeader: Rule = {
  code: 'CC404',
  name: 'agent-header',
  severity: 'error',
  boot: 'keep',
  summary: 'the agent that the document is for does not know it by its first line, and applies nothing',
  details: 'Only said for `--target coreos`, `flatcar` or `cloud-init`; see [targets](../targets.md).',
  *check({ source, agent }) {
    const [whole, before = '', after = ''] = HEADER_NEAR_TOP.exec(source) ?? [];
    if (agent === undefined || whole === undefined) return;
    const isKnown =
      agent.name === 'cloud-init' ? !before.includes('\ufeff') : before === '' && after.trim() === '';
    if (isKnown) return;
    const fix = {
      title: 'Make the header exact',
      edits: [{ start: 0, end: whole.length, text: '#cloud-config' }],
    };
    const message = `${AGENT_TITLES[agent.name]} does not take this for cloud-config; let \`#cloud-config\` be the whole first line`;
    yield { message, at: [], start: 0, end: whole.length, fix };
  },
};
