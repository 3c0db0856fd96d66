import type { Host } from '../../apply/host.ts';
import type { InstanceData } from '../../datasources/datasource.ts';
import { CloudConfigError } from '../../errors.ts';
import { createHost } from '../../host/node/host.ts';
import { createPorts } from '../../host/node/ports.ts';
import { printable } from '../../printable.ts';
import { recordRefusal } from '../boot/cluster-state.ts';
import { carryOut, type Run } from '../carry-out.ts';
import { clusterOf, refusalsOnly } from '../cluster-gates.ts';
import { statedEtcdUnit } from '../etcd-unit.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type NetworkPlan, planNetworkOf } from '../network-plan.ts';
import { UsageError } from '../options.ts';
import { prepare } from '../prepare.ts';
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
    terminal.note(`cloud-config: ${printable(error.message)} [${error.code}]\n`);
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
  const network = await networkOf(instance, flags.value('convert-netconf'));
  const prepared = prepare(
    {
      instance,
      variables,
      defaultUser: 'core',
      etcdUnit: statedEtcdUnit(host.files),
      keySet: flags.value('ssh-key-name') ?? 'coreos-cloudinit',
      strictness: 'lenient',
      ...(network === undefined ? {} : { network }),
    },
    host,
  );
  for (const line of prepared.findings) terminal.note(`${line}\n`);
  const code = await carryOutChecked({ host, prepared, instance, format: 'text' }, terminal);
  return flags.has('ignore-failure') && code === EXIT.findings ? EXIT.ok : code;
}

/** An etcd that would spoil its token or become a cluster of its own is not started here either. */
async function carryOutChecked(run: Run, terminal: Terminal): Promise<ExitCode> {
  const { host, prepared } = run;
  const cluster = await clusterOf({ host, ports: createPorts(host) }, prepared.documents);
  const gates = cluster === undefined ? {} : { gates: refusalsOnly(cluster.gates) };
  const { code } = await carryOut({ ...run, ...gates }, terminal);
  for (const line of (await cluster?.findings) ?? []) terminal.note(`cloud-config: ${printable(line)}\n`);
  const refusal = await cluster?.refusal;
  if (refusal !== undefined && host.privileged) recordRefusal(host, refusal);
  return code;
}

/** The network is configured only when asked for, as in 2018; what the platform describes in another format is too. */
async function networkOf(
  instance: InstanceData,
  format: string | undefined,
): Promise<NetworkPlan | undefined> {
  if (format === undefined || instance.networkConfig === undefined) return undefined;
  return planNetworkOf(instance);
}

function help(terminal: Terminal): ExitCode {
  const lines = [...SWITCHES.map((flag) => `  -${flag}\n`), ...VALUES.map((flag) => `  -${flag}=…\n`)];
  terminal.print(`usage: coreos-cloudinit -from-…=… [-validate]\n\n${lines.sort().join('')}`);
  return EXIT.ok;
}
