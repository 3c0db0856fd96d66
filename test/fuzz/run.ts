// Documents damaged by chance: run.js [--runs 5000] [--seed N] [--from N] [--corpus DIRECTORY]
import { fork } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
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
const corpus = values.corpus ?? process.env['FUZZ_CORPUS'];
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

const directory = mkdtempSync(join(tmpdir(), 'cloud-config-fuzz-'));
const program = fileURLToPath(new URL('worker.js', import.meta.url));

function start(first: number): Promise<Report & { readonly kind: 'end' }> {
  const file = join(directory, String(first));
  const descriptor = openSync(file, 'w+');
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc', descriptor] });
  closeSync(descriptor);
  const current = (): number => Number(readFileSync(file, 'utf8') || first);
  child.send({ seed, first, step: workers, runs, corpus } satisfies Work);
  return new Promise((resolve) => {
    let [seen, since] = [-1, Date.now()];
    let end: (Report & { readonly kind: 'end' }) | undefined;
    const watch = setInterval(() => {
      const index = current();
      if (index !== seen) [seen, since] = [index, Date.now()];
      if (Date.now() - since > DEADLINE) child.kill('SIGKILL');
    }, 500);
    child.on('message', (report: Report) => {
      if (report.kind === 'failure') fail(report.index, report.reason, report.text);
      else end = report;
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      if (end === undefined) fail(current(), `is where the program ended: ${signal ?? code}`, undefined);
      resolve(end ?? { kind: 'end', count: 0, slowest: 0, total: 0 });
    });
  });
}

console.log(`seed ${seed}`);
const ends = await Promise.all(Array.from({ length: workers }, (_, number) => start(from + number)));
const count = ends.reduce((sum, end) => sum + end.count, 0);
rmSync(directory, { recursive: true, force: true });
const total = ends.reduce((sum, end) => sum + end.total, 0);
const slowest = Math.max(...ends.map((end) => end.slowest));
console.log(`${count} documents, ${(total / count).toFixed(2)} ms each, at most ${slowest.toFixed(0)} ms`);
console.log(failures === 0 ? 'nothing found' : `${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
