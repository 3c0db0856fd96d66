import type { Rule } from '../rule.ts';

export const envelopeDamaged: Rule = {
  code: 'CC007',
  name: 'envelope-damaged',
  severity: 'error',
  boot: 'refuse',
  summary: 'the compressed or encoded file cannot be unpacked',
};
