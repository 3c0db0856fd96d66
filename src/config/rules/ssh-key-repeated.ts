import { sshKeyListsIn } from '../entries.ts';
import type { Finding, Rule } from '../rule.ts';
import { markOf, removalOf } from '../source-text.ts';
import { readSshKey } from '../ssh-key.ts';
import type { Place, ScalarNode } from '../tree.ts';

const BASE64 = /\bAAAA[A-Za-z0-9+/]{16,}/;

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

function* repeated(list: readonly Place<ScalarNode>[], source: string): Generator<Finding> {
  const seen = new Map<string, Place<ScalarNode>>();
  for (const entry of list) {
    // Keys are decoded only where the same base64 stands twice.
    const base64 = BASE64.exec(entry.node.text)?.[0] ?? '';
    const first = seen.get(base64);
    if (first === undefined) seen.set(base64, entry);
    else if (base64 !== '') yield* compare(first, entry, source);
  }
}

function* compare(first: Place<ScalarNode>, entry: Place<ScalarNode>, source: string): Generator<Finding> {
  const { node, at } = entry;
  const before = readSshKey(first.node.text);
  const key = readSshKey(node.text);
  if (key.kind === 'problem' || before.kind === 'problem' || key.base64 !== before.base64) return;
  const isSame = before.optionText === key.optionText;
  const message = isSame
    ? 'this key is in the list already; remove it'
    : 'this key is in the list already with other options, and sshd goes by the first; remove one of them';
  const removal = isSame ? removalOf(node, source) : undefined;
  const fix = removal === undefined ? {} : { fix: { title: 'Remove the repeated key', edits: [removal] } };
  const related = [{ message: 'the same key', ...markOf(first.node) }];
  yield { message, at, ...markOf(node), ...fix, related };
}
