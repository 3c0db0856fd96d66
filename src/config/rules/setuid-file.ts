import { modeOf } from '../bodies.ts';
import { filesIn, textAt } from '../entries.ts';
import type { Rule } from '../rule.ts';
import { modeFix, unsafe } from '../source-text.ts';

const SETUID = 0o4000;
const SETGID = 0o2000;

export const setuidFile: Rule = {
  code: 'CC506',
  name: 'setuid-file',
  severity: 'info',
  boot: 'keep',
  summary: 'whoever runs the file runs it as its owner or group',
  details:
    'Linux does not heed the bits on scripts ([execve(2)](https://man7.org/linux/man-pages/man2/execve.2.html)), and where a program has them, every mistake in it is one of its owner: see whether a rule for sudo will do.',
  *check({ root, source }) {
    for (const file of filesIn(root)) {
      const stated = textAt(file, 'permissions');
      const mode = modeOf(file);
      if (stated === undefined || mode === undefined || file.node.kind !== 'map') continue;
      if ((mode & (SETUID | SETGID)) === 0) continue;
      const { start, end } = stated.node;
      const place = { at: stated.at, start, end };
      const bit = (mode & SETUID) === 0 ? 'setgid' : 'setuid';
      if (textAt(file, 'content')?.node.text.startsWith('#!') === true) {
        const plain = `0${(mode & 0o777).toString(8).padStart(3, '0')}`;
        const message = `Linux does not heed ${bit} on a script; write "${plain}", and a rule for sudo where more rights are needed`;
        const fix = unsafe(modeFix(file.node, plain, source));
        yield { message, ...place, severity: 'warning', ...(fix === undefined ? {} : { fix }) };
        continue;
      }
      const who = bit === 'setuid' ? 'owner' : 'group';
      yield { message: `${bit}: whoever runs this file runs it with the rights of its ${who}`, ...place };
    }
  },
};
