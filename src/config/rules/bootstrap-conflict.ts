import { textAt } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { find } from '../tree.ts';

const WAYS = ['initial_cluster', 'discovery', 'discovery_srv', 'discovery_token'] as const;

export const bootstrapConflict: Rule = {
  code: 'CC362',
  name: 'bootstrap-conflict',
  severity: 'error',
  boot: 'keep',
  summary: 'etcd does not start with more than one way to find its members',
  *check({ root }) {
    if (root === undefined) return;
    for (const section of ['etcd2', 'etcd_member']) {
      const place = find({ node: root, at: [] }, 'coreos', section);
      const given = WAYS.flatMap((key) => {
        const text = textAt(place, key);
        return text === undefined || text.node.text === '' ? [] : [{ key, text }];
      });
      const [first, ...others] = given.sort((left, right) => left.text.node.start - right.text.node.start);
      if (first === undefined) continue;
      for (const { key, text } of others) {
        const { at, node } = text;
        const message = `etcd does not start with both ${quote(first.key)} and ${quote(key)}; keep one of them`;
        const related = [
          { message: 'the other one', start: first.text.node.start, end: first.text.node.end },
        ];
        yield { message, at, start: node.start, end: node.end, related };
      }
    }
  },
};
