import type { Host } from '../apply/host.ts';
import { metadataFromEnvironment } from '../datasources/environment.ts';
import { CloudConfigError } from '../errors.ts';
import { createDisk } from '../host/node/disk.ts';
import { createHost } from '../host/node/host.ts';
import { statedEtcdUnit } from './etcd-unit.ts';
import { readInput } from './input.ts';
import { type OptionSpec, onlyOperand, type ParsedOptions } from './options.ts';
import { type Prepared, type Provisioning, prepare } from './prepare.ts';
import type { Terminal } from './terminal.ts';
import { variablesFor } from './variables-for.ts';

/** Options of every command that plans a document. */
export const DOCUMENT_OPTIONS: readonly OptionSpec[] = [
  { name: 'root', value: 'DIR', about: 'the directory that stands for /; offline, without systemd' },
  { name: 'strict', about: 'refuse a document with any error' },
  { name: 'default-user', value: 'NAME', about: 'whose the top-level SSH keys are (core)' },
];

export interface DocumentSetup {
  readonly host: Host;
  readonly provisioning: Provisioning;
  readonly prepared: Prepared;
}

/** Reads the document that a command names, with addresses from the environment as the 2018 agent took them. */
export async function documentSetup(parsed: ParsedOptions, terminal: Terminal): Promise<DocumentSetup> {
  const { name, content } = readInput(onlyOperand(parsed, 'FILE'));
  const host = createHost({ root: rootOf(parsed) });
  const metadata = metadataFromEnvironment(terminal.environment);
  const instance = { datasource: 'file', location: name, metadata, userData: content };
  const provisioning: Provisioning = {
    instance,
    variables: variablesFor(instance, terminal.environment),
    defaultUser: parsed.value('default-user') ?? 'core',
    etcdUnit: statedEtcdUnit(host.files),
    keySet: 'coreos-cloudinit',
    strictness: parsed.has('strict') ? 'strict' : 'lenient',
  };
  return { host, provisioning, prepared: prepare(provisioning, host) };
}

function rootOf(parsed: ParsedOptions): string {
  const root = parsed.value('root') ?? '/';
  if (createDisk().list(root) !== undefined) return root;
  throw new CloudConfigError('ROOT_UNREADABLE', `--root ${root}: there is no such directory`);
}
