import { nearest } from '../../config/nearest.ts';
import { rules } from '../../config/rules/index.ts';
import { ruleText } from '../../report/rule-text.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { RULE_EXAMPLES } from '../generated/rule-examples.ts';
import { UsageError } from '../options.ts';

export const command: Command = {
  usage: 'explain RULE…',
  about:
    'Explains rules by their code or name, `CC301` or `decimal-mode`: what is wrong, what a boot does about it, a document ' +
    'that is found and one that is fine.',
  options: [],
  async run(parsed, terminal) {
    if (parsed.operands.length === 0)
      throw new UsageError('RULE is missing; `cloud-config rules` lists them');
    const pages = parsed.operands.map((name) => {
      const rule = rules.find((each) => each.code === name.toUpperCase() || each.name === name);
      if (rule !== undefined) return ruleText(rule, RULE_EXAMPLES[rule.code], terminal.paint);
      const meant = nearest(
        name,
        rules.flatMap((each) => [each.code, each.name]),
      );
      const hint = meant === undefined ? '`cloud-config rules` lists them' : `did you mean ${meant}?`;
      throw new UsageError(`there is no rule \`${name}\`; ${hint}`);
    });
    terminal.print(pages.join('\n'));
    return EXIT.ok;
  },
};
