import { textAt, usersIn } from '../entries.ts';
import type { Rule } from '../rule.ts';

export const insecureKeySource: Rule = {
  code: 'CC508',
  name: 'insecure-key-source',
  severity: 'warning',
  boot: 'keep',
  summary: 'public keys are fetched without encryption: whoever is on the way can let themselves in',
  *check({ root }) {
    for (const user of usersIn(root)) {
      const url = textAt(user, 'coreos_ssh_import_url');
      if (url === undefined || !/^http:/i.test(url.node.text)) continue;
      const { start, end } = url.node;
      const scheme = start + (url.node.style === 'plain' ? 0 : 1);
      const fix = {
        title: 'Write https',
        edits: [{ start: scheme, end: scheme + 4, text: 'https' }],
        isUnsafe: true,
      } as const;
      const message =
        "keys that come over http can be anybody's; write https, or list them under `ssh_authorized_keys`";
      yield { message, at: url.at, start, end, ...(url.node.style === 'block' ? {} : { fix }) };
    }
  },
};
