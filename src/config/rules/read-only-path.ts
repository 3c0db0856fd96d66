import { filesIn, textAt } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';

// CoreOS and Flatcar mount /usr read-only; on other systems the file is written.
export const readOnlyPath: Rule = {
  code: 'CC305',
  name: 'read-only-path',
  severity: 'warning',
  boot: 'keep',
  summary: 'the file lies where container operating systems mount a read-only file system',
  reportedIn2018: true,
  *check({ root, target }) {
    const agents = target?.agents ?? [];
    if (agents.length > 0 && agents.every(({ name }) => name === 'cloud-init')) return;
    for (const file of filesIn(root)) {
      const path = textAt(file, 'path');
      if (path === undefined || !/^\/usr(?:\/(?!local\/)|$)/.test(path.node.text)) continue;
      const { start, end, text } = path.node;
      const message = `${quote(text)} is on a read-only file system of CoreOS and Flatcar; use /etc, /opt or /usr/local where it is writable`;
      yield { message, at: path.at, start, end };
    }
  },
};
