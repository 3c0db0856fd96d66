import { textAt, usersIn } from '../entries.ts';
import { readPasswordHash } from '../password-hash.ts';
import type { Rule } from '../rule.ts';
import { markOf } from '../source-text.ts';

export const passwordHashWeak: Rule = {
  code: 'CC346',
  name: 'password-hash-weak',
  severity: 'warning',
  boot: 'keep',
  summary: 'the password hash is of an old scheme; whoever reads the document finds the password',
  details:
    'User-data can be read by every program on most machines, so that the strength of the hash is what protects the password. See [crypt(5)](https://manpages.debian.org/crypt.5).',
  *check({ root }) {
    for (const user of usersIn(root)) {
      const passwd = textAt(user, 'passwd');
      if (passwd === undefined) continue;
      const hash = readPasswordHash(passwd.node.text);
      if (hash.kind !== 'hash' || hash.weakness === undefined) continue;
      const message = `a password hash of ${hash.scheme} ${hash.weakness}; hash it with \`mkpasswd --method=yescrypt\` or \`openssl passwd -6\``;
      yield { message, at: passwd.at, ...markOf(passwd.node) };
    }
  },
};
