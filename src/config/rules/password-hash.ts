import { textAt, usersIn } from '../entries.ts';
import { hashFix } from '../hash-fix.ts';
import { readPasswordHash } from '../password-hash.ts';
import type { Rule } from '../rule.ts';
import { markOf } from '../source-text.ts';

export const passwordHash: Rule = {
  code: 'CC345',
  name: 'password-hash',
  severity: 'error',
  boot: 'keep',
  summary:
    'the password hash is damaged or of a kind that Linux does not have, so that no password matches it',
  details: `A hash is a text that [crypt(5)](https://manpages.debian.org/crypt.5) knows, such as
\`mkpasswd --method=yescrypt\` or \`openssl passwd -6\` prints. A text that stands for a hash is a warning. A shell or a
template that saw the hash in double quotes has taken each \`$6\` for a variable: quote it with single quotes there.`,
  *check({ root, source }) {
    for (const user of usersIn(root)) {
      const passwd = textAt(user, 'passwd');
      if (passwd === undefined) continue;
      const { at, node } = passwd;
      const hash = readPasswordHash(node.text);
      if (hash.kind === 'damaged') {
        const message = `the text of \`passwd\` ${hash.reason}; write what \`mkpasswd --method=yescrypt\` prints`;
        yield { message, at, ...markOf(node), ...hashFix(node, source) };
      }
      if (hash.kind === 'placeholder') {
        const message =
          '`passwd` stands for a hash that is not there; write what `mkpasswd --method=yescrypt` prints, or remove it';
        yield { message, at, ...markOf(node), severity: 'warning' };
      }
    }
  },
};
