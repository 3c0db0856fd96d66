import type { Rule } from '../rule.ts';
import { scalarsOutsideBodies } from '../scalars.ts';

/** The name of an address in the manner of other tools, or without its dollar sign. */
const FORM =
  /(?<![\w$\\{-])(?:\$?\(|\$\$|\$ +|\$\{|%\{?|@|<)?((?:public|private)_ipv[46])\b[)%}@>$]?|(?<!\$)\{((?:PUBLIC|PRIVATE)_IPV[46])\}/g;

export const variableForm: Rule = {
  code: 'CC396',
  name: 'variable-form',
  severity: 'error',
  boot: 'keep',
  summary: 'the name of a variable stands in a setting in a form that nothing replaces',
  details: 'Variables are written `$private_ipv4` or `${private_ipv4}`.',
  *check({ root, source }) {
    for (const { node, at } of scalarsOutsideBodies(root)) {
      const isAddress = at[0] === 'coreos' && at.length === 3 && at[1] !== 'units';
      if (!isAddress) continue;
      const written = source.slice(node.start, node.end);
      for (const { index, 0: text, 1: small, 2: capital } of written.matchAll(FORM)) {
        const name = small ?? capital?.toLowerCase();
        if (name === undefined || text === `\${${name}}`) continue;
        const start = node.start + index;
        const end = start + text.length;
        const message = `nothing replaces this form of \`${name}\`; write \`$${name}\``;
        const fix = { title: `Write $${name}`, edits: [{ start, end, text: `$${name}` }] };
        yield { message, at, start, end, fix };
      }
    }
  },
};
