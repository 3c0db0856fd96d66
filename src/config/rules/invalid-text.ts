import type { Rule } from '../rule.ts';

export const invalidText: Rule = {
  code: 'CC004',
  name: 'invalid-text',
  severity: 'error',
  boot: 'refuse',
  summary: 'the file is not UTF-8 text, or holds characters that no text file has',
  reportedIn2018: true,
};
