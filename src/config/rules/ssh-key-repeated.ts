import { sshKeyListsIn } from '../entries.ts';
import type { Finding, Rule } from '../rule.ts';
import { markOf, removalOf } from '../source-text.ts';
import { readSshKey } from '../ssh-key.ts';
import type { Place, ScalarNode } from '../tree.ts';

export const sshKeyRepeated: Rule = {
  code: 'CC344',
  name: 'ssh-key-repeated',
  severity: 'info',
  boot: 'keep',
  summary: 'the same public key is listed twice; sshd goes by the first line that has it',
  *check({ root, source }) {
    for (const list of sshKeyListsIn(root)) yield* repeated(list, source);
  },
};

interface Seen {
  readonly entry: Place<ScalarNode>;
  readonly optionText: string;
}

function* repeated(list: readonly Place<ScalarNode>[], source: string): Generator<Finding> {
  const seen = new Map<string, Seen>();
  for (const entry of list) {
    const { node, at } = entry;
    const key = readSshKey(node.text);
    if (key.kind === 'problem') continue;
    const first = seen.get(key.base64);
    if (first === undefined) {
      seen.set(key.base64, { entry, optionText: key.optionText });
      continue;
    }
    const isSame = first.optionText === key.optionText;
    const message = isSame
      ? 'this key is in the list already; remove it'
      : 'this key is in the list already with other options, and sshd goes by the first; remove one of them';
    const removal = isSame ? removalOf(node, source) : undefined;
    const fix = removal === undefined ? {} : { fix: { title: 'Remove the repeated key', edits: [removal] } };
    const related = [{ message: 'the same key', ...markOf(first.entry.node) }];
    yield { message, at, ...markOf(node), ...fix, related };
  }
}
