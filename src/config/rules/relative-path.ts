import { filesIn, textAt } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';

export const relativePath: Rule = {
  code: 'CC302',
  name: 'relative-path',
  severity: 'error',
  boot: 'drop-item',
  summary:
    'a file path must be absolute and without `..`, since there is no directory that it could be relative to',
  *check({ root }) {
    for (const file of filesIn(root)) {
      const path = textAt(file, 'path');
      if (path === undefined) continue;
      const { at, node } = path;
      const { start, end, text } = node;
      if (!text.startsWith('/')) {
        const fix = {
          title: 'Make it absolute',
          edits: [{ start, end, text: `/${text.replace(/^\.\//, '')}` }],
        };
        const isPlainPath = /^[\w.][\w./-]*$/.test(text) && !text.includes('..');
        yield {
          message: `the path ${quote(text)} must be absolute; begin it with \`/\``,
          at,
          start,
          end,
          ...(isPlainPath ? { fix } : {}),
        };
      } else if (/(?:^|\/)\.\.(?:\/|$)/.test(text)) {
        yield {
          message: `the path ${quote(text)} must not contain \`..\`; write the directory that is meant`,
          at,
          start,
          end,
        };
      } else if (text.endsWith('/')) {
        yield {
          message: `the path ${quote(text)} names a directory; add the name of the file`,
          at,
          start,
          end,
        };
      } else if (text.includes('\0')) {
        yield { message: 'the path must not contain a NUL character', at, start, end };
      }
    }
  },
};
