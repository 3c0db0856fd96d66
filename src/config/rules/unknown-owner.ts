import { textAt, usersIn } from '../entries.ts';
import { namedFilesIn } from '../file-path.ts';
import { nearest } from '../nearest.ts';
import { quote, type Rule } from '../rule.ts';

/** Users that images have of themselves. */
const OF_IMAGES =
  /^(?:root|core|bin|daemon|adm|nobody|docker|etcd|fleet|sshd|ntp|polkitd|messagebus|systemd-[a-z-]+|\d+)$/;

export const unknownOwner: Rule = {
  code: 'CC354',
  name: 'unknown-owner',
  severity: 'warning',
  boot: 'keep',
  summary: 'the owner of a file is nearly the name of a user of the document, so probably mistyped',
  *check({ root }) {
    const users = [...usersIn(root)].flatMap((user) => textAt(user, 'name')?.node.text ?? []);
    if (users.length === 0) return;
    for (const { entry } of namedFilesIn(root)) {
      const owner = textAt(entry, 'owner');
      const name = /^[^:.]+/.exec(owner?.node.text ?? '')?.[0];
      if (owner === undefined || name === undefined || users.includes(name) || OF_IMAGES.test(name)) continue;
      const meant = nearest(name, users, 2);
      if (meant === undefined) continue;
      const { at, node } = owner;
      const { start, end, style, text } = node;
      const message = `no user ${quote(name)} is in the document, did you mean \`${meant}\`?`;
      const isPlain = style === 'plain' && end - start === text.length;
      const fix = { title: `Write ${meant}`, edits: [{ start, end: start + name.length, text: meant }] };
      yield { message, at, start, end, ...(isPlain ? { fix } : {}) };
    }
  },
};
