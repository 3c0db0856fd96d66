import type { Rule } from '../rule.ts';

export const unsuppliedVariable: Rule = {
  code: 'CC308',
  name: 'unsupplied-variable',
  severity: 'error',
  boot: 'drop-item',
  summary: 'a setting needs an address that the datasource did not supply',
  looksBeyond: true,
};
