import { carryOut } from '../carry-out.ts';
import type { Command } from '../command.ts';
import { DOCUMENT_OPTIONS, documentSetup } from '../document-setup.ts';
import { showPlan } from '../show-plan.ts';

export const command: Command = {
  usage: 'apply FILE [--root DIR] [--dry-run] [--strict] [--format text|json]',
  about:
    'Carries a document out on this machine, or below a directory that holds another root. What is so already is left ' +
    'alone: a second run changes nothing. `-` is standard input.',
  options: [
    ...DOCUMENT_OPTIONS,
    { name: 'dry-run', about: 'show what would change, and change nothing' },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], about: 'text (default) or json' },
  ],
  async run(parsed, terminal) {
    const { host, prepared, provisioning } = await documentSetup(parsed, terminal);
    for (const line of prepared.findings) terminal.note(`${line}\n`);
    const format = parsed.value('format') ?? 'text';
    if (parsed.has('dry-run')) return showPlan(prepared, host, format, terminal);
    try {
      return (await carryOut({ host, prepared, instance: provisioning.instance, format }, terminal)).code;
    } finally {
      host.close();
    }
  },
};
