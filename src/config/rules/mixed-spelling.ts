import type { Rule } from '../rule.ts';

export const mixedSpelling: Rule = {
  code: 'CC103',
  name: 'mixed-spelling',
  severity: 'error',
  boot: 'keep',
  summary: 'a key stands twice in one mapping, once with hyphens and once with underscores',
};
