import { type ChildProcess, spawn } from 'node:child_process';
import type { Commands } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import { errnoOf } from './fs-errors.ts';

const OUTPUT_AT_MOST = 64 * 1024;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface CommandOptions {
  /** Where programs are looked for; systemd's own default when undefined. */
  readonly path?: string;
}

interface Finished {
  readonly status: number;
  readonly output: string;
}

/** Programs with a fixed, C-locale environment; output is both streams, at most 64 KiB. */
export function createCommands(options: CommandOptions = {}): Commands {
  const env = { PATH: options.path ?? PATH, LC_ALL: 'C' };
  return {
    run: (argv, input) => {
      const [program, ...rest] = argv;
      if (program === undefined) throw new Error('a command needs a program');
      return finish(spawn(program, rest, { env, stdio: 'pipe' }), program, input);
    },
  };
}

function finish(child: ChildProcess, program: string, input?: Uint8Array): Promise<Finished | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const collect = (chunk: Uint8Array): void => {
      const part = chunk.subarray(0, OUTPUT_AT_MOST - size);
      size += part.length;
      chunks.push(part);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    // A program may end without reading its input: what it says and its status tell more than the broken pipe.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    child.on('error', (error) => {
      if (errnoOf(error) === 'ENOENT') resolve(undefined);
      else
        reject(
          new CloudConfigError('COMMAND_FAILED', `cannot run ${program}: ${error.message}`, { cause: error }),
        );
    });
    child.on('close', (code, signal) => {
      const output = new TextDecoder().decode(Buffer.concat(chunks));
      resolve({ status: code ?? statusOfSignal(signal), output });
    });
  });
}

/** As a shell counts: 128 and the signal's number, of which only the usual two are told apart. */
function statusOfSignal(signal: NodeJS.Signals | null): number {
  if (signal === 'SIGKILL') return 137;
  return signal === 'SIGTERM' ? 143 : 128;
}
