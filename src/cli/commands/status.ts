import { readStatus } from '../../apply/state.ts';
import { createHost } from '../../host/node/host.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

export const command: Command = {
  usage: 'status [--format text|json]',
  about:
    'Says how the last run of this boot ended: exits with 0 when all was done, 1 when something failed or runs still.',
  options: [{ name: 'format', value: 'FORMAT', choices: ['text', 'json'], about: 'text (default) or json' }],
  async run(parsed, terminal) {
    const status = readStatus(createHost({ root: '/' }));
    if (parsed.value('format') === 'json') {
      terminal.print(`${JSON.stringify(status ?? { version: 1, state: 'never' }, null, 2)}\n`);
    } else if (status === undefined) {
      terminal.print('cloud-config has not run since this machine booted\n');
    } else {
      const { state, datasource, finished, started, failures } = status;
      const when = finished === undefined ? `since ${started}` : `at ${finished}`;
      terminal.print(`${state} ${when}, from ${datasource}\n`);
      for (const failure of failures) terminal.print(`  ${failure}\n`);
    }
    return status?.state === 'done' ? EXIT.ok : EXIT.findings;
  },
};
