import type { Rule } from '../rule.ts';

export const nestedTooDeep: Rule = {
  code: 'CC105',
  name: 'nested-too-deep',
  severity: 'error',
  boot: 'refuse',
  summary: 'the document is nested deeper than any cloud-config',
};
