import { sshKeyListsIn } from '../entries.ts';
import { hasPrivateKeyMark } from '../private-key.ts';
import type { Rule } from '../rule.ts';
import { markOf } from '../source-text.ts';

export const privateKeyListed: Rule = {
  code: 'CC502',
  name: 'private-key-listed',
  severity: 'error',
  boot: 'keep',
  summary:
    'a private key stands where public keys are listed; it opens nothing and is known to all readers now',
  *check({ root }) {
    for (const list of sshKeyListsIn(root)) {
      for (const { node, at } of list) {
        if (!hasPrivateKeyMark(node.text)) continue;
        const message =
          'this is a private key; put the line of the .pub file here, and replace the key: it is not secret any more';
        yield { message, at, ...markOf(node) };
      }
    }
  },
};
