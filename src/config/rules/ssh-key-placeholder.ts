import { sshKeyListsIn } from '../entries.ts';
import type { Rule } from '../rule.ts';
import { markOf } from '../source-text.ts';
import { isKeyPlaceholder, readSshKey } from '../ssh-key.ts';

export const sshKeyPlaceholder: Rule = {
  code: 'CC341',
  name: 'ssh-key-placeholder',
  severity: 'warning',
  boot: 'keep',
  summary: 'the entry stands for a public key that was not put there; on a machine sshd ignores it',
  *check({ root }) {
    for (const list of sshKeyListsIn(root)) {
      for (const { node, at } of list) {
        if (!isKeyPlaceholder(node.text) || readSshKey(node.text).kind === 'key') continue;
        const message =
          'this stands for a public key; put the line of a .pub file here, else sshd ignores it';
        yield { message, at, ...markOf(node) };
      }
    }
  },
};
