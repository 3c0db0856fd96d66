import { textAt, usersIn } from '../entries.ts';
import { namedFilesIn } from '../file-path.ts';
import { nearest } from '../nearest.ts';
import { quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';

/** Users that images have of themselves. */
const OF_IMAGES =
  /^(?:root|core|bin|daemon|adm|nobody|docker|etcd|fleet|sshd|ntp|polkitd|messagebus|systemd-[a-z-]+|\d+)$/;

export const unknownOwner: Rule = {
  code: 'CC354',
  name: 'unknown-owner',
  severity: 'warning',
  boot: 'keep',
  summary:
    'the owner of a file is nearly the name of a user of the document or the image, so probably mistyped',
  *check({ root }) {
    const users = usersIn(root).flatMap((user) => textAt(user, 'name')?.node.text ?? []);
    for (const { entry } of namedFilesIn(root)) {
      const owner = textAt(entry, 'owner');
      if (owner === undefined) continue;
      const { at, node } = owner;
      const { start, end, style, text } = node;
      const [user = '', group = ''] = text.split(/[:.]/);
      const isPlain = style === 'plain' && end - start === text.length;
      for (const { kind, name, meant } of [
        { kind: 'user', name: user, meant: userMeant(user, users) },
        { kind: 'group', name: group, meant: groupMeant(group, user) },
      ]) {
        if (meant === undefined || users.includes(name) || OF_IMAGES.test(name)) continue;
        const from = kind === 'user' ? start : end - group.length;
        const message = `no ${kind} ${quote(name)} is in the document, did you mean \`${meant}\`?`;
        const fix = writing({ start: from, end: from + name.length }, meant);
        yield { message, at, start, end, ...(isPlain ? { fix } : {}) };
      }
    }
  },
};

function userMeant(user: string, users: readonly string[]): string | undefined {
  return nearest(user, users, 2) ?? (user.length > 4 ? nearest(user, ['root', 'core'], 1) : undefined);
}

/** The group that a user has for itself, with letters in another order; others the document need not know. */
function groupMeant(group: string, user: string): string | undefined {
  return group !== user && sorted(group) === sorted(user) ? user : undefined;
}

function sorted(name: string): string {
  return [...name].sort().join('');
}
