import type { Host } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import type { Terminal } from '../terminal.ts';

/** etcd says that it is ready when it has caught up with its cluster; its units have no limit of their own. */
const DEADLINE = 120_000;

/** Makes systemd read the unit anew and starts it, or starts it again. */
export async function startUnit(unit: string, host: Host, terminal: Terminal): Promise<void> {
  const systemd = await host.systemd();
  if (systemd === undefined) {
    throw new CloudConfigError('CLUSTER_NOT_STARTED', `${unit} is not started: no systemd runs here`);
  }
  await systemd.reload();
  const { finished } = await systemd.queue(unit, 'restart');
  const late = host.clock.sleep(DEADLINE, finished).then(() => undefined);
  const result = await Promise.race([finished, late]);
  if (result === 'done') {
    terminal.print(`${unit} runs and is a member of the cluster\n`);
    return;
  }
  const state = result === undefined ? `is not ready after ${DEADLINE / 1000} s` : `did not start: ${result}`;
  const last = (await systemd.journal(unit, 1)).at(-1);
  const words = last === undefined ? '' : `; at last it said: ${last}`;
  throw new CloudConfigError('CLUSTER_NOT_STARTED', `${unit} ${state}${words}`);
}
