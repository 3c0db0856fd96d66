import type { Rule } from '../rule.ts';

export const invalidValue: Rule = {
  code: 'CC203',
  name: 'invalid-value',
  severity: 'error',
  boot: 'drop-key',
  summary: 'a value that the key does not allow',
  reportedIn2018: true,
};
