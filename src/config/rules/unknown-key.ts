import type { Rule } from '../rule.ts';

export const unknownKey: Rule = {
  code: 'CC201',
  name: 'unknown-key',
  severity: 'error',
  boot: 'drop-key',
  summary: 'a key that cloud-config does not know is left out',
  reportedIn2018: true,
};
