import type { Rule } from '../rule.ts';

export const missingKey: Rule = {
  code: 'CC204',
  name: 'missing-key',
  severity: 'error',
  boot: 'drop-item',
  summary: 'an entry without a key that it needs',
};
