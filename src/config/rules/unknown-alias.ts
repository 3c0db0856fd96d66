import type { Rule } from '../rule.ts';

export const unknownAlias: Rule = {
  code: 'CC109',
  name: 'unknown-alias',
  severity: 'error',
  boot: 'refuse',
  summary: 'an alias names an anchor that does not stand before it, or `<<` has none',
  reportedIn2018: true,
};
