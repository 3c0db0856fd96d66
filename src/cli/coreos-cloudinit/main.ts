import type { Host } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import { createHost } from '../../host/node/host.ts';
import { carryOut } from '../carry-out.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UsageError } from '../options.ts';
import { type Prepared, prepare } from '../prepare.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';
import { type Flags, readFlags, SWITCHES, VALUES } from './flags.ts';
import { fetchInstance } from './sources.ts';
import { validate } from './validate.ts';

const NETWORK_FORMATS = new Set(['debian', 'packet', 'vmware']);

/**
 * The command line of coreos-cloudinit. Exit codes are that program's: 0, 1 for every failure, 2 for usage.
 * @see https://github.com/flatcar/coreos-cloudinit
 */
export async function coreosCloudinit(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const flags = readFlags(args);
  if (flags.has('help')) return help(terminal);
  if (flags.has('version')) {
    terminal.print(`coreos-cloudinit (cloud-config ${VERSION})\n`);
    return EXIT.ok;
  }
  const format = flags.value('convert-netconf');
  if (format !== undefined && !NETWORK_FORMATS.has(format)) {
    throw new UsageError(`-convert-netconf must be one of ${[...NETWORK_FORMATS].join(', ')}`);
  }
  try {
    return await run(flags, terminal);
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    terminal.note(`cloud-config: ${error.message} [${error.code}]\n`);
    return EXIT.findings;
  }
}

async function run(flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const host = createHost({ root: '/' });
  try {
    return await provision(flags, host, terminal);
  } finally {
    host.close();
  }
}

async function provision(flags: Flags, host: Host, terminal: Terminal): Promise<ExitCode> {
  const { instance, variables } = await fetchInstance(flags, host, terminal);
  if (flags.has('validate')) return validate(instance, host, terminal);
  const read = prepare(
    {
      instance,
      variables,
      defaultUser: 'core',
      keySet: flags.value('ssh-key-name') ?? 'coreos-cloudinit',
      strictness: 'lenient',
    },
    host,
  );
  const prepared = withoutNetwork(read, flags.value('convert-netconf'));
  for (const line of prepared.findings) terminal.note(`${line}\n`);
  const { code } = await carryOut({ host, prepared, instance, format: 'text' }, terminal);
  return flags.has('ignore-failure') && code === EXIT.findings ? EXIT.ok : code;
}

/** What was asked for and is not done is a failure of the run, wherever its end is told. */
function withoutNetwork(prepared: Prepared, format: string | undefined): Prepared {
  if (format === undefined) return prepared;
  const finding = `network configuration: error: this version does not convert ${format} network configuration`;
  return { ...prepared, hasErrors: true, findings: [...prepared.findings, finding] };
}

function help(terminal: Terminal): ExitCode {
  const lines = [...SWITCHES.map((flag) => `  -${flag}\n`), ...VALUES.map((flag) => `  -${flag}=…\n`)];
  terminal.print(`usage: coreos-cloudinit -from-…=… [-validate]\n\n${lines.sort().join('')}`);
  return EXIT.ok;
}
