import { type ChildProcess, spawn } from 'node:child_process';
import type { Commands } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import { errnoOf } from './fs-errors.ts';

const OUTPUT_AT_MOST = 64 * 1024;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface CommandOptions {
  /** Where programs are looked for; systemd's own default when undefined. */
  readonly path?: string;
  /** Bytes; 64 KiB when left out. */
  readonly outputAtMost?: number;
  /** `pure`: of a program that succeeds only what it writes to its standard output. */
  readonly output?: 'pure' | 'mixed';
}

interface Finished {
  readonly status: number;
  readonly output: string;
}

/** Programs with a fixed, C-locale environment; output is both streams. */
export function createCommands(options: CommandOptions = {}): Commands {
  const env = { PATH: options.path ?? PATH, LC_ALL: 'C' };
  return {
    run: (argv, input, limits) => {
      const [program, ...rest] = argv;
      if (program === undefined) throw new Error('a command needs a program');
      return finish(spawn(program, rest, { env, stdio: 'pipe' }), { ...options, program, input, ...limits });
    },
  };
}

interface Run extends CommandOptions {
  readonly program: string;
  readonly input: Uint8Array | undefined;
  /** Milliseconds. */
  readonly timeout?: number;
}

function finish(child: ChildProcess, run: Run): Promise<Finished | undefined> {
  const { program, input, outputAtMost = OUTPUT_AT_MOST } = run;
  return new Promise((resolve, reject) => {
    const chunks: { readonly part: Uint8Array; readonly isError: boolean }[] = [];
    let size = 0;
    const collect = (chunk: Uint8Array, isError: boolean): void => {
      const part = chunk.subarray(0, outputAtMost - size);
      size += part.length;
      chunks.push({ part, isError });
    };
    child.stdout?.on('data', (chunk: Uint8Array) => collect(chunk, false));
    child.stderr?.on('data', (chunk: Uint8Array) => collect(chunk, true));
    // A program may end without reading its input: what it says and its status tell more than the broken pipe.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    const timer = run.timeout === undefined ? undefined : setTimeout(giveUp, run.timeout, run.timeout);
    function giveUp(timeout: number): void {
      child.kill('SIGKILL');
      // What it has started may hold them open.
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
      reject(new CloudConfigError('COMMAND_FAILED', `${program} did not end within ${timeout} ms`));
    }
    child.on('error', (error) => {
      clearTimeout(timer);
      if (errnoOf(error) === 'ENOENT') resolve(undefined);
      else
        reject(
          new CloudConfigError('COMMAND_FAILED', `cannot run ${program}: ${error.message}`, { cause: error }),
        );
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const isPure = run.output === 'pure' && code === 0;
      const parts = chunks.flatMap(({ part, isError }) => (isPure && isError ? [] : [part]));
      const output = new TextDecoder().decode(Buffer.concat(parts));
      resolve({ status: code ?? statusOfSignal(signal), output });
    });
  });
}

/** As a shell counts: 128 and the signal's number, of which only the usual two are told apart. */
function statusOfSignal(signal: NodeJS.Signals | null): number {
  if (signal === 'SIGKILL') return 137;
  return signal === 'SIGTERM' ? 143 : 128;
}
