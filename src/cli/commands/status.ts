import type { Host } from '../../apply/host.ts';
import { type RunStatus, readStatus } from '../../apply/state.ts';
import { CloudConfigError } from '../../errors.ts';
import { createHost } from '../../host/node/host.ts';
import { isLocked } from '../../host/node/lock.ts';
import { printable } from '../../printable.ts';
import { isRefusal } from '../boot/cluster-state.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';

const POLL = 500;
/** They have a job from the moment that the boot begins. */
const UNITS = ['cloud-config-local.service', 'cloud-config.service'] as const;
const WELL: ReadonlySet<string> = new Set(['done', 'none', 'disabled']);

export const command: Command = {
  usage: 'status [--wait] [--format text|json]',
  about:
    'Says how the last run of this boot ended: exits with 0 when all was done or there was nothing to do, 1 when ' +
    'something failed or runs still.',
  options: [
    { name: 'wait', about: 'until the run has ended, or nothing is left that would end it' },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], about: 'text (default) or json' },
  ],
  async run(parsed, terminal) {
    const host = createHost({ root: '/' });
    let status = readStatus(host);
    try {
      if (parsed.has('wait')) status = await endOf(host);
    } finally {
      host.close();
    }
    if (parsed.has('wait') && status?.state === 'running')
      terminal.note(
        "cloud-config: the run was ended before it was done; see journalctl -u 'cloud-config*'\n",
      );
    if (parsed.value('format') === 'json') {
      terminal.print(`${JSON.stringify(status ?? { version: 1, state: 'never' }, null, 2)}\n`);
    } else {
      terminal.print(text(status));
    }
    return status !== undefined && WELL.has(status.state) ? EXIT.ok : EXIT.findings;
  },
};

/** How the run stands when it has ended, or when nobody is at work on it: it may have been killed. */
async function endOf(host: Host): Promise<RunStatus | undefined> {
  for (;;) {
    const status = readStatus(host);
    if (status !== undefined && status.state !== 'running') return status;
    // Read again: it may have ended in between.
    if (!(await isUnderWay(host))) return readStatus(host);
    await host.clock.sleep(POLL);
  }
}

async function isUnderWay(host: Host): Promise<boolean> {
  if (isLocked(host.root)) return true;
  try {
    const systemd = await host.systemd();
    if (systemd === undefined) return true;
    const states = await Promise.all(UNITS.map((unit) => systemd.state(unit)));
    return states.some(({ hasJob, active }) => hasJob || active === 'activating');
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    // It does not answer yet, early in the boot.
    return true;
  }
}

function text(status: RunStatus | undefined): string {
  if (status === undefined) return 'cloud-config has not run since this machine booted\n';
  const { state, datasource, finished, started, failures, cluster } = status;
  if (state === 'none') return 'done: no datasource was found, nothing was configured\n';
  if (state === 'disabled') return 'cloud-config is disabled on this machine\n';
  const when = finished === undefined ? `since ${started}` : `at ${finished}`;
  const source = datasource === '' ? '' : `, from ${datasource}`;
  // A refusal is the failure of a unit, which is said already.
  const standing = cluster === undefined || isRefusal(cluster) ? [] : [`  cluster: ${cluster}`];
  const lines = [`${state} ${when}${source}`, ...failures.map((failure) => `  ${failure}`), ...standing];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
