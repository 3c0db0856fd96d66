// Speed and memory of the built program, as ratios measured in one run: node bench/run.mjs
//   REFERENCE=/path/to/coreos-cloudinit   compares with that program too
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, run } from '../scripts/ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
const { ofFiles, ofLines, ofSize, SMALL } = await import('./documents.mjs');
const { judge, judgeFetches } = await import('./limits.mjs');
const { canMeasureMemory, measure } = await import('./measure.mjs');
const { startService } = await import('./metadata.mjs');

const BINARY = ['dist/cloud-config'];
const BUNDLE = [process.execPath, 'dist/cloud-config.mjs'];
const EMPTY = 'build/bench/empty';
const CLOUD_INIT = ['/usr/bin/cloud-init', '/usr/local/bin/cloud-init'].find((path) => existsSync(path));
const { REFERENCE } = process.env;
const directory = mkdtempSync(join(tmpdir(), 'cloud-config-bench-'));

function buildAll() {
  mkdirSync('build/bench', { recursive: true });
  run(process.execPath, ['scripts/build.mjs']);
  run(process.execPath, ['scripts/build-binary.mjs']);
  run(process.execPath, ['scripts/build-binary.mjs', '--entry', 'bench/empty.ts', '--outfile', EMPTY]);
}

function write(name, text) {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

const small = write('small.yml', SMALL);
const sizes = [
  { name: '20 lines', file: small, rounds: 40, reference: 40 },
  { name: '200 lines', file: write('200.yml', ofLines(200)), rounds: 40, reference: 20 },
  { name: '64 KB', file: write('64k.yml', ofSize(65_536)), rounds: 10, reference: 10 },
  { name: '1 MB', file: write('1m.yml', ofSize(1_048_576)), rounds: 5, reference: 1 },
];
const sixty = write('sixty.yml', ofFiles(60));

function validateCases() {
  const cases = [{ name: 'empty program', argv: [EMPTY], rounds: 40 }];
  for (const [kind, argv] of [
    ['binary', BINARY],
    ['node', BUNDLE],
  ]) {
    cases.push({ name: `${kind}: --version`, argv: [...argv, '--version'], rounds: 20 });
    for (const { name, file, rounds } of sizes)
      cases.push({ name: `${kind}: validate ${name}`, argv: [...argv, 'validate', file], rounds });
  }
  if (CLOUD_INIT !== undefined)
    cases.push({
      name: 'cloud-init: schema 20 lines',
      argv: [CLOUD_INIT, 'schema', '-c', small],
      rounds: 10,
    });
  if (REFERENCE) {
    for (const { name, file, reference } of sizes)
      cases.push({
        name: `reference: validate ${name}`,
        argv: [REFERENCE, '-validate', `-from-file=${file}`],
        accepts: [0, 1],
        rounds: reference,
      });
  }
  return cases;
}

function rootCases() {
  const root = join(directory, 'root');
  const prepare = () => {
    rmSync(root, { recursive: true, force: true });
    cpSync('fixtures/roots/minimal', root, { recursive: true, verbatimSymlinks: true });
  };
  return [
    ['binary', BINARY],
    ['node', BUNDLE],
  ].flatMap(([kind, argv]) =>
    ['plan', 'apply'].map((command) => ({
      name: `${kind}: ${command} 60 files`,
      argv: [...argv, command, sixty, '--root', root],
      rounds: 15,
      prepare,
    })),
  );
}

const services = [];
async function fetchCases() {
  const cases = [];
  for (const latency of [0, 5, 20]) {
    const service = await startService(directory, latency);
    services.push({ nominal: latency, ...service });
    for (const [kind, argv] of [
      ['binary', BINARY],
      ['node', BUNDLE],
    ])
      cases.push({
        name: `${kind}: EC2 fetch, ${latency} ms`,
        argv: [...argv, 'fetch', '--datasource', 'ec2', '--location', service.url],
        rounds: kind === 'binary' ? 20 : 5,
      });
  }
  return cases;
}

function show(results) {
  const empty = results.get('empty program');
  console.log(
    `\n${'case'.padEnd(34)}${'wall ms'.padStart(10)}${'x empty'.padStart(9)}${'peak MiB'.padStart(10)}`,
  );
  for (const [name, { wall, memory }] of results) {
    const ratio = (wall / empty.wall).toFixed(1);
    const peak = memory === undefined ? '-' : memory.toFixed(1);
    console.log(`${name.padEnd(34)}${wall.toFixed(2).padStart(10)}${ratio.padStart(9)}${peak.padStart(10)}`);
  }
}

try {
  buildAll();
  const cases = [...validateCases(), ...rootCases(), ...(await fetchCases())];
  const results = await measure(cases, join(directory, 'memory'));
  show(results);
  if (CLOUD_INIT === undefined)
    console.log('\ncloud-init is not installed: the rows that compare with it are missing');
  if (!REFERENCE) console.log('REFERENCE is not set: the rows that compare with the 2018 agent are missing');
  if (!canMeasureMemory) console.log('/usr/bin/time is not installed: peak memory is missing');
  const zero = services[0].latency;
  const latencies = services.slice(1).map(({ nominal, latency }) => [nominal, latency - zero]);
  const judgements = [judge(results), judgeFetches(results, latencies)];
  console.log(`\n${judgements.flatMap(({ lines }) => lines).join('\n')}`);
  const failures = judgements.flatMap((each) => each.failures);
  console.log(failures.length === 0 ? 'all limits hold' : `${failures.length} of the limits do not hold`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  for (const { stop } of services) stop();
  rmSync(directory, { recursive: true, force: true });
}
