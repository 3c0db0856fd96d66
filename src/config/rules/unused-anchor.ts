import type { Rule } from '../rule.ts';

export const unusedAnchor: Rule = {
  code: 'CC110',
  name: 'unused-anchor',
  severity: 'warning',
  boot: 'keep',
  summary: 'a word that begins with `&` is an anchor to YAML and no part of the text',
};
