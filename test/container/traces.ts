import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Machine } from './lab.ts';

const PLACES = '/etc /home /opt /srv /usr /var/lib /var/tmp /root /run';
const NOISE =
  /^\/run\/(?!systemd\/system\/|flannel|app|prepared|a\.ran|cloud-config)|^\/var\/lib\/systemd\/|^\/root\/|^\/etc\/\.pwd\.lock/;

export interface Entry {
  /** As find(1) says it: `f`, `d`, `l`. */
  readonly type: string;
  readonly mode: string;
  readonly owner: string;
  readonly size: number;
  readonly path: string;
  /** Where a symbolic link points to. */
  readonly target: string;
}

/** Everything but directories that the machine has got or changed since `mark` was made, and nothing it does by itself. */
export function changedSince(machine: Machine, mark: string): readonly Entry[] {
  const found = machine.sh(
    `find ${PLACES} -xdev -cnewer ${mark} ! -type d ! -type s -printf '%y\\t%m\\t%U:%G\\t%s\\t%p\\t%l\\n'`,
  );
  return found
    .split('\n')
    .map(entryOf)
    .filter(({ path }) => path !== '' && !NOISE.test(path))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

export function entryAt(machine: Machine, path: string): Entry {
  return entryOf(machine.sh(`find '${path}' -maxdepth 0 -printf '%y\\t%m\\t%U:%G\\t%s\\t%p\\t%l\\n'`));
}

function entryOf(line: string): Entry {
  const [type = '', mode = '', owner = '', size = '', path = '', target = ''] = line.split('\t');
  return { type, mode, owner, size: Number(size), path, target };
}

export function describeEntry({ type, mode, owner, path, target }: Entry): string {
  return `${type} ${mode.padStart(4)} ${owner.padEnd(9)} ${path}${target === '' ? '' : ` -> ${target}`}`;
}

/** Runs a program in the machine and reads, again and again, the arguments of every process meanwhile. */
export async function argumentsDuring(
  argv: readonly string[],
): Promise<{ status: number | null; seen: Set<string> }> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { stdio: 'ignore' });
  const seen = new Set<string>();
  let status: number | null | undefined;
  child.once('exit', (code) => {
    status = code;
  });
  child.once('error', () => {
    status = null;
  });
  while (status === undefined) {
    for (const name of readdirSync('/proc')) {
      if (/^\d/.test(name)) seen.add(commandLine(name));
    }
    await new Promise(setImmediate);
  }
  return { status, seen };
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
