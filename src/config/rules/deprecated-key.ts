import type { Rule } from '../rule.ts';

export const deprecatedKey: Rule = {
  code: 'CC205',
  name: 'deprecated-key',
  severity: 'info',
  boot: 'keep',
  summary: 'a key that still works and has a successor, or does nothing any more',
  reportedIn2018: true,
};
