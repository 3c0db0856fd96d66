import type { Rule } from '../rule.ts';

export const duplicateKey: Rule = {
  code: 'CC102',
  name: 'duplicate-key',
  severity: 'error',
  boot: 'keep',
  summary: 'a key stands twice in one mapping; the last one wins, as it did in 2018',
};
