import type { Rule } from '../rule.ts';

export const wrongType: Rule = {
  code: 'CC202',
  name: 'wrong-type',
  severity: 'error',
  boot: 'drop-key',
  summary: 'a value of the wrong type is left out, as it was in 2018',
  reportedIn2018: true,
};
