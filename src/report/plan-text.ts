import type { InspectedStep } from '../apply/execute.ts';
import type { Inspection } from '../apply/report.ts';
import { printable } from '../printable.ts';
import { describe } from './describe.ts';
import { lineDiff } from './line-diff.ts';
import { maskSecrets } from './mask.ts';
import type { Paint, Tone } from './style.ts';

const MARKS: Readonly<Record<Inspection['state'], { readonly mark: string; readonly tone: Tone }>> = {
  change: { mark: '~', tone: 'yellow' },
  unchanged: { mark: '=', tone: 'dim' },
  unknown: { mark: '?', tone: 'cyan' },
  skipped: { mark: '-', tone: 'dim' },
  failing: { mark: '!', tone: 'red' },
};

/** A plan for a person: a line a step, with a diff where everybody may read the file. */
export function planText(steps: readonly InspectedStep[], root: string, paint: Paint): string {
  const lines: string[] = [];
  let phase = '';
  for (const { step, inspection } of steps) {
    if (isQuiet(step.action.kind, inspection)) continue;
    if (step.phase !== phase) lines.push(paint('bold', step.phase));
    phase = step.phase;
    const { mark, tone } = MARKS[inspection.state];
    const note = noteOf(inspection);
    const line = step.origin.line === undefined ? '' : paint('dim', `  line ${step.origin.line}`);
    lines.push(
      `  ${paint(tone, mark)} ${describe(step.action)}${note === '' ? '' : paint('dim', `  ${printable(note)}`)}${line}`,
    );
    lines.push(...diffOf(inspection, paint));
  }
  return `${[...lines, paint('bold', summary(steps, root))].join('\n')}\n`;
}

/** Reloads that are not due say nothing to a reader. */
function isQuiet(kind: string, { state }: Inspection): boolean {
  return state === 'unchanged' && /^(?:reload|removeStale|applyLinks)/.test(kind);
}

function noteOf(inspection: Inspection): string {
  return 'note' in inspection ? (inspection.note ?? '') : '';
}

function diffOf(inspection: Inspection, paint: Paint): readonly string[] {
  if (inspection.state !== 'change' || inspection.after === undefined) return [];
  return lineDiff(inspection.before ?? '', inspection.after).map((line) => {
    const shown = `      ${maskSecrets(printable(line.replaceAll('\t', '    ')))}`;
    if (line.startsWith('+')) return paint('green', shown);
    return line.startsWith('-') ? paint('red', shown) : shown;
  });
}

function summary(steps: readonly InspectedStep[], root: string): string {
  const count = (state: Inspection['state']) =>
    steps.filter(
      ({ step, inspection }) => inspection.state === state && !isQuiet(step.action.kind, inspection),
    ).length;
  const changes = count('change');
  const parts = [`${changes} ${changes === 1 ? 'change' : 'changes'}`, `${count('unchanged')} unchanged`];
  if (count('unknown') > 0) parts.push(`${count('unknown')} unknown until it runs`);
  if (count('failing') > 0) parts.push(`${count('failing')} that will fail`);
  if (count('skipped') > 0) parts.push(`${count('skipped')} not possible here`);
  return `plan for ${root}: ${parts.join(', ')}`;
}
