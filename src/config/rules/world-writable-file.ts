import { modeOf } from '../bodies.ts';
import { filesIn, textAt } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { modeFix, unsafe } from '../source-text.ts';

const WRITABLE_BY_OTHERS = 0o002;
const STICKY = 0o1000;

export const worldWritableFile: Rule = {
  code: 'CC505',
  name: 'world-writable-file',
  severity: 'warning',
  boot: 'keep',
  summary: 'everybody on the machine may change the file',
  details: 'Who can change a script or a setting that root reads can do what root can.',
  *check({ root, source }) {
    for (const file of filesIn(root)) {
      const stated = textAt(file, 'permissions');
      const mode = modeOf(file);
      if (stated === undefined || mode === undefined || file.node.kind !== 'map') continue;
      if ((mode & WRITABLE_BY_OTHERS) === 0 || (mode & STICKY) !== 0) continue;
      const narrower = (mode & ~0o022).toString(8).padStart(4, '0');
      const message = `everybody on the machine may change a file of mode ${quote(stated.node.text)}; write "${narrower}"`;
      const fix = unsafe(modeFix(file.node, narrower, source));
      const { start, end } = stated.node;
      yield { message, at: stated.at, start, end, ...(fix === undefined ? {} : { fix }) };
    }
  },
};
