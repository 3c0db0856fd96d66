import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { onlyOperand, UsageError } from '../options.ts';

const SHELLS = ['bash', 'zsh', 'fish'];

export const command: Command = {
  usage: 'completion bash|zsh|fish',
  about:
    'Prints what completes the commands, their options and values in a shell. For bash: ' +
    '`cloud-config completion bash > /usr/share/bash-completion/completions/cloud-config`.',
  options: [],
  words: SHELLS,
  async run(parsed, terminal) {
    const shell = onlyOperand(parsed, 'SHELL');
    const { describedCommands } = await import('../completion/described.ts');
    const commands = await describedCommands();
    switch (shell) {
      case 'bash':
        terminal.print((await import('../completion/bash.ts')).bashCompletion(commands));
        return EXIT.ok;
      case 'zsh':
        terminal.print((await import('../completion/zsh.ts')).zshCompletion(commands));
        return EXIT.ok;
      case 'fish':
        terminal.print((await import('../completion/fish.ts')).fishCompletion(commands));
        return EXIT.ok;
      default:
        throw new UsageError(`there is no completion for ${shell}; SHELL is one of ${SHELLS.join(', ')}`);
    }
  },
};
