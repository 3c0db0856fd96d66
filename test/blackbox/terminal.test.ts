import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudConfig, PROGRAM } from '../support/program.ts';

const BAD = '#cloud-config\nhostnam: n1\n';

/** Runs the program with files of the caller's as its outputs. */
function run(
  args: readonly string[],
  stdout: number | 'pipe',
  stderr: number | 'pipe',
): { status: number | null; stderr: string } {
  const [command = '', ...first] = PROGRAM;
  const result = spawnSync(command, [...first, ...args], {
    input: BAD,
    stdio: ['pipe', stdout, stderr],
    encoding: 'utf8',
  });
  return { status: result.status, stderr: result.stderr ?? '' };
}

/** What a pipe holds now: nothing at its end, `undefined` while there may be more. */
function readSome(descriptor: number): Buffer | undefined {
  const buffer = Buffer.alloc(4096);
  try {
    return buffer.subarray(0, readSync(descriptor, buffer));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return undefined;
    throw error;
  }
}

describe('what is printed', () => {
  it('is trouble where it cannot be written, said in one line', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = run(['rules'], full, 'pipe');
    assert.equal(run(['validate', '-'], 'pipe', full).status, 1);
    closeSync(full);
    assert.equal(status, 3);
    assert.match(
      stderr,
      /^cloud-config: standard output cannot be written: .*ENOSPC.* \[OUTPUT_UNWRITABLE\]\n$/,
    );
  });

  it('may be read in part: the exit code stays that of the findings', () => {
    const script = '"$@" 2>&1 | head -c 1 >/dev/null; exit "${PIPESTATUS[0]}"';
    const many = `#cloud-config\n${Array.from({ length: 3000 }, (_, index) => `key_${index}: a\n`).join('')}`;
    const args = ['-c', script, 'bash', ...PROGRAM, 'validate', '--format', 'json', '-'];
    assert.equal(spawnSync('bash', args, { input: many }).status, 1);
  });

  it('arrives whole through a pipe that does not block', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cloud-config-'));
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    const [command = '', ...first] = PROGRAM;
    const child = spawn(command, [...first, 'schema'], { stdio: ['ignore', writer, 'inherit'] });
    const ended = once(child, 'close');
    closeSync(writer);
    const read: Buffer[] = [];
    for (let some = readSome(reader); some?.length !== 0; some = readSome(reader)) {
      if (some !== undefined) read.push(some);
      await new Promise(setImmediate);
    }
    closeSync(reader);
    rmSync(folder, { recursive: true });
    assert.deepEqual(await ended, [0, null]);
    const text = Buffer.concat(read).toString();
    assert.ok(text.length > 100_000, 'more than the pipe holds');
    assert.equal(text, cloudConfig(['schema']).stdout);
  });

  it('ends the language server where it cannot be written, in one line', async () => {
    const full = openSync('/dev/full', 'w');
    const [command = '', ...first] = PROGRAM;
    for (const output of [full, 'pipe'] as const) {
      const child = spawn(command, [...first, 'lsp'], { stdio: ['pipe', output, 'pipe'], timeout: 20_000 });
      let said = '';
      child.stderr?.on('data', (some) => {
        said += some;
      });
      const ended = once(child, 'close');
      child.stdout?.destroy();
      const call = '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}';
      child.stdin?.write(`Content-Length: ${call.length}\r\n\r\n${call}`);
      assert.deepEqual(await ended, [3, null]);
      assert.match(said, /^cloud-config: the editor cannot be answered: .+ \[OUTPUT_UNWRITABLE\]\n$/);
    }
    closeSync(full);
  });

  it('names the command that was meant, and whose help it is', () => {
    assert.match(
      cloudConfig(['validat']).stderr,
      /there is no command `validat`, did you mean `validate`\?; see `cloud-config --help`/,
    );
    assert.match(
      cloudConfig(['validate', '--formt=json']).stderr,
      /did you mean --format\?; see `cloud-config validate --help`/,
    );
  });

  it('says which value is wrong before anything is asked', () => {
    const fetch = (option: string, value: string) =>
      cloudConfig(['fetch', '--datasource', 'hetzner', option, value]);
    assert.match(fetch('--deadline', 'soon').stderr, /--deadline soon: write a number of seconds/);
    assert.match(
      fetch('--base-url', 'metadata').stderr,
      /--base-url metadata: write a URL that begins with http/,
    );
    assert.equal(fetch('--deadline', '0').status, 2);
  });
});
