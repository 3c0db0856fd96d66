import type { Fix } from '../diagnostic.ts';
import { filesIn, textAt } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import type { ScalarNode } from '../tree.ts';

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
      const problem = problemOf(node);
      if (problem !== undefined) yield { ...problem, at, start: node.start, end: node.end };
    }
  },
};

function problemOf(node: ScalarNode): { message: string; fix?: Fix } | undefined {
  const { text } = node;
  if (/^\s+\//.test(text)) return { message: 'the path begins with white space; remove it' };
  const better = text
    .replace(/^["'\s]+|["'\s]+$|^file:\/\/(?=\/)/g, '')
    .replace(/^[A-Z]:(?=\\)/, '')
    .replaceAll('\\', '/');
  if (better !== text && /^\/[\w./@-]+$/.test(better) && !better.includes('..'))
    return {
      message: `the path ${quote(text)} must be absolute; write ${quote(better)}`,
      fix: madeAbsolute(node, better),
    };
  if (/^~|^\$\{?HOME\b/.test(text)) {
    const message = `nothing replaces the beginning of ${quote(text)}, since no shell reads it; write the whole home directory, such as /home/core`;
    return { message };
  }
  if (!text.startsWith('/')) {
    const message = `the path ${quote(text)} must be absolute; begin it with \`/\``;
    const isPlainPath = /^[\w.][\w./-]*$/.test(text) && !text.includes('..');
    return isPlainPath ? { message, fix: madeAbsolute(node, `/${text.replace(/^\.\//, '')}`) } : { message };
  }
  if (/(?:^|\/)\.\.(?:\/|$)/.test(text))
    return { message: `the path ${quote(text)} must not contain \`..\`; write the directory that is meant` };
  if (/\/\.?$/.test(text))
    return { message: `the path ${quote(text)} names a directory; add the name of the file` };
  return text.includes('\0') ? { message: 'the path must not contain a NUL character' } : undefined;
}

function madeAbsolute({ start, end }: ScalarNode, text: string): Fix {
  return { title: 'Make it absolute', edits: [{ start, end, text }] };
}
