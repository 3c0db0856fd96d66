import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** GNU time(1): the only way to a child's peak memory from here. */
const TIME = '/usr/bin/time';
export const canMeasureMemory = existsSync(TIME);

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Runs a program to its end; gives milliseconds. It must end with one of the exit codes that `accepts` lists. */
function run(argv, accepts, environment) {
  const [program, ...args] = argv;
  return new Promise((resolve, reject) => {
    const errors = [];
    const started = process.hrtime.bigint();
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, ...environment },
    });
    child.stderr.on('data', (data) => errors.push(data));
    child.on('error', reject);
    let elapsed = 0;
    child.on('exit', () => {
      elapsed = Number(process.hrtime.bigint() - started) / 1e6;
    });
    child.on('close', (code) => {
      if (accepts.includes(code)) resolve(elapsed);
      else reject(new Error(`${argv.join(' ')}: exit ${code}\n${Buffer.concat(errors)}`));
    });
  });
}

async function peakMemory({ argv, accepts = [0], environment, prepare }, place) {
  await prepare?.();
  await run([TIME, '-o', place, '-f', '%M', ...argv], accepts, environment);
  return Number(readFileSync(place, 'utf8').trim().split('\n').at(-1)) / 1024;
}

/**
 * Measures cases in turn, round by round, so that a slow moment of the machine hits all of them. A case is
 * `{name, argv, rounds, accepts?, environment?, prepare?}`; the result has the median of its wall time and of its
 * peak memory.
 */
export async function measure(cases, place) {
  const times = new Map(cases.map(({ name }) => [name, []]));
  const most = Math.max(...cases.map(({ rounds }) => rounds));
  // Fewer rounds than others have are spread over all of them.
  const turns = ({ rounds }, round) => Math.floor((round * rounds) / most);
  for (let round = 0; round < most; round++) {
    for (const each of cases) {
      if (turns(each, round) === turns(each, round + 1)) continue;
      await each.prepare?.();
      times.get(each.name).push(await run(each.argv, each.accepts ?? [0], each.environment));
    }
  }
  const results = new Map();
  for (const each of cases) {
    const memory = [];
    for (let round = 0; canMeasureMemory && round < Math.min(3, each.rounds); round++)
      memory.push(await peakMemory(each, place));
    results.set(each.name, { wall: median(times.get(each.name)), memory: median(memory) });
  }
  return results;
}
