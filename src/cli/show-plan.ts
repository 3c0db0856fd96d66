import type { InspectedStep } from '../apply/execute.ts';
import type { Host } from '../apply/host.ts';
import type { Terminal } from './terminal.ts';

/** Prints a plan as `text` or `json`. */
export async function showPlan(
  steps: readonly InspectedStep[],
  format: string,
  host: Pick<Host, 'root'>,
  terminal: Terminal,
): Promise<void> {
  if (format === 'json') {
    const { planJson } = await import('../report/plan-json.ts');
    terminal.print(planJson(steps, host.root));
    return;
  }
  const { planText } = await import('../report/plan-text.ts');
  terminal.print(planText(steps, host.root, terminal.paint));
}
