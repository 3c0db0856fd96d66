import { textAt, unitsIn } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';

export const templateWithoutInstance: Rule = {
  code: 'CC331',
  name: 'template-without-instance',
  severity: 'error',
  boot: 'keep',
  summary: 'a template such as `web@.service` cannot be started; only its instances can, `web@1.service`',
  details:
    'Write the template with `content`, and list an instance of its own with `command: start`. See systemd.unit(5).',
  *check({ root }) {
    for (const unit of unitsIn(root)) {
      const name = textAt(unit, 'name')?.node.text ?? '';
      const command = textAt(unit, 'command');
      if (command === undefined || !/^[^@]+@\.[a-z]+$/.test(name)) continue;
      const { start, end, text } = command.node;
      const instance = name.replace('@.', '@NAME.');
      const message = `systemd cannot ${quote(text)} the template ${quote(name)}; list an instance, \`${instance}\`, with this command`;
      yield { message, at: command.at, start, end };
    }
  },
};
