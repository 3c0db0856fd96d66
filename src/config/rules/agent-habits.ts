import { filesIn, textAt, usersIn } from '../entries.ts';
import { readPasswordHash } from '../password-hash.ts';
import type { Finding, Rule } from '../rule.ts';
import { markOf, settingFix } from '../source-text.ts';
import type { TreeNode } from '../tree.ts';

// What cloud-init does when nothing is said differs most where a login depends on it.
export const agentHabits: Rule = {
  code: 'CC405',
  name: 'agent-habits',
  severity: 'warning',
  boot: 'keep',
  summary: 'cloud-init does something else with accounts and files than the document counts on',
  details: 'Only said for `--target cloud-init`; see [targets](../targets.md).',
  *check({ root, agent, source }) {
    if (agent?.name !== 'cloud-init') return;
    yield* lockedAccounts(root, source);
    yield* orphanedKeys(root);
    yield* earlyOwners(root);
  },
};

function* lockedAccounts(root: TreeNode | undefined, source: string): Generator<Finding> {
  for (const user of usersIn(root)) {
    const passwd = textAt(user, 'passwd');
    if (passwd === undefined || user.node.kind !== 'map' || user.node.entries.has('lock_passwd')) continue;
    if (readPasswordHash(passwd.node.text).kind === 'locked') continue;
    const setting = {
      key: 'lock_passwd',
      value: 'false',
      beside: 'passwd',
      title: 'Add lock_passwd: false',
    };
    const fix = settingFix(user.node, setting, source);
    const message =
      'cloud-init locks the account in spite of its password; write `lock_passwd: false` beside it';
    yield { message, at: passwd.at, ...markOf(passwd.node), ...(fix === undefined ? {} : { fix }) };
  }
}

function* orphanedKeys(root: TreeNode | undefined): Generator<Finding> {
  if (root?.kind !== 'map') return;
  const keys = root.entries.get('ssh_authorized_keys');
  const users = root.entries.get('users')?.value;
  if (keys?.value.kind !== 'list' || users?.kind !== 'list' || users.items.length === 0) return;
  const hasDefault = users.items.some((item) => item.kind === 'scalar' && item.text === 'default');
  if (hasDefault) return;
  const message =
    "cloud-init makes no user of the image when `users` does not list `default`, so that these keys are nobody's; give them to an entry of `users`";
  yield { message, at: ['ssh_authorized_keys'], start: keys.keyStart, end: keys.keyEnd, severity: 'error' };
}

function* earlyOwners(root: TreeNode | undefined): Generator<Finding> {
  const names = new Set([...usersIn(root)].map((user) => textAt(user, 'name')?.node.text ?? ''));
  for (const file of filesIn(root)) {
    const owner = textAt(file, 'owner');
    const name = owner?.node.text.split(':')[0] ?? '';
    if (owner === undefined || name === '' || !names.has(name)) continue;
    const message =
      'cloud-init writes files before it makes users and does not know this owner then; it wants `defer: true`, which other agents drop';
    yield { message, at: owner.at, ...markOf(owner.node) };
  }
}
