import type { Rule } from '../rule.ts';

export const unknownVariable: Rule = {
  code: 'CC307',
  name: 'unknown-variable',
  severity: 'warning',
  boot: 'keep',
  summary: 'a variable that cloud-config does not know stays as it is written',
};
