import { writeSync } from 'node:fs';
import { type Case, caseOf } from './cases.ts';
import { networkSeeds } from './check-network.ts';
import { corpusOf } from './corpus.ts';
import { shrunk } from './shrink.ts';

export interface Work {
  readonly seed: number;
  /** The cases from `first` on, every `step`th. */
  readonly first: number;
  readonly step: number;
  readonly runs: number;
  readonly corpus?: string | undefined;
}

/** Where the number of the case that is being worked on stands, for the one who watches: a file. */
const CURRENT = 4;

export type Report =
  | { readonly kind: 'failure'; readonly index: number; readonly reason: string; readonly text: string }
  | { readonly kind: 'end'; readonly count: number; readonly slowest: number; readonly total: number };

const SLOW = 1000;
/** On a slow machine every document takes longer; one that takes this many times the mean hangs on any. */
const SLOW_TO_MEAN = 100;

function reasonOf(check: Case['check'], text: string): string | undefined {
  try {
    check(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** Time of the processor: others work on this machine too. */
function timed(
  check: Case['check'],
  text: string,
): { readonly reason: string | undefined; readonly took: number } {
  const before = process.cpuUsage();
  const reason = reasonOf(check, text);
  const { user, system } = process.cpuUsage(before);
  return { reason, took: (user + system) / 1000 };
}

/** The first line of what went wrong, by which two failures are the same. */
function kindOf(reason: string | undefined): string {
  return (reason ?? '').split('\n')[0]?.replace(/\d+/g, '0') ?? '';
}

function work({ seed, first, step, runs, corpus }: Work, report: (report: Report) => void): void {
  const seeds = { documents: corpusOf(corpus), networks: networkSeeds() };
  let [count, total, slowest] = [0, 0, 0];
  const known = new Set<string>();
  for (let index = first; index < runs; index += step) {
    writeSync(CURRENT, String(index).padEnd(12), 0);
    const { text, check, patience } = caseOf(seed, index, seeds);
    const { reason, took } = timed(check, text);
    count += 1;
    total += took;
    slowest = Math.max(slowest, took);
    const kind = kindOf(reason);
    if (reason !== undefined && !known.has(kind)) {
      known.add(kind);
      const small = shrunk(text, (part) => kindOf(reasonOf(check, part)) === kind);
      report({ kind: 'failure', index, reason: reasonOf(check, small) ?? reason, text: small });
    }
    const limit = Math.max(SLOW * patience, (total / count) * SLOW_TO_MEAN);
    if (took > limit && Math.min(timed(check, text).took, timed(check, text).took) > limit)
      report({ kind: 'failure', index, reason: `takes ${took.toFixed(0)} ms`, text });
  }
  report({ kind: 'end', count, slowest, total });
}

process.once('message', (given: Work) => {
  work(given, (report) => process.send?.(report));
  setImmediate(() => process.disconnect());
});
