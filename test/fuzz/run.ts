// Documents damaged by chance: run.js [--runs 5000] [--seed N] [--from N] [--corpus DIRECTORY]
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Report, Work } from './worker.ts';

/** A document that takes this long, on any machine, takes for ever. */
const DEADLINE = 60_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '0' },
    corpus: { type: 'string' },
  },
});
const runs = Number(values.runs);
const from = Number(values.from);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const workers = Math.min(availableParallelism(), 4);
let failures = 0;

function fail(index: number, reason: string, text: string | undefined): void {
  failures += 1;
  const again = `npm run test:fuzz -- --seed ${seed} --from ${index} --runs ${index + 1}`;
  console.error(`\ncase ${index}: ${reason}\nagain: ${again}`);
  if (text === undefined) return;
  mkdirSync('build/fuzz', { recursive: true });
  const file = `build/fuzz/${seed}-${index}.txt`;
  writeFileSync(file, text);
  console.error(`document: ${file}\n${JSON.stringify(text.slice(0, 1000))}`);
}

function start(first: number): Promise<Report & { readonly kind: 'end' }> {
  const current = new Int32Array(new SharedArrayBuffer(4));
  const data: Work = {
    seed,
    first,
    step: workers,
    runs,
    corpus: values.corpus ?? process.env['FUZZ_CORPUS'],
    current,
  };
  const worker = new Worker(new URL('worker.js', import.meta.url), { workerData: data });
  return new Promise((resolve, reject) => {
    let [seen, since] = [-1, Date.now()];
    const watch = setInterval(() => {
      const index = Atomics.load(current, 0);
      if (index !== seen) [seen, since] = [index, Date.now()];
      if (Date.now() - since < DEADLINE) return;
      clearInterval(watch);
      fail(index, `has not ended after ${DEADLINE / 1000} s`, undefined);
      void worker.terminate();
      resolve({ kind: 'end', count: 0, slowest: DEADLINE, total: DEADLINE });
    }, 500);
    worker.on('message', (report: Report) => {
      if (report.kind === 'failure') return fail(report.index, report.reason, report.text);
      clearInterval(watch);
      resolve(report);
    });
    worker.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
  });
}

console.log(`seed ${seed}`);
const ends = await Promise.all(Array.from({ length: workers }, (_, number) => start(from + number)));
const count = ends.reduce((sum, end) => sum + end.count, 0);
const total = ends.reduce((sum, end) => sum + end.total, 0);
const slowest = Math.max(...ends.map((end) => end.slowest));
console.log(`${count} documents, ${(total / count).toFixed(2)} ms each, at most ${slowest.toFixed(0)} ms`);
console.log(failures === 0 ? 'nothing found' : `${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
