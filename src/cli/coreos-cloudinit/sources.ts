import type { Host } from '../../apply/host.ts';
import type { Variables } from '../../config/variables.ts';
import type { InstanceData } from '../../datasources/datasource.ts';
import { gatherEvidence } from '../../datasources/evidence.ts';
import { findDatasource } from '../../datasources/index.ts';
import type { SourceSettings } from '../../datasources/provider.ts';
import { selectDatasource } from '../../datasources/select.ts';
import { createPorts } from '../../host/node/ports.ts';
import { printable } from '../../printable.ts';
import { UsageError } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { variablesFor } from '../variables-for.ts';
import { type Flag, type Flags, isSwitch } from './flags.ts';

/** Flags that name sources, and which, in the order in which they are preferred. */
const SOURCES: readonly (readonly [flag: Flag, datasource: string])[] = [
  ['from-file', 'file'],
  ['from-url', 'url'],
  ['from-configdrive', 'config-drive'],
  ['from-vmware-ovf-env', 'ovf'],
  ['from-waagent', 'waagent'],
  ['from-proc-cmdline', 'kernel-command-line'],
  ['from-vmware-guestinfo', 'vmware'],
  ['from-vmware-guestinfo', 'vmware-url'],
  ['from-cloudsigma-metadata', 'cloudsigma'],
  ['from-ec2-metadata', 'ec2'],
  ['from-metadata-service', 'ec2'],
  ['from-gce-metadata', 'gce'],
  ['from-digitalocean-metadata', 'digitalocean'],
  ['from-packet-metadata', 'packet'],
];

/** Where the path unit of Vagrant boxes points: coreos-cloudinit-vagrant-user.path. */
const VAGRANT_FILE = '/var/lib/coreos-vagrant/vagrantfile-user-data';

/** What the first of the given sources that is there supplies, and the variables that come of it. */
export async function fetchInstance(
  flags: Flags,
  host: Host,
  terminal: Terminal,
): Promise<{ readonly instance: InstanceData; readonly variables: Variables }> {
  const chosen = SOURCES.flatMap(([flag, name]) =>
    flags.has(flag) ? [sourceAt(name, isSwitch(flag) ? undefined : flags.value(flag))] : [],
  );
  if (chosen.length === 0) {
    const names = new Set(SOURCES.map(([flag]) => `-${flag}`));
    throw new UsageError(`give at least one source: ${[...names].join(', ')}`);
  }
  const note = (message: string) => terminal.note(`cloud-config: ${printable(message)}\n`);
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
