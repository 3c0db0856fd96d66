import { inspectPlan } from '../apply/execute.ts';
import type { Host } from '../apply/host.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Prepared } from './prepare.ts';
import type { Terminal } from './terminal.ts';

/** Prints what a plan would change, as `text` or `json`; 1 when applying it would end with 1. */
export async function showPlan(
  prepared: Prepared,
  host: Host,
  format: string,
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    const steps = await inspectPlan(prepared.plan, host);
    if (format === 'json') {
      const { planJson } = await import('../report/plan-json.ts');
      terminal.print(planJson(steps, host.root));
    } else {
      const { planText } = await import('../report/plan-text.ts');
      terminal.print(planText(steps, host.root, terminal.paint));
    }
    const isFailing = steps.some(({ inspection }) => inspection.state === 'failing');
    return prepared.isPartial || isFailing ? EXIT.findings : EXIT.ok;
  } finally {
    host.close();
  }
}
