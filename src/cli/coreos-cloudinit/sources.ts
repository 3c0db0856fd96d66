import type { Host } from '../../apply/host.ts';
import type { Variables } from '../../config/variables.ts';
import type { InstanceData } from '../../datasources/datasource.ts';
import { gatherEvidence } from '../../datasources/evidence.ts';
import { findDatasource } from '../../datasources/index.ts';
import type { SourceSettings } from '../../datasources/provider.ts';
import { selectDatasource } from '../../datasources/select.ts';
import { CloudConfigError } from '../../errors.ts';
import { createPorts } from '../../host/node/ports.ts';
import { UsageError } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { variablesFor } from '../variables-for.ts';
import type { Flag, Flags, ValueFlag } from './flags.ts';

/** Flags that name a source, and which, in the order in which they are preferred. */
const SOURCES: readonly (readonly [flag: ValueFlag, datasource: string])[] = [
  ['from-file', 'file'],
  ['from-url', 'url'],
  ['from-configdrive', 'config-drive'],
  ['from-ec2-metadata', 'ec2'],
];

/** Where the path unit of Vagrant boxes points: coreos-cloudinit-vagrant-user.path. */
const VAGRANT_FILE = '/var/lib/coreos-vagrant/vagrantfile-user-data';

/** Flags of sources that this version does not have. */
const MISSING: readonly Flag[] = [
  'from-gce-metadata',
  'from-cloudsigma-metadata',
  'from-digitalocean-metadata',
  'from-waagent',
  'from-packet-metadata',
  'from-vmware-guestinfo',
  'from-vmware-ovf-env',
];

/** What the first of the given sources that is there supplies, and the variables that come of it. */
export async function fetchInstance(
  flags: Flags,
  host: Host,
  terminal: Terminal,
): Promise<{ readonly instance: InstanceData; readonly variables: Variables }> {
  const chosen = SOURCES.flatMap(([flag, name]) =>
    flags.has(flag) ? [sourceAt(name, flags.value(flag))] : [],
  );
  if (flags.has('from-metadata-service')) chosen.push({ name: 'ec2', location: undefined });
  if (flags.has('from-proc-cmdline')) chosen.push({ name: 'kernel-command-line', location: undefined });
  const missing = MISSING.filter((flag) => flags.has(flag)).map((flag) => `-${flag}`);
  if (chosen.length === 0 && missing.length > 0) {
    throw new CloudConfigError('DS_UNSUPPORTED', `this version has no datasource for ${missing.join(', ')}`);
  }
  if (chosen.length === 0)
    throw new UsageError(
      'give at least one source: -from-file, -from-configdrive, -from-ec2-metadata, -from-url or -from-proc-cmdline',
    );
  if (missing.length > 0)
    terminal.note(
      `cloud-config: this version has no datasource for ${missing.join(', ')}; it is not asked\n`,
    );
  const note = (message: string) => terminal.note(`cloud-config: ${message}\n`);
  const ports = createPorts(host);
  const evidence = gatherEvidence(ports.disk);
  const sources = chosen.map(({ name, location }) => {
    const settings: SourceSettings = {
      environment: terminal.environment,
      evidence,
      onWait: note,
      ...(flags.value('convert-netconf') === 'debian' ? { networkFormat: 'debian' } : {}),
      ...(location === undefined ? {} : { location }),
    };
    return findDatasource(name)?.create(ports, settings);
  });
  const source = await selectDatasource(
    sources.filter((each) => each !== undefined),
    { onPass: note },
  );
  const instance = await source.fetch();
  return { instance, variables: variablesFor(instance, terminal.environment) };
}

interface Chosen {
  readonly name: string;
  readonly location: string | undefined;
}

/** Vagrant's units name its file like any other, but an old one of the boot before must not be taken for this one's. */
function sourceAt(name: string, location: string | undefined): Chosen {
  const isVagrant = name === 'file' && location === VAGRANT_FILE;
  return isVagrant ? { name: 'vagrant', location: undefined } : { name, location };
}
