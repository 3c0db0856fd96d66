import { modeOf } from '../bodies.ts';
import { textAt } from '../entries.ts';
import { namedFilesIn } from '../file-path.ts';
import { quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';

export const oddMode: Rule = {
  code: 'CC357',
  name: 'odd-mode',
  severity: 'warning',
  boot: 'keep',
  summary:
    'a mode that files hardly have: others may do what the owner may not, or a digit is at the wrong end',
  *check({ root }) {
    for (const { entry } of namedFilesIn(root)) {
      const stated = textAt(entry, 'permissions');
      const mode = modeOf(entry);
      if (stated === undefined || mode === undefined || mode === 0) continue;
      const { at, node } = stated;
      const { start, end, text } = node;
      const shifted = /^[67][4-7][0-7]0$/.test(text) ? `0${text.slice(0, 3)}` : undefined;
      if (shifted !== undefined) {
        const message = `${quote(text)} has its zero at the wrong end; write "${shifted}"`;
        const fix = { ...writing(node, `"${shifted}"`, shifted), isUnsafe: true as const };
        yield { message, at, start, end, fix };
      } else if ((mode & 0o400) === 0) {
        const message = `with ${quote(text)}, which is octal, the owner may not read the file; write four digits such as "0644"`;
        yield { message, at, start, end };
      }
    }
  },
};
