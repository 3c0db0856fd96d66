import type { Rule } from '../rule.ts';

export const severalDocuments: Rule = {
  code: 'CC106',
  name: 'several-documents',
  severity: 'warning',
  boot: 'keep',
  summary: 'only the first YAML document of a file is read',
};
