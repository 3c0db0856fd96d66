import type { Rule } from '../rule.ts';

export const unusedSuppression: Rule = {
  code: 'CC091',
  name: 'unused-suppression',
  severity: 'warning',
  boot: 'keep',
  summary:
    'a comment hides a finding that is not there any more, and would hide the next mistake in its place',
  details: `Rules that look at more than the document, such as those of \`--target\`, may have nothing to say here and something
elsewhere, so a comment about them is never called unused. Neither is any comment in a document that the boot refuses,
since not everything in it was read.`,
};
