import { sshKeyListsIn } from '../entries.ts';
import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { markOf, stretchOf, writing } from '../source-text.ts';
import { readSshKey } from '../ssh-key.ts';
import { optionProblem, SSH_OPTION_NAMES, type SshOption } from '../ssh-key-options.ts';
import type { Place, ScalarNode } from '../tree.ts';

/** A line that begins with its type has no options. */
const BARE = /^\s*(?:ssh-|ecdsa-|sk-|rsa-)/;

export const sshKeyOption: Rule = {
  code: 'CC343',
  name: 'ssh-key-option',
  severity: 'warning',
  boot: 'keep',
  summary: 'sshd does not know an option of the key, or misses its value; it ignores the key then',
  details:
    'See [AUTHORIZED_KEYS FILE FORMAT](https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT) for the options.',
  *check({ root, source }) {
    for (const list of sshKeyListsIn(root)) {
      for (const entry of list) {
        for (const line of entry.node.text.split(/\r?\n/)) {
          const key = BARE.test(line) ? undefined : readSshKey(line);
          if (key?.kind === 'key') yield* checkOptions(key.options, entry, source);
        }
      }
    }
  },
};

function* checkOptions(
  options: readonly SshOption[],
  { node, at }: Place<ScalarNode>,
  source: string,
): Generator<Finding> {
  for (const option of options) {
    const problem = optionProblem(option);
    const { name } = option;
    if (problem === undefined) continue;
    const stretch = stretchOf(name, node, source) ?? markOf(node);
    if (problem === 'no value') {
      const message = `the option ${quote(name)} needs a value in double quotes: ${name}="…"; sshd ignores the key`;
      const value = new RegExp(`(?<=(?:^|[\\s,"'])${name}=)(?:'([^'"\\s]+)'|[^'"\\s,]+)(?=[\\s,])`);
      const [written, inner = written] = value.exec(node.text) ?? [];
      const place = written === undefined ? undefined : stretchOf(`${name}=${written}`, node, source);
      const edits = place && [{ ...place, text: `${name}="${inner}"` }];
      const isPlain = node.style !== 'quoted' && edits !== undefined;
      yield { message, at, ...stretch, ...(isPlain ? { fix: { title: 'Quote the value', edits } } : {}) };
      continue;
    }
    const known = nearest(name, SSH_OPTION_NAMES);
    const remedy = known === undefined ? 'remove it' : `write \`${known}\``;
    const message = `sshd has no key option ${quote(name)} and ignores the key; ${remedy}`;
    const fix = known === undefined || name === '' ? {} : { fix: writing(stretch, known) };
    yield { message, at, ...stretch, ...fix };
  }
}
