import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A network namespace with nothing outside in reach, and what runs in it. */
export interface Lab {
  /** Gone with the lab. */
  readonly directory: string;
  /** The command line that runs a program in the namespace, dead when we are. */
  inside(argv: readonly string[]): readonly string[];
  spawn(argv: readonly string[]): ChildProcess;
  /** As `spawn`; what a failed test has left running of a machine is ended before. */
  power(argv: readonly string[]): Promise<ChildProcess>;
  destroy(): Promise<void>;
}

export function must(argv: readonly string[]): void {
  const [program = '', ...args] = argv;
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr.trim()}`);
}

export function createLab(): Lab {
  const id = `ccvm${process.pid}`;
  const directory = mkdtempSync(join(tmpdir(), 'cloud-config-vm-'));
  const children = new Set<ChildProcess>();
  let machine: ChildProcess | undefined;

  must(['ip', 'netns', 'add', id]);
  // qemu's own network passes 10.0.2.2 on to 127.0.0.1, and this address as it is.
  for (const args of ['link set lo up', 'addr add 169.254.169.254/32 dev lo']) {
    must(['ip', '-n', id, ...args.split(' ')]);
  }

  function inside(argv: readonly string[]): readonly string[] {
    return ['ip', 'netns', 'exec', id, 'setpriv', '--pdeathsig', 'KILL', '--', ...argv];
  }

  function start(argv: readonly string[]): ChildProcess {
    const [program = '', ...args] = inside(argv);
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  }

  async function power(argv: readonly string[]): Promise<ChildProcess> {
    if (machine !== undefined) await end(machine);
    machine = start(argv);
    return machine;
  }

  function interrupted(signal: NodeJS.Signals): void {
    destroy().finally(() => process.kill(process.pid, signal));
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);

  async function destroy(): Promise<void> {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await Promise.all([...children].map(end));
    must(['ip', 'netns', 'del', id]);
    rmSync(directory, { recursive: true, force: true });
  }

  return { directory, inside, spawn: start, power, destroy };
}

/** Kills a process and waits until it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
