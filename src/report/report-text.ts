import type { Report, Status, StepOutcome } from '../apply/report.ts';
import { printable } from '../printable.ts';
import { describe } from './describe.ts';
import type { Paint, Tone } from './style.ts';

const TONES: Readonly<Record<Status, Tone>> = {
  done: 'green',
  unchanged: 'dim',
  failed: 'red',
  skipped: 'yellow',
  queued: 'cyan',
};

/**
 * What a run did: failures last, where a reader looks first, then one line that sums it up. `end` leaves out what a
 * reader has seen as progress already, but for the failures.
 */
export function reportText(report: Report, root: string, extent: 'whole' | 'end', paint: Paint): string {
  const order: readonly Status[] = extent === 'whole' ? ['done', 'queued', 'skipped', 'failed'] : ['failed'];
  const lines = order.flatMap((status) =>
    report.steps.filter(({ outcome }) => outcome.status === status).map((step) => progressLine(step, paint)),
  );
  return `${lines.join('')}${paint('bold', summary(report, root))}\n`;
}

/** `done       /etc/motd  (line 12)`. */
export function progressLine({ step, outcome }: StepOutcome, paint: Paint): string {
  const { status, reason, code } = outcome;
  const line = step.origin.line === undefined ? '' : paint('dim', `  (line ${step.origin.line})`);
  const why = reason === undefined ? '' : `: ${printable(reason)}${code === undefined ? '' : ` [${code}]`}`;
  return `${paint(TONES[status], status.padEnd(9))} ${describe(step.action)}${why}${line}\n`;
}

/** One line for each failure, for the status file and the console. */
export function failureLines(report: Report): readonly string[] {
  return report.steps
    .filter(({ outcome }) => outcome.status === 'failed')
    .map(
      ({ step, outcome }) =>
        `${describe(step.action)}: ${printable(outcome.reason ?? 'failed')} [${outcome.code ?? ''}]`,
    );
}

/** A reload that was not due is nothing that the document asked for. */
function isQuiet({ step, outcome }: StepOutcome): boolean {
  return outcome.status === 'unchanged' && step.action.kind.startsWith('reload');
}

function summary({ ok, steps }: Report, root: string): string {
  const count = (status: Status) =>
    steps.filter((done) => done.outcome.status === status && !isQuiet(done)).length;
  const parts = [`${count('done')} done`, `${count('unchanged')} unchanged`];
  for (const status of ['queued', 'skipped', 'failed'] as const) {
    if (count(status) > 0) parts.push(`${count(status)} ${status}`);
  }
  return `${root}: ${parts.join(', ')}${ok ? '' : '; see above'}`;
}
