import { documentText, textAt, usersIn } from '../entries.ts';
import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule, type RuleInput } from '../rule.ts';
import { writing } from '../source-text.ts';
import { find, items, type Place, type ScalarNode, scalar } from '../tree.ts';

const CHANNELS = ['stable', 'beta', 'alpha', 'lts', 'edge'];
const GROUPS = 'sudo docker wheel adm rkt fleet portage kvm libvirt systemd-journal systemd-network'.split(
  ' ',
);
const SHELLS =
  '/bin/bash /bin/sh /bin/zsh /bin/dash /bin/false /usr/bin/bash /usr/bin/zsh /usr/bin/fish /usr/sbin/nologin /sbin/nologin'.split(
    ' ',
  );

export const usualWord: Rule = {
  code: 'CC397',
  name: 'usual-word',
  severity: 'warning',
  boot: 'keep',
  summary: 'the value is nearly the name of an update channel, a group or a shell that images have',
  *check(input) {
    const channel = documentText(input.root, 'coreos', 'update', 'group');
    if (channel !== undefined) yield* judged(channel, CHANNELS, 2, 'update channel');
    yield* ofUsers(input);
  },
};

function* ofUsers({ root }: RuleInput): Generator<Finding> {
  const own = new Set([...usersIn(root)].flatMap((user) => textAt(user, 'name')?.node.text ?? []));
  for (const user of usersIn(root)) {
    const shell = textAt(user, 'shell');
    if (shell !== undefined) yield* judged(shell, SHELLS, 1, 'shell');
    for (const item of items(find(user, 'groups'))) {
      const group = scalar(item);
      if (group !== undefined && group.node.text.length > 3 && !own.has(group.node.text))
        yield* judged(group, GROUPS, 1, 'group');
    }
  }
}

function* judged(
  { node, at }: Place<ScalarNode>,
  words: readonly string[],
  limit: number,
  what: string,
): Generator<Finding> {
  const { text, start, end, style } = node;
  if (words.includes(text) || /[$%{]/.test(text)) return;
  if (words === CHANNELS && /^[^/]*\S\s+[^\s/]/.test(text)) {
    yield { message: `${quote(text)} is more than one ${what}; write one`, at, start, end };
    return;
  }
  const meant = nearest(text.toLowerCase(), words, limit);
  if (meant === undefined) return;
  const isShown = style === 'plain' && end - start === text.length;
  const message = `${quote(text)} is no usual ${what}, did you mean \`${meant}\`?`;
  yield { message, at, start, end, ...(isShown ? { fix: writing({ start, end }, meant) } : {}) };
}
