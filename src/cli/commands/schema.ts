import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { UsageError } from '../options.ts';

export const command: Command = {
  usage: 'schema [--name NAME]',
  about:
    'Prints the JSON Schema of cloud-config documents, or that of what this program puts out. `cloud-config.editor` is for ' +
    'editors that give values their types by YAML’s rules.',
  options: [{ name: 'name', value: 'NAME', about: 'another: diagnostics, plan, report, rules, status, …' }],
  async run(parsed, terminal) {
    if (parsed.operands.length > 0) throw new UsageError('schema takes no operand; --name chooses another');
    const { SCHEMAS } = await import('../generated/schemas.ts');
    const name = parsed.value('name') ?? 'cloud-config';
    const text = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
    if (text === undefined) throw new UsageError(`--name must be one of ${Object.keys(SCHEMAS).join(', ')}`);
    const schema: unknown = JSON.parse(text);
    terminal.print(`${JSON.stringify(schema, null, 2)}\n`);
    return EXIT.ok;
  },
};
