import type { Rule } from '../rule.ts';

export const misplacedKey: Rule = {
  code: 'CC206',
  name: 'misplaced-key',
  severity: 'error',
  boot: 'drop-key',
  summary: 'a known key in the wrong place',
  reportedIn2018: true,
};
