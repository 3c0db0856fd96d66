import type { Rule } from '../rule.ts';

export const keyNotText: Rule = {
  code: 'CC107',
  name: 'key-not-text',
  severity: 'error',
  boot: 'drop-key',
  summary: 'a key of a mapping must be plain text',
};
