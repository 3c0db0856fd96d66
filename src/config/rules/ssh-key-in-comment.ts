import type { Fix } from '../diagnostic.ts';
import { sshKeyListsIn } from '../entries.ts';
import { lineStartAt } from '../lines.ts';
import type { Rule } from '../rule.ts';
import { markOf, stretchOf } from '../source-text.ts';
import type { ScalarNode } from '../tree.ts';

/** What separates two keys, and the second with its base64 part. */
const SECOND = /[\s,;]+((?:ssh|ecdsa|sk)-[\w@.-]+)[ \t]+AAAA[A-Za-z0-9+/]{16,}/g;
const KEY = /\bAAAA[A-Za-z0-9+/]{16,}/;

export const sshKeyInComment: Rule = {
  code: 'CC373',
  name: 'ssh-key-in-comment',
  severity: 'error',
  boot: 'keep',
  summary: 'a second key in the line of a first is a part of its comment, so that nobody can log in with it',
  *check({ root, source }) {
    for (const { node, at } of [...sshKeyListsIn(root)].flat()) {
      // Several lines in one entry are several keys.
      for (const line of node.text.split('\n')) {
        const first = KEY.exec(line);
        if (first === null) continue;
        const behind = line.slice(first.index + first[0].length);
        const [second] = behind.matchAll(SECOND);
        if (second === undefined) continue;
        const message =
          'sshd reads a second key in one line as the comment of the first; write an entry for each';
        yield { message, at, ...markOf(node), ...fixOf(second[0], node, source) };
      }
    }
  },
};

/** A new entry of a list whose entries stand on lines of their own, written without quotes. */
function fixOf(second: string, node: ScalarNode, source: string): { readonly fix?: Fix } {
  const dash = source.slice(lineStartAt(source, node.start), node.start);
  const isAlone =
    node.style === 'plain' && /^ *- +$/.test(dash) && !source.slice(node.start, node.end).includes('\n');
  const key = second.replace(/^[\s,;]+/, '');
  const place = isAlone ? stretchOf(key, node, source) : undefined;
  if (place === undefined) return {};
  const start = place.start - (second.length - key.length);
  const edits = [{ start, end: place.start, text: `\n${dash}` }];
  return { fix: { title: 'Give the second key an entry of its own', edits } };
}
