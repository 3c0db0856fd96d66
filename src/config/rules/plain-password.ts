import { textAt, usersIn } from '../entries.ts';
import { hashFix } from '../hash-fix.ts';
import { readPasswordHash } from '../password-hash.ts';
import type { Rule } from '../rule.ts';
import { markOf } from '../source-text.ts';

export const plainPassword: Rule = {
  code: 'CC501',
  name: 'plain-password',
  severity: 'error',
  boot: 'keep',
  summary: 'passwd is a password in place of its hash: everybody can read it, and nobody can log in with it',
  details: `Linux compares the hash of what is typed with this text, and no hash is equal to a word. Other agents' keys for
plain passwords (\`plain_text_passwd\`, \`password\`) do not exist here. Change the password where else it is used: who
could read the document knows it.`,
  *check({ root, source }) {
    for (const user of usersIn(root)) {
      const passwd = textAt(user, 'passwd');
      if (passwd === undefined || readPasswordHash(passwd.node.text).kind !== 'plain') continue;
      const message =
        '`passwd` is no hash, so that no password matches it; write what `mkpasswd --method=yescrypt` or `openssl passwd -6` prints, never the password';
      yield { message, at: passwd.at, ...markOf(passwd.node), ...hashFix(passwd.node, source) };
    }
  },
};
