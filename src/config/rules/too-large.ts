import type { Rule } from '../rule.ts';

export const tooLarge: Rule = {
  code: 'CC005',
  name: 'too-large',
  severity: 'error',
  boot: 'refuse',
  summary: 'the document is larger than any platform lets user-data be',
  looksBeyond: true,
};
