import assert from 'node:assert/strict';
import { createCommands } from '../../src/host/node/commands.ts';

describe('commands', () => {
  const commands = createCommands();

  it('returns status and output of both streams, without a shell', async () => {
    const result = await commands.run(['sh', '-c', 'echo "$1"; echo err >&2; exit 3', 'sh', '$HOME;x']);
    assert.equal(result?.status, 3);
    assert.match(result?.output ?? '', /\$HOME;x\n/);
    assert.match(result?.output ?? '', /err\n/);
  });

  it('knows a program that does not exist from one that fails', async () => {
    assert.equal(await commands.run(['cloud-config-no-such-program']), undefined);
    assert.equal(await createCommands({ path: '/nowhere' }).run(['sh']), undefined);
    assert.equal((await commands.run(['false']))?.status, 1);
  });

  it('hands over the input and survives a program that does not read it', async () => {
    const input = new Uint8Array(1024 * 1024).fill(97);
    assert.equal((await commands.run(['wc', '-c'], input))?.output.trim(), '1048576');
    assert.equal((await commands.run(['true'], input))?.status, 0);
  });

  it('keeps at most 64 KiB of output', async () => {
    const result = await commands.run(['head', '-c', '1000000', '/dev/zero']);
    assert.equal(result?.output.length, 64 * 1024);
    assert.equal(result?.status, 0);
  });

  it('keeps what a program says beside its output out of it, unless it fails', async () => {
    const pure = createCommands({ output: 'pure' });
    assert.equal((await pure.run(['sh', '-c', 'echo warning >&2; echo value']))?.output, 'value\n');
    assert.equal((await pure.run(['sh', '-c', 'echo no >&2; exit 1']))?.output, 'no\n');
  });

  it('keeps more output where more is asked for', async () => {
    const { output = '' } =
      (await createCommands({ outputAtMost: 200_000 }).run(['head', '-c', '300000', '/dev/zero'])) ?? {};
    assert.equal(output.length, 200_000);
  });

  it('passes nothing of its own environment on', async () => {
    const result = await commands.run(['env']);
    assert.deepEqual(
      result?.output
        .trim()
        .split('\n')
        .map((line) => line.split('=')[0])
        .sort(),
      ['LC_ALL', 'PATH'],
    );
  });

  it('gives up on a program that takes too long, whatever it has started', async () => {
    const limits = { timeout: 50 };
    await assert.rejects(commands.run(['sh', '-c', 'sleep 30 & wait'], undefined, limits), {
      code: 'COMMAND_FAILED',
      message: 'sh did not end within 50 ms',
    });
    assert.equal((await commands.run(['true'], undefined, { timeout: 60_000 }))?.status, 0);
  });

  it('reports a killed program with a status of its own', async () => {
    assert.equal((await commands.run(['sh', '-c', 'kill -9 $$']))?.status, 137);
  });
});
