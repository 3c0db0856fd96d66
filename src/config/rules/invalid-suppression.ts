import type { Rule } from '../rule.ts';

export const invalidSuppression: Rule = {
  code: 'CC090',
  name: 'invalid-suppression',
  severity: 'warning',
  boot: 'keep',
  summary:
    'a comment that shall hide a finding has no reason, names no rule, or names one that cannot be hidden',
  details: `A comment hides findings of the line that it stands on, or, alone on a line, of the next one; \`ignore-file\` hides
them in the whole document. Several codes or rule names are separated by commas, and what follows \`--\` says why.

Hiding changes nothing at boot: what a finding says about it stays true. A finding for which the boot refuses the whole
document cannot be hidden.`,
};
