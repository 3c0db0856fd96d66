// The language server, driven over its standard streams as an editor does: node bench/lsp.mjs
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { ofLines, ofSize } from './documents.mjs';
import { median } from './measure.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const SERVER = process.env.CLOUD_CONFIG
  ? [process.env.CLOUD_CONFIG, 'lsp', '--stdio']
  : [process.execPath, 'dist/cloud-config.mjs', 'lsp', '--stdio'];
const uri = 'file:///srv/node.yml';
const textDocument = { uri };
const now = () => performance.now();

async function start(capabilities) {
  const began = now();
  const [command, ...args] = SERVER;
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  const elapsed = now() - began;
  await connection.sendNotification('initialized', {});
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await ended;
    connection.dispose();
  };
  return { connection, elapsed, stop };
}

/** Milliseconds that an empty program of the same kind takes, from start to end. */
async function emptyProgram() {
  const began = now();
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return now() - began;
}

/** The median of rounds, without the first ones, in which the engine warms up. */
async function timed(rounds, action) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const began = now();
    await action(round);
    times.push(now() - began);
  }
  return median(times.slice(Math.floor(rounds / 4)));
}

async function measureDocument(text, rounds) {
  const { connection, stop } = await start({ textDocument: { diagnostic: {} } });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  let version = 1;
  const type = () => {
    const place = { line: 1, character: 10 };
    version += 1;
    return connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: place, end: place }, text: 'a' }],
    });
  };
  const line = text.split('\n').findLastIndex((each) => each.startsWith('    permissions'));
  const ask = (method, more = {}) => connection.sendRequest(method, { textDocument, ...more });
  const trip = await timed(rounds * 4, () =>
    ask('textDocument/hover', { textDocument: { uri: 'file:///none' }, position: { line: 0, character: 0 } }),
  );
  const diagnostics = await timed(rounds, async () => {
    await type();
    await ask('textDocument/diagnostic');
  });
  const completion = await timed(rounds, () =>
    ask('textDocument/completion', { position: { line, character: 4 } }),
  );
  const lenses = await timed(rounds, () => ask('textDocument/codeLens'));
  await stop();
  return { trip, diagnostics, completion, lenses };
}

const empty = median([
  await emptyProgram(),
  await emptyProgram(),
  await emptyProgram(),
  await emptyProgram(),
  await emptyProgram(),
]);
const starts = [];
for (let round = 0; round < 9; round++) {
  const { elapsed, stop } = await start({});
  starts.push(elapsed);
  await stop();
}
const initialize = median(starts);
const thousand = await measureDocument(ofLines(1000), 40);
const quarter = await measureDocument(ofSize(262_144), 8);
const megabyte = await measureDocument(ofSize(1_048_576), 8);

const row = (name, value) => console.log(`${name.padEnd(44)}${value.toFixed(2).padStart(10)} ms`);
row('empty Node program', empty);
row('initialize, from the start of the process', initialize);
for (const [name, of] of [
  ['1,000 lines', thousand],
  ['256 KB', quarter],
  ['1 MB', megabyte],
]) {
  row(`${name}: an answer without work`, of.trip);
  row(`${name}: diagnostics after a keystroke`, of.diagnostics);
  row(`${name}: completion`, of.completion);
  row(`${name}: lenses`, of.lenses);
}

// Budgets are of the machine that this was written on, where an empty Node program takes 40 ms: here they are as many
// times longer as that takes longer.
const scale = Math.max(1, empty / 40);
const checks = [
  ['initialize', initialize, 150 * scale, 'ms'],
  ['diagnostics of 1,000 lines', thousand.diagnostics, 20 * scale, 'ms'],
  ['completion in 1,000 lines', thousand.completion, 10 * scale, 'ms'],
  ['diagnostics, 1 MB / 256 KB', megabyte.diagnostics / quarter.diagnostics, 6, 'times'],
  ['completion, 1 MB / 256 KB', megabyte.completion / quarter.completion, 6, 'times'],
];
console.log('');
for (const [name, value, limit, unit] of checks) {
  console.log(
    `${value <= limit ? 'ok    ' : 'FAILED'} ${name}: ${value.toFixed(1)} (at most ${limit.toFixed(1)} ${unit})`,
  );
  if (value > limit) process.exitCode = 1;
}
