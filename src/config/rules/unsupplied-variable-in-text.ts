import type { Rule } from '../rule.ts';

export const unsuppliedVariableInText: Rule = {
  code: 'CC309',
  name: 'unsupplied-variable-in-text',
  severity: 'warning',
  boot: 'keep',
  summary: 'a text names an address that the datasource did not supply',
  looksBeyond: true,
};
