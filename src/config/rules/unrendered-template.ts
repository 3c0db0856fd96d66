import type { Rule } from '../rule.ts';
import { scalarsOutsideBodies } from '../scalars.ts';
import { piecesOf } from '../source-text.ts';
import { templateMarkIn, templateMessage } from '../template-mark.ts';

/** Other rules say of these what must stand in their place. */
const SECRET = /^(?:passwd|ssh_authorized_keys)$/;

export const unrenderedTemplate: Rule = {
  code: 'CC009',
  name: 'unrendered-template',
  severity: 'warning',
  boot: 'keep',
  summary: 'a setting holds a mark of a template that nobody has rendered',
  details:
    'Where the mark keeps the document from being read, the finding is an error and takes the place of those about YAML and types. Bodies of files and units are left alone: programs have templates of their own.',
  *check({ root, source }) {
    for (const { node, at } of scalarsOutsideBodies(root)) {
      if (at.some((part) => typeof part === 'string' && SECRET.test(part))) continue;
      const line = node.text.split('\n', 1)[0] ?? '';
      const mark = templateMarkIn(line, 0, line.length);
      if (mark === undefined) continue;
      const place = piecesOf(node, source)(mark.start, mark.end);
      yield { message: templateMessage(line.slice(mark.start, mark.end)), at, ...place };
    }
  },
};
