import type { Diagnostic, Severity } from '../../config/diagnostic.ts';

const RANKS: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export const THRESHOLDS: readonly string[] = ['error', 'warning', 'info', 'never'];

/** Whether a finding makes the run fail, by the least severity that does. */
export function failsOn(threshold: string): (diagnostic: Pick<Diagnostic, 'severity'>) => boolean {
  const least = Object.entries(RANKS).find(([name]) => name === threshold)?.[1];
  return ({ severity }) => least !== undefined && RANKS[severity] >= least;
}
