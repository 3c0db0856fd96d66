import { textsOf, usersIn } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { markOf } from '../source-text.ts';
import { find, isNull, type Place, type ScalarNode, scalar } from '../tree.ts';

const EXAMPLE = '`ALL=(ALL) NOPASSWD:ALL`';

export const sudoRule: Rule = {
  code: 'CC371',
  name: 'sudo-rule',
  severity: 'error',
  boot: 'keep',
  summary: 'visudo refuses what is no rule for sudo, so that the user gets none',
  details:
    'A rule is `HOSTS=(USERS) COMMANDS` without the name of the user, which is written before it. See sudoers(5).',
  *check({ root }) {
    for (const user of usersIn(root)) {
      for (const { node, at } of textsOf(find(user, 'sudo'))) {
        const problem = problemOf(node, scalar(find(user, 'name')));
        if (problem !== undefined) yield { message: problem, at, ...markOf(node) };
      }
    }
  },
};

function problemOf(node: ScalarNode, name: Place<ScalarNode> | undefined): string | undefined {
  const text = node.text.trim();
  if (isNull(node) || text === '' || text === 'false' || text.startsWith('#')) return undefined;
  if (!text.includes('='))
    return `${quote(text)} is no rule for sudo; write one such as ${EXAMPLE}, or \`false\` for none`;
  const [first] = text.split(/\s/);
  if (name === undefined || first !== name.node.text) return undefined;
  return `the rule begins with the user's name, which is written before it anyway; write the rest of it only, such as ${EXAMPLE}`;
}
