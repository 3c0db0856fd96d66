import { etcdSettings } from '../etcd-settings.ts';
import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';
import type { ScalarNode, TreeNode } from '../tree.ts';

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  initial_cluster_state: ['new', 'existing'],
};

export const etcdChoice: Rule = {
  code: 'CC398',
  name: 'etcd-choice',
  severity: 'error',
  boot: 'keep',
  summary:
    'etcd does not start with a word that the option does not have, or with an election as short as a heartbeat',
  details:
    'An election timeout is at least five heartbeats, in milliseconds; they are 1000 and 100 where nothing is said.',
  *check({ root }) {
    let heartbeat: number | undefined;
    let election: { readonly node: ScalarNode; readonly at: readonly string[] } | undefined;
    for (const { section, option, entry } of etcdSettings(root)) {
      const { value: node } = entry;
      if (node.kind !== 'scalar' || section === 'etcd') continue;
      const at = ['coreos', section, entry.key];
      if (option === 'heartbeat_interval') heartbeat = Number(node.text);
      if (option === 'election_timeout') election = { node, at };
      const choices = Object.hasOwn(CHOICES, option) ? CHOICES[option] : undefined;
      if (
        choices !== undefined &&
        !choices.includes(node.text) &&
        !/[$%{]/.test(node.text) &&
        node.text !== ''
      )
        yield wrongWord(entry.written, node, at, choices);
    }
    const least = 5 * (heartbeat ?? 100);
    if (election === undefined || !(Number(election.node.text) < least)) return;
    const { node, at } = election;
    const message = `etcd does not start with an \`election_timeout\` below five heartbeats; write ${least} or more, or a shorter \`heartbeat_interval\``;
    yield { message, at, start: node.start, end: node.end };
  },
};

function wrongWord(
  key: string,
  { start, end, text }: ScalarNode & TreeNode,
  at: readonly string[],
  choices: readonly string[],
): Finding {
  const word = text.toLowerCase();
  const meant =
    nearest(word, choices) ?? choices.find((each) => /^.{3}/.test(word) && each.startsWith(word.slice(0, 5)));
  const message = `${quote(key)} must be ${choices.map((each) => `\`${each}\``).join(' or ')}, not ${quote(text)}`;
  const fix = meant === undefined ? {} : { fix: writing({ start, end }, meant) };
  return { message, at, start, end, ...fix };
}
