import type { Rule } from '../rule.ts';

export const otherFormat: Rule = {
  code: 'CC006',
  name: 'other-format',
  severity: 'error',
  boot: 'refuse',
  summary: 'the file is meant for another tool',
};
