import type { Step } from './action.ts';

/**
 * Two steps for one file would undo each other at every run: of those that replace it the last one stays, and a file
 * that a document writes whole is not edited besides. The others say so instead.
 */
export function withoutContradictions(steps: readonly Step[]): readonly Step[] {
  const writers = new Map<string, Step>();
  for (const step of steps) {
    const path = replacedPath(step);
    if (path !== undefined && !(writers.has(path) && isGenerated(step))) writers.set(path, step);
  }
  return steps.map((step) => {
    const path = writtenPath(step);
    const writer = path === undefined ? undefined : writers.get(path);
    if (path === undefined || writer === undefined || writer === step) return step;
    const isEdit = replacedPath(step) === undefined;
    if (isEdit && !isGenerated(step)) return step;
    const reason = `${writer.origin.path || 'the document'} writes this file too, and wins; remove one of them`;
    return { ...step, action: { kind: 'withhold', what: path, reason, outcome: 'skipped' } };
  });
}

/** Made from settings, not from an entry that names the file. */
function isGenerated({ origin }: Step): boolean {
  return !/^(?:write_files|coreos\.units)\[/.test(origin.path);
}

function writtenPath({ action }: Step): string | undefined {
  if (action.kind === 'setHostname') return '/etc/hostname';
  return 'path' in action ? action.path : undefined;
}

function replacedPath({ action }: Step): string | undefined {
  if (action.kind === 'writeFile') return action.manner === 'replace' ? action.path : undefined;
  return action.kind === 'placeUnit' || action.kind === 'downloadFile' ? action.path : undefined;
}
