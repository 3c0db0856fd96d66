import type { Command } from '../command.ts';
import { DOCUMENT_OPTIONS, documentSetup } from '../document-setup.ts';
import { showPlan } from '../show-plan.ts';

export const command: Command = {
  usage: 'plan FILE [--root DIR] [--format text|json]',
  about:
    'Shows what applying a document would change on this machine, or below a directory that holds another root. ' +
    'Only reads. `-` is standard input.',
  options: [
    ...DOCUMENT_OPTIONS,
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], about: 'text (default) or json' },
  ],
  async run(parsed, terminal) {
    const { host, prepared } = await documentSetup(parsed, terminal);
    for (const line of prepared.findings) terminal.note(`${line}\n`);
    return showPlan(prepared, host, parsed.value('format') ?? 'text', terminal);
  },
};
