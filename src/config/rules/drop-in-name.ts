import { textAt, unitsIn } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';
import { find, items } from '../tree.ts';
import { isDropInName } from '../unit-names.ts';

// systemd reads only *.conf in a drop-in directory, so any other name would be silently without effect.
export const dropInName: Rule = {
  code: 'CC311',
  name: 'drop-in-name',
  severity: 'error',
  boot: 'drop-item',
  summary: 'systemd reads a drop-in only when its name ends in `.conf`',
  *check({ root }) {
    for (const unit of unitsIn(root)) {
      for (const dropIn of items(find(unit, 'drop_ins'))) {
        const name = textAt(dropIn, 'name');
        if (name === undefined || isDropInName(name.node.text)) continue;
        const { start, end, text } = name.node;
        const message = `the drop-in name ${quote(text)} must be one file name that ends in \`.conf\``;
        const better = betterName(text);
        const fix = writing(name.node, better);
        yield { message, at: name.at, start, end, ...(isDropInName(better) ? { fix } : {}) };
      }
    }
  },
};

/** The file's own name, with the suffix. */
function betterName(text: string): string {
  const own = text.slice(text.lastIndexOf('/') + 1);
  return /^[\w.@-]+$/.test(own) && !own.endsWith('.conf') ? `${own}.conf` : own;
}
