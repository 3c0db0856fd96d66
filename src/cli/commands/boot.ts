import { gatherEvidence } from '../../datasources/evidence.ts';
import { CloudConfigError } from '../../errors.ts';
import { createHost } from '../../host/node/host.ts';
import { createPorts } from '../../host/node/ports.ts';
import { printable } from '../../printable.ts';
import { type BootContext, recordFailure } from '../boot/context.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../options.ts';

const STAGES = ['local', 'config', 'final'] as const;

export const command: Command = {
  usage: 'boot --stage local|config|final',
  about:
    'Configures this machine from its platform, as the systemd units of `cloud-config install` call it. local: before ' +
    'the network; finds the platform, applies network, host name and keys when a disk or a file has them. config: asks ' +
    'a metadata service when there is one, and applies everything. final: says how jobs ended that nobody waited for. ' +
    'cloud-config=disabled on the kernel command line or /etc/cloud-config/disabled turn it off; ' +
    'cloud-config.datasource=NAME names the datasource.',
  options: [{ name: 'stage', value: 'STAGE', choices: STAGES, about: 'local, config or final' }],
  async run(parsed, terminal) {
    const stage = parsed.value('stage');
    const host = createHost({ root: '/' });
    if (!host.privileged)
      throw new CloudConfigError('NEEDS_ROOT', 'boot configures this machine: run it as root');
    const ports = createPorts(host);
    const evidence = gatherEvidence(ports.disk);
    const context: BootContext = {
      host,
      ports,
      evidence,
      terminal,
      note: (message) => terminal.note(`cloud-config: ${printable(message)}\n`),
      machine: evidence.dmi('product_uuid') ?? '',
    };
    try {
      return await runStage(stage, context);
    } catch (error) {
      if (!(error instanceof UsageError)) recordFailure(context, error);
      throw error;
    } finally {
      await ports.drives.release();
      host.close();
    }
  },
};

/** A stage loads nothing of the others. */
async function runStage(stage: string | undefined, context: BootContext): Promise<ExitCode> {
  if (stage === 'local') return (await import('../boot/local.ts')).bootLocal(context);
  if (stage === 'config') return (await import('../boot/config.ts')).bootConfig(context);
  if (stage === 'final') return (await import('../boot/final.ts')).bootFinal(context);
  throw new UsageError('--stage is missing: local, config or final');
}
