import { rules } from '../../config/rules/index.ts';
import { rulesJson, rulesText } from '../../report/rules-list.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { RULE_EXAMPLES } from '../generated/rule-examples.ts';
import { UsageError } from '../options.ts';

export const command: Command = {
  usage: 'rules [--format text|json]',
  about:
    'Lists the rules that `validate` goes by: code, severity, whether `--fix` corrects it, name and summary.',
  options: [{ name: 'format', value: 'FORMAT', choices: ['text', 'json'], about: 'text (default) or json' }],
  async run(parsed, terminal) {
    if (parsed.operands.length > 0)
      throw new UsageError('rules takes no operand; `explain RULE` explains one');
    const list = parsed.value('format') === 'json' ? rulesJson : rulesText;
    terminal.print(list(rules, RULE_EXAMPLES));
    return EXIT.ok;
  },
};
