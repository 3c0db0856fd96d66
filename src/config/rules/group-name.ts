import { textsOf, usersIn } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { markOf, writing } from '../source-text.ts';
import { find, scalar } from '../tree.ts';

export const groupName: Rule = {
  code: 'CC372',
  name: 'group-name',
  severity: 'error',
  boot: 'keep',
  summary: 'no group has white space in its name, so that the user is put into none of those that are meant',
  *check({ root }) {
    for (const user of usersIn(root)) {
      const stated = find(user, 'groups');
      const text = scalar(stated);
      const primary = scalar(find(user, 'primary_group'));
      if (primary !== undefined && /\S[\s,;]+\S/.test(primary.node.text)) {
        const message = `${quote(primary.node.text)} is no name of a group; name one, and the others in \`groups\``;
        yield { message, at: primary.at, ...markOf(primary.node) };
      }
      for (const { node, at } of textsOf(stated)) {
        const names = node.text.split(',').map((name) => name.trim());
        const wrong = names.find((name) => /^[^-].*[\s;]|^[[(]|[\])]$/.test(name));
        if (wrong === undefined) continue;
        const several =
          text === undefined ? 'write an entry for each' : 'write commas between several groups';
        const message = `${quote(wrong)} is no name of a group; ${several}`;
        const better = node.text
          .split(/[\s,;[\]()]+/)
          .filter((name) => name !== '')
          .join(', ');
        const isPlain = text !== undefined && node.style !== 'block' && !/[\n"']/.test(node.text);
        const fix = writing(node, `"${better}"`, better);
        yield { message, at, ...markOf(node), ...(isPlain ? { fix } : {}) };
      }
    }
  },
};
