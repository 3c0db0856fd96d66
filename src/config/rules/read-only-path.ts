import { filesIn, textAt } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { hasWritableUsr } from '../target.ts';

// CoreOS and Flatcar mount /usr read-only; on other systems the file is written.
export const readOnlyPath: Rule = {
  code: 'CC305',
  name: 'read-only-path',
  severity: 'warning',
  boot: 'keep',
  summary: 'the file lies where container operating systems mount a read-only file system',
  reportedIn2018: true,
  *check({ root, target }) {
    if (hasWritableUsr(target)) return;
    for (const file of filesIn(root)) {
      const path = textAt(file, 'path');
      if (path === undefined || !/^\/usr(?:\/(?!local\/)|$)/.test(path.node.text)) continue;
      const { start, end, text } = path.node;
      const places = text === '/usr/local' ? '/etc or /opt' : '/etc, /opt or /usr/local where it is writable';
      const message = `${quote(text)} is on a read-only file system of CoreOS and Flatcar; use ${places}`;
      yield { message, at: path.at, start, end };
    }
  },
};
