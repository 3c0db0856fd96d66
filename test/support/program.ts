import { spawnSync } from 'node:child_process';

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly program?: string;
}

/** The file that `npm run build` makes, or the program that CLOUD_CONFIG names, so that every artifact can be tested. */
export const PROGRAM: readonly string[] = process.env['CLOUD_CONFIG']
  ? [process.env['CLOUD_CONFIG']]
  : [process.execPath, 'dist/cloud-config.mjs'];

/** Runs the built program with nothing of this process's environment but PATH. */
export function cloudConfig(args: readonly string[], options: RunOptions = {}): Result {
  const [command = '', ...first] = PROGRAM;
  const { status, stdout, stderr } = spawnSync(command, [...first, ...args], {
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...options.environment },
  });
  return { status, stdout, stderr };
}
