import type { Rule } from '../rule.ts';

export const aliasBomb: Rule = {
  code: 'CC104',
  name: 'alias-bomb',
  severity: 'error',
  boot: 'refuse',
  summary: 'aliases repeat so much of the document that it would fill the memory',
};
