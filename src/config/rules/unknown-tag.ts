import type { Rule } from '../rule.ts';

export const unknownTag: Rule = {
  code: 'CC108',
  name: 'unknown-tag',
  severity: 'warning',
  boot: 'keep',
  summary: 'a YAML tag that cloud-config does not know is ignored',
};
