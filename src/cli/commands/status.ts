import { type RunStatus, readStatus } from '../../apply/state.ts';
import { createHost } from '../../host/node/host.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

const POLL = 250;
const WELL: ReadonlySet<string> = new Set(['done', 'none', 'disabled']);

export const command: Command = {
  usage: 'status [--wait] [--format text|json]',
  about:
    'Says how the last run of this boot ended: exits with 0 when all was done or there was nothing to do, 1 when ' +
    'something failed or runs still.',
  options: [
    { name: 'wait', about: 'until a run has ended' },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], about: 'text (default) or json' },
  ],
  async run(parsed, terminal) {
    const host = createHost({ root: '/' });
    let status = readStatus(host);
    while (parsed.has('wait') && (status === undefined || status.state === 'running')) {
      await host.clock.sleep(POLL);
      status = readStatus(host);
    }
    if (parsed.value('format') === 'json') {
      terminal.print(`${JSON.stringify(status ?? { version: 1, state: 'never' }, null, 2)}\n`);
    } else {
      terminal.print(text(status));
    }
    return status !== undefined && WELL.has(status.state) ? EXIT.ok : EXIT.findings;
  },
};

function text(status: RunStatus | undefined): string {
  if (status === undefined) return 'cloud-config has not run since this machine booted\n';
  const { state, datasource, finished, started, failures } = status;
  if (state === 'none') return 'done: no datasource was found, nothing was configured\n';
  if (state === 'disabled') return 'cloud-config is disabled on this machine\n';
  const when = finished === undefined ? `since ${started}` : `at ${finished}`;
  const lines = failures.map((failure) => `  ${failure}\n`);
  return `${state} ${when}, from ${datasource}\n${lines.join('')}`;
}
