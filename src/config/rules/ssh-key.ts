import type { Fix } from '../diagnostic.ts';
import { sshKeyListsIn } from '../entries.ts';
import { hasPrivateKeyMark } from '../private-key.ts';
import type { Finding, Rule } from '../rule.ts';
import { markOf, stretchOf } from '../source-text.ts';
import { isKeyPlaceholder, readSshKey, type SshKeyProblem } from '../ssh-key.ts';
import type { Place, ScalarNode } from '../tree.ts';

// The 2018 agent wrote whatever it was given to authorized_keys, and sshd ignored it without a word.
export const sshKey: Rule = {
  code: 'CC340',
  name: 'ssh-key',
  severity: 'error',
  boot: 'keep',
  summary: 'the entry is not a public key, so that sshd ignores it and nobody can log in with it',
  details: `Each entry is one line as \`ssh-keygen\` writes it to a \`.pub\` file, with options before it if need be. It is decoded
as [sshd](https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT) does: its type must be one that sshd knows, its
base64 part must hold a key of that type, whole and with nothing after it.

A text that stands for a key, such as \`ssh-rsa AAAA...\`, is [CC341](CC341.md); a private key is [CC502](CC502.md).`,
  *check({ root, source }) {
    for (const list of sshKeyListsIn(root)) {
      for (const entry of list) {
        if (!isKeyPlaceholder(entry.node.text) && !hasPrivateKeyMark(entry.node.text))
          yield* checkEntry(entry, source);
      }
    }
  },
};

function* checkEntry({ node, at }: Place<ScalarNode>, source: string): Generator<Finding> {
  const lines = node.text.split(/\r?\n/).map((line) => line.trim());
  const stated = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const problems = stated.map(readSshKey).filter((each) => each.kind === 'problem');
  if (problems.length === 0) return;
  // A key that was pasted with its line breaks is one key, not several bad ones.
  const joined = stated.length > 1 ? readSshKey(stated.join(' ')) : undefined;
  const isOne = joined?.kind === 'problem' && joined.edit !== undefined && problems.length === stated.length;
  for (const problem of isOne ? [joined] : problems) {
    if (problem === undefined) continue;
    const message = `sshd ignores this key: ${problem.reason}; ${problem.remedy}`;
    yield { message, at, ...markOf(node), ...fixOf(problem, node, source) };
  }
}

function fixOf({ edit }: SshKeyProblem, node: ScalarNode, source: string): { readonly fix?: Fix } {
  const stretch = edit && stretchOf(edit.from, node, source);
  if (edit === undefined || stretch === undefined) return {};
  return { fix: { title: edit.title, edits: [{ ...stretch, text: edit.to }] } };
}
