import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A machine with real systemd, in its own network namespace, on a copy of the image that lives in memory. */
export interface Machine {
  readonly address: string;
  /** Runs a program in the machine; the exit status is not checked. */
  run(argv: readonly string[], options?: RunOptions): Result;
  /** As `run`, for a shell line that must succeed; gives its output without the last line end. */
  sh(line: string): string;
  write(path: string, content: string | Uint8Array, mode?: number): void;
  read(path: string): string;
  /** Process id, outside, of the machine's first process. */
  readonly pid: number;
  /** Shuts it down and boots it again: what is below `/run` is gone; the machine as it is then. */
  reboot(): Promise<Machine>;
  /** Plugs its network cable in or pulls it out. */
  cable(state: 'up' | 'down'): void;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface BootOptions {
  /** Changes the machine's root before it boots. */
  readonly prepare?: (root: string, address: string) => void;
  /** What is waited for: that systemd has nothing left to start, or that it answers at all. */
  readonly until?: 'running' | 'bus';
}

export interface Lab {
  boot(options?: BootOptions): Promise<Machine>;
  /** Runs a program beside the machines, on the same wire: 10.99.0.1 and 169.254.169.254. */
  outside(argv: readonly string[]): readonly string[];
  destroy(): Promise<void>;
}

const CGROUPS = ['/sys/fs/cgroup/systemd', '/sys/fs/cgroup/unified', '/sys/fs/cgroup'];

function must(argv: readonly string[]): void {
  const [program = '', ...args] = argv;
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr.trim()}`);
}

/** A network of its own with nothing outside in reach; machines are booted into it. */
export function createLab(image: string): Lab {
  const id = `cc${process.pid}`;
  const directory = mkdtempSync(join(tmpdir(), 'cloud-config-lab-'));
  const undo: (() => void | Promise<void>)[] = [];
  let count = 0;

  must(['ip', 'netns', 'add', id]);
  undo.push(() => must(['ip', 'netns', 'del', id]));
  for (const args of [
    'link set lo up',
    'link add br0 type bridge',
    'link set br0 up',
    'addr add 10.99.0.1/24 dev br0',
    'addr add 169.254.169.254/32 dev br0',
  ]) {
    must(['ip', '-n', id, ...args.split(' ')]);
  }

  function wire(name: string, address: string): void {
    must(['ip', 'netns', 'add', name]);
    undo.push(() => must(['ip', 'netns', 'del', name]));
    must([
      'ip',
      'link',
      'add',
      `v${name}`,
      'netns',
      id,
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      name,
    ]);
    undo.push(() => must(['ip', '-n', id, 'link', 'del', `v${name}`]));
    must(['ip', '-n', id, 'link', 'set', `v${name}`, 'master', 'br0', 'up']);
    for (const args of [
      'link set lo up',
      `addr add ${address}/24 dev eth0`,
      'link set eth0 up',
      'route add 169.254.169.254/32 via 10.99.0.1',
    ]) {
      must(['ip', '-n', name, ...args.split(' ')]);
    }
  }

  function mount(name: string): string {
    const top = join(directory, name);
    mkdirSync(join(top, 'memory'), { recursive: true });
    mkdirSync(join(top, 'root'));
    must(['mount', '-t', 'tmpfs', 'tmpfs', join(top, 'memory')]);
    undo.push(() => must(['umount', '-l', join(top, 'memory')]));
    mkdirSync(join(top, 'memory/upper'));
    mkdirSync(join(top, 'memory/work'));
    const layers = `lowerdir=${image},upperdir=${join(top, 'memory/upper')},workdir=${join(top, 'memory/work')}`;
    must(['mount', '-t', 'overlay', 'overlay', '-o', layers, join(top, 'root')]);
    undo.push(() => must(['umount', '-l', join(top, 'root')]));
    return join(top, 'root');
  }

  async function boot({ prepare, until = 'running' }: BootOptions = {}): Promise<Machine> {
    count += 1;
    const name = `${id}m${count}`;
    const address = `10.99.0.${10 + count}`;
    wire(name, address);
    const root = mount(name);
    prepare?.(root, address);
    const groups = CGROUPS.filter((group) => existsSync(join(group, 'cgroup.procs'))).map((group) =>
      join(group, name),
    );
    undo.push(() => removeGroups(groups));
    const log = join(directory, `${name}.console`);
    const argv = `systemd-nspawn -q -D ${root} -b --machine=${name} --console=pipe --register=no --keep-unit --network-namespace-path=/run/netns/${name} --capability=CAP_NET_ADMIN --link-journal=no`;

    async function powerOn(patience: 'running' | 'bus'): Promise<Machine> {
      for (const group of groups) mkdirSync(group, { recursive: true });
      const console = openSync(log, 'a');
      // A shell joins the machine's own control group before it becomes nspawn.
      const shell = [...groups.map((group) => `echo $$ > ${group}/cgroup.procs`), `exec ${argv}`].join('; ');
      const child = spawn('sh', ['-c', shell], { stdio: ['ignore', console, console], detached: true });
      closeSync(console);
      const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      undo.push(async () => {
        if (child.exitCode !== null) return;
        const first = child.pid === undefined ? undefined : childOf(child.pid);
        if (first !== undefined) spawnSync('kill', ['-KILL', String(first)]);
        else child.kill('SIGKILL');
        await exited;
      });
      const machine = machineOf(await readyPid(child.pid ?? 0, log, patience), address);
      return {
        ...machine,
        reboot: async () => {
          machine.run(['systemctl', 'reboot']);
          // nspawn leaves it to whoever has started it to start it again.
          await exited;
          await removeGroups(groups);
          return powerOn('bus');
        },
        cable: (state) => must(['ip', '-n', id, 'link', 'set', `v${name}`, state]),
      };
    }
    return powerOn(until);
  }

  // Machines outlive the process that boots them: an interrupted test takes them along.
  function interrupted(signal: NodeJS.Signals): void {
    destroy().finally(() => process.kill(process.pid, signal));
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);

  async function destroy(): Promise<void> {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    for (const step of undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`container lab: ${String(error)}\n`);
      }
    }
    rmSync(directory, { recursive: true, force: true });
  }

  return { boot, outside: (argv) => ['ip', 'netns', 'exec', id, ...argv], destroy };
}

/** Control groups are empty once the machine is gone, but for a moment in which the kernel still counts it. */
async function removeGroups(groups: readonly string[]): Promise<void> {
  for (const group of groups) {
    for (let tries = 0; existsSync(group) && tries < 50; tries++) {
      try {
        for (const inner of innerGroups(group)) rmdirSync(inner);
      } catch {
        await sleep(20);
      }
    }
  }
}

function innerGroups(group: string): readonly string[] {
  const inner = readdirSync(group, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [...inner.flatMap((entry) => innerGroups(join(group, entry.name))), group];
}

function childOf(pid: number): number | undefined {
  try {
    const first = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0];
    return first ? Number(first) : undefined;
  } catch {
    return undefined;
  }
}

async function readyPid(nspawn: number, log: string, until: 'running' | 'bus'): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    const pid = childOf(nspawn);
    if (pid !== undefined && existsSync(`/proc/${pid}/root/run/dbus/system_bus_socket`)) {
      if (until === 'running')
        spawnSync('nsenter', ['-t', String(pid), '-a', 'systemctl', 'is-system-running', '--wait']);
      return pid;
    }
    await sleep(50);
  }
  throw new Error(`the machine did not come up:\n${readFileSync(log, 'utf8')}`);
}

function machineOf(pid: number, address: string): Omit<Machine, 'reboot' | 'cable'> {
  const root = `/proc/${pid}/root`;
  function run(argv: readonly string[], { environment = {}, input = '' }: RunOptions = {}): Result {
    const settings = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const enter = ['-t', String(pid), '-a', 'env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', ...settings];
    const { status, stdout, stderr } = spawnSync('nsenter', [...enter, ...argv], {
      encoding: 'utf8',
      input,
      maxBuffer: 1 << 28,
    });
    return { status, stdout, stderr };
  }
  return {
    pid,
    address,
    run,
    sh: (line) => {
      const { status, stdout, stderr } = run(['sh', '-c', line]);
      if (status !== 0) throw new Error(`${line}: exit ${status}\n${stdout}${stderr}`);
      return stdout.trimEnd();
    },
    write: (path, content, mode = 0o644) => writeFileSync(`${root}${path}`, content, { mode }),
    read: (path) => readFileSync(`${root}${path}`, 'utf8'),
  };
}
