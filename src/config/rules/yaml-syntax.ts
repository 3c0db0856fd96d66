import type { Rule } from '../rule.ts';

export const yamlSyntax: Rule = {
  code: 'CC101',
  name: 'yaml-syntax',
  severity: 'error',
  boot: 'refuse',
  summary: 'the text is not YAML, so nothing after the mistake can be trusted',
  reportedIn2018: true,
};
