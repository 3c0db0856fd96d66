/**
 * The directory of Azure's Linux agent, as `-from-waagent` of 2018 read it: the agent writes `CustomData`,
 * `SharedConfig.xml` and `ovf-env.xml`, and `provisioned` when it is done, which is waited for.
 * @see https://github.com/coreos/coreos-cloudinit/blob/master/datasource/waagent/waagent.go
 * @see https://github.com/Azure/WALinuxAgent
 */
import { readOvfEnvironment } from './azure-ovf.ts';
import type { Clock, Datasource, Disk, InstanceData, Metadata } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { instanceDataOf } from './instance-data.ts';
import { metadataOf } from './metadata.ts';
import { locationOf, type Provider } from './provider.ts';
import { elementsAt, parseXml } from './xml.ts';

const NAME = 'waagent';
const PATIENCE = 120_000;
const POLL = 500;
const ADDRESS = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/;

interface Options {
  readonly directory: string;
  /** Milliseconds to wait for the agent. */
  readonly patience: number;
  readonly onWait?: (message: string) => void;
}

export function waagent(ports: { readonly disk: Disk; readonly clock: Clock }, options: Options): Datasource {
  const { directory } = options;
  let settled: Promise<boolean> | undefined;

  function isThere(): Promise<boolean> {
    settled ??= settle(ports, options);
    return settled;
  }

  return {
    name: NAME,
    isAvailable: isThere,
    fetch: async () => {
      if (!(await isThere())) throw nothingThere(NAME, `${directory} has no \`provisioned\``);
      return read(ports.disk, directory);
    },
  };
}

/** An agent that never ran has no directory, and is not waited for. */
async function settle(
  { disk, clock }: { readonly disk: Disk; readonly clock: Clock },
  { directory, patience, onWait }: Options,
): Promise<boolean> {
  const isDone = (): boolean => disk.modified(`${directory}/provisioned`) !== undefined;
  if (isDone()) return true;
  if (disk.modified(directory) === undefined) return false;
  onWait?.(`${NAME}: waiting until Azure's agent has written ${directory}/provisioned`);
  const end = clock.monotonic() + patience;
  while (!isDone()) {
    if (clock.monotonic() >= end) return false;
    await clock.sleep(POLL);
  }
  return true;
}

function read(disk: Disk, directory: string): InstanceData {
  const given = readOvfEnvironment(disk, directory, NAME);
  const customData = disk.read(`${directory}/CustomData`);
  return instanceDataOf({
    datasource: NAME,
    location: directory,
    metadata: {
      ...metadataOf({ hostname: given?.hostname, sshKeys: given?.sshKeys }),
      ...addresses(disk, `${directory}/SharedConfig.xml`),
    },
    userData: customData?.length ? customData : given?.customData,
  });
}

function addresses(disk: Disk, path: string): Metadata {
  const content = disk.read(path);
  if (content === undefined || content.length === 0) return {};
  const root = parseXml({ source: NAME, path, content });
  const own = elementsAt(root, 'Incarnation')[0]?.attributes['instance'];
  const instance = elementsAt(root, 'Instances', 'Instance').find(
    ({ attributes }) => attributes['id'] === own,
  );
  if (instance === undefined) return {};
  const published = elementsAt(instance, 'InputEndpoints', 'Endpoint').map(({ attributes }) =>
    addressIn(attributes['loadBalancedPublicAddress']),
  );
  return metadataOf({
    privateIpv4: addressIn(instance.attributes['address']),
    publicIpv4: published.find((address) => address !== undefined),
  });
}

function addressIn(text: string | undefined): string | undefined {
  return ADDRESS.exec(text ?? '')?.[1];
}

export const provider: Provider = {
  name: NAME,
  about: "the directory of Azure's Linux agent",
  documentation: 'https://github.com/Azure/WALinuxAgent',
  location: { about: 'the directory, `/var/lib/waagent`', need: 'required' },
  reads: 'machine',
  signs: [],
  supplies: ['metadata', 'ssh-keys', 'user-data'],
  create: (ports, settings) =>
    waagent(ports, {
      directory: locationOf(NAME, settings).replace(/(?<=.)\/+$/, ''),
      patience: settings.deadline ?? PATIENCE,
      ...(settings.onWait === undefined ? {} : { onWait: settings.onWait }),
    }),
};
