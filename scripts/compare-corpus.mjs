// Compares how documents are read with what the 2018 agent decoded from them, and the settings of services that are
// written with those that it wrote: node scripts/compare-corpus.mjs DIR
// DIR holds NAME.yml and NAME.expected.json; nulls, empty texts, zeros, false and empty collections count as absent.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { settingsNow, settingsThen } from './settings-of-2018.mjs';

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  console.error('usage: node scripts/compare-corpus.mjs DIR');
  process.exit(2);
}

function dense(value) {
  if (Array.isArray(value)) return value.map(dense).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value || undefined;
  const kept = Object.entries(value)
    .map(([key, item]) => [key, dense(item)])
    .filter(([, item]) => item !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

let equal = 0;
let sameSettings = 0;
let variables = 0;
const names = readdirSync(directory).filter((file) => file.endsWith('.yml'));
for (const file of names) {
  const name = file.slice(0, -'.yml'.length);
  const program = [
    'dist/cloud-config.mjs',
    'render',
    '--no-substitute',
    '--format',
    'json',
    `${directory}/${file}`,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const expected = JSON.parse(readFileSync(`${directory}/${name}.expected.json`, 'utf8'));
  const decoded = stdout === '' ? undefined : JSON.parse(stdout);
  if (isDeepStrictEqual(dense(decoded), dense(expected))) equal += 1;
  else console.log(`${file}: differs ${stderr.trim()}`);
  const [then, now] = [settingsThen(expected), settingsNow(`${directory}/${file}`)];
  variables += Object.values(then).flat().length;
  if (isDeepStrictEqual(now, then)) sameSettings += 1;
  else console.log(`${file}: settings differ: ${JSON.stringify(now)}, then ${JSON.stringify(then)}`);
}
console.log(`${equal} of ${names.length} equal`);
console.log(`${sameSettings} of ${names.length} with equal settings of services, ${variables} variables`);
process.exitCode = equal === names.length && sameSettings === names.length ? 0 : 1;
